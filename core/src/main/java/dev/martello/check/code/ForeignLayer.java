package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.LayerPublishers;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags layers whose publisher nobody has vouched for. */
@About(
    severity = LOW,
    title = "Layer is of an account that nobody vouches for",
    why =
        "A layer is code that runs with the function's role; whoever published it could do all that"
            + " the function may do.",
    mend =
        "Build the layer yourself, or name its account among those whose layers are allowed once"
            + " somebody has looked at it.",
    cwe = 829,
    sameAs = {"awslambda_function_using_cross_account_layers", "A.5", "LAYER.ORIGIN.001"})
final class ForeignLayer implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var parameters = new Parameters(app);
    return app.functions().stream()
        .flatMap(
            function -> {
              var accounts = new Accounts(app, parameters, function);
              return function.layers().stream()
                  .map(layer -> judge(accounts, function, layer, context).on(function));
            });
  }

  private static Verdict judge(
      Accounts accounts, LambdaFunction function, Val<String> layer, Context context) {
    var organisation = context.organisation();
    boolean isOrganisationTold =
        !organisation.accounts().isEmpty() || !organisation.layerAccounts().isEmpty();
    return Verdict.of(
            accounts.isForeign(
                layer,
                account ->
                    organisation.allowsLayersOf(account)
                        || LayerPublishers.standard().find(account).isPresent()),
            function,
            layer.origin(),
            message(layer),
            layer)
        .raised(isOrganisationTold ? 1 : 0);
  }

  private static String message(Val<String> layer) {
    var accounts = Accounts.of(layer);
    return accounts.isEmpty()
        ? "layer `%s` may be of any account".formatted(layer.brief())
        : "layer `%s` is of account `%s`, which is neither a known publisher nor known to be yours"
            .formatted(layer.brief(), String.join("` or `", accounts));
  }
}
