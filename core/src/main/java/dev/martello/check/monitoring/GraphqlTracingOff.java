package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import java.util.List;
import java.util.stream.Stream;

/** Flags GraphQL APIs that hide where the traces of their functions begin. */
@About(
    severity = LOW,
    title = "GraphQL API is not traced",
    why =
        "Traces begin in the functions, so which query caused them and what the other resolvers did"
            + " cannot be seen.",
    mend = "Set `XrayEnabled` to `true`.",
    cwe = 778,
    sameAs = {"AppSyncTracing"})
final class GraphqlTracingOff implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources("AWS::AppSync::GraphQLApi")
        .flatMap(api -> judge(api, Behind.in(context).graphqlApi(api), app, context));
  }

  private static Stream<Verdict> judge(
      Entity api, List<LambdaFunction> functions, App app, Context context) {
    return context.asksOfEveryResource() || Behind.isAnyTraced(functions)
        ? Stream.of(judge(api, app).on(functions))
        : Stream.empty();
  }

  private static Verdict judge(Entity api, App app) {
    var isOn = app.settingsOf(api).get("XrayEnabled").flag(false);
    return Verdict.of(
            isOn.isEqualTo(false), api, isOn.origin(), "the API passes on no traces", isOn)
        .mendedBy(Remedy.of("set `XrayEnabled` to `true`", change(api)));
  }

  static Change change(Entity api) {
    return Change.put(api.identity(), Term.flag(true), "XrayEnabled");
  }
}
