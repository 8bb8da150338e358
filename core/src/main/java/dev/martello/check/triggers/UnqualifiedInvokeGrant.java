package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Policy;
import dev.martello.model.Role;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags rights to invoke a function that leave out its aliases, though it is called by one. */
@About(
    severity = LOW,
    title = "Right to invoke leaves out the function's aliases",
    why =
        "Calls to an alias are refused, which tempts people to allow `*`; the right that is there"
            + " only serves the code that is not released.",
    mend = "Add the ARN with `:*`, or that of the alias, to `Resource`.",
    cwe = 285,
    sameAs = {"0ca1017d"})
final class UnqualifiedInvokeGrant implements Check {
  /*
   * `function:name` does not match a call to `function:name:alias` (Lambda Developer Guide,
   * "Resources and conditions for Lambda actions"). Without an alias nobody calls one, so the rule
   * is then told only under the strict profile.
   */
  private static final String INVOKE = "lambda:InvokeFunction";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var aliased = Aliases.functionsWithAlias(app, context);
    return app.roles().stream()
        .flatMap(
            role ->
                app.functions().stream()
                    .filter(
                        function ->
                            context.isStrict() || aliased.contains(function.identity().key()))
                    .filter(function -> !runsWith(function, role))
                    .flatMap(function -> judge(role, function, app, context))
                    .map(verdict -> verdict.on(app.functionsOf(role).toList())));
  }

  private static boolean runsWith(LambdaFunction function, Role role) {
    return function.role().known().anyMatch(own -> own.identity().isSame(role.identity()));
  }

  private static Stream<Verdict> judge(
      Role role, LambdaFunction function, App app, Check.Context context) {
    var arn = app.arnOf(function);
    var naming =
        role.policies().stream()
            .filter(Policy::isOfIdentity)
            .flatMap(policy -> policy.document().statements().stream())
            .filter(statement -> !statement.notResource())
            .flatMap(statement -> statement.resources().stream())
            .filter(resource -> resource.show().equals(arn.show()))
            .findFirst();
    if (naming.isEmpty()) {
      return Stream.empty();
    }
    var grants = context.grantsOf(role);
    var qualified = arn.map(text -> text + ":live");
    Tri isLeftOut =
        grants.grants(INVOKE, arn).and(grants.grantsSome(INVOKE, suffixed(arn, qualified)).not());
    return Stream.of(
        Verdict.of(
            isLeftOut.isYes() ? Tri.YES : Tri.NO,
            role,
            naming.get().origin(),
            "the aliases of `%s` are not in it".formatted(function.identity().title())));
  }

  private static Val<String> suffixed(Val<String> arn, Val<String> known) {
    return arn instanceof Val.Unknown<String>(String expression, Origin origin)
        ? Val.unknown(expression + ":live", origin)
        : known;
  }
}
