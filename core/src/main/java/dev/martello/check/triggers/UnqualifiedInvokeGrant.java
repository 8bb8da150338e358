package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.ActionPattern;
import dev.martello.model.App;
import dev.martello.model.Effect;
import dev.martello.model.Grantee;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Policy;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
   * is then told only under the strict profile, as for functions that are not declared in what was
   * read.
   */
  private static final String INVOKE = "lambda:InvokeFunction";

  private static final Pattern UNQUALIFIED =
      Pattern.compile("arn:[^:]+:lambda:[^:]*:[^:]*:function:[\\w-]+");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var aliased = Aliases.functionsWithAlias(app, context);
    var byArn =
        app.functions().stream()
            .filter(function -> context.isStrict() || aliased.contains(function.identity().key()))
            .collect(Collectors.groupingBy(function -> app.arnOf(function).show()));
    var declared =
        app.grantees()
            .flatMap(
                grantee ->
                    named(grantee, byArn)
                        .map(one -> judge(grantee, one, app, context))
                        .map(verdict -> verdict.on(context.functionsOf(grantee))));
    return context.isStrict()
        ? Stream.concat(declared, app.grantees().flatMap(grantee -> elsewhere(grantee, byArn)))
        : declared;
  }

  private static Stream<Verdict> elsewhere(
      Grantee grantee, Map<String, List<LambdaFunction>> byArn) {
    return grantee.policies().stream()
        .filter(Policy::isOfIdentity)
        .flatMap(policy -> policy.document().statements().stream())
        .filter(UnqualifiedInvokeGrant::grantsInvoke)
        .flatMap(
            statement ->
                statement.resources().stream()
                    .filter(resource -> !byArn.containsKey(resource.show()))
                    .filter(resource -> resource.is(UNQUALIFIED.asMatchPredicate()).isYes())
                    .filter(resource -> !isQualifiedIn(statement, resource.show())))
        .limit(1)
        .map(
            resource ->
                Verdict.fails(
                    grantee,
                    resource.origin(),
                    "versions and aliases of `%s` are not in it".formatted(resource.brief())));
  }

  private static boolean grantsInvoke(Statement statement) {
    return !statement.notAction()
        && !statement.notResource()
        && statement.effect().isEqualTo(Effect.ALLOW).isYes()
        && statement.actions().stream()
            .anyMatch(action -> action.is(text -> ActionPattern.of(text).matches(INVOKE)).isYes());
  }

  private static boolean isQualifiedIn(Statement statement, String arn) {
    return statement.resources().stream()
        .map(Val::show)
        .anyMatch(text -> text.startsWith(arn) && text.length() > arn.length());
  }

  /** A function with the first text that names it in a policy of a grantee. */
  private record Named(LambdaFunction function, Val<String> resource) {}

  /** Returns the functions that a grantee's policies name and that do not run with it. */
  private static Stream<Named> named(Grantee grantee, Map<String, List<LambdaFunction>> byArn) {
    var found = new TreeMap<Identity, Named>();
    grantee.policies().stream()
        .filter(Policy::isOfIdentity)
        .flatMap(policy -> policy.document().statements().stream())
        .filter(statement -> !statement.notResource())
        .flatMap(statement -> statement.resources().stream())
        .forEach(
            resource ->
                byArn.getOrDefault(resource.show(), List.of()).stream()
                    .filter(function -> !runsWith(function, grantee))
                    .forEach(
                        function ->
                            found.putIfAbsent(function.identity(), new Named(function, resource))));
    return found.values().stream();
  }

  private static boolean runsWith(LambdaFunction function, Grantee grantee) {
    return function.role().known().anyMatch(own -> own.identity().isSame(grantee.identity()));
  }

  private static Verdict judge(Grantee grantee, Named named, App app, Context context) {
    var arn = app.arnOf(named.function());
    var grants = context.grantsOf(grantee);
    var qualified = arn.map(text -> text + ":live");
    Tri isLeftOut =
        grants.grants(INVOKE, arn).and(grants.grantsSome(INVOKE, suffixed(arn, qualified)).not());
    return Verdict.of(
        isLeftOut.isYes() ? Tri.YES : Tri.NO,
        grantee,
        named.resource().origin(),
        "the aliases of `%s` are not in it".formatted(named.function().identity().title()));
  }

  private static Val<String> suffixed(Val<String> arn, Val<String> known) {
    return arn instanceof Val.Unknown<String>(String expression, Origin origin)
        ? Val.unknown(expression + ":live", origin)
        : known;
  }
}
