package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Flags GraphQL APIs that answer queries of any depth and tell everybody their schema. */
@About(
    severity = LOW,
    title = "GraphQL queries have no limits",
    why =
        "One nested query makes hundreds of calls to functions and tables, and introspection shows"
            + " an attacker which query that is.",
    mend =
        "Set `QueryDepthLimit` and `ResolverCountLimit` to what your clients need, and"
            + " `IntrospectionConfig` to `DISABLED` outside of development.",
    cwe = 770)
final class UnboundedGraphQl implements Check {
  /*
   * AWS CloudFormation Template Reference, AWS::AppSync::GraphQLApi: without a value the depth is
   * unlimited and up to 10,000 resolvers run for a query; introspection is enabled. APIs that only
   * VPC endpoints reach are silent, and but for the profile strict those that only AWS principals call
   * (IAM).
   */
  private static final Map<String, Long> LIMITS =
      new TreeMap<>(Map.of("QueryDepthLimit", 10L, "ResolverCountLimit", 100L));

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources(GraphQlApis.GRAPHQL)
        .flatMap(
            api ->
                judge(app.settingsOf(api), api, context)
                    .map(verdict -> verdict.on(GraphQlApis.functionsOf(context, api))));
  }

  private static Stream<Verdict> judge(Settings settings, Entity api, Check.Context context) {
    Tri isAsked =
        GraphQlApis.isPublic(settings)
            .and(GraphQlApis.admitsPeople(settings).or(Tri.of(context.isStrict())));
    var introspection = settings.get("IntrospectionConfig").text("ENABLED");
    return Stream.of(
        limits(settings, api, isAsked),
        Verdict.of(
                isAsked.and(introspection.isEqualTo("ENABLED")),
                api,
                GraphQlApis.placeOf(api, settings.get("IntrospectionConfig")),
                "the GraphQL API tells its whole schema to every caller",
                introspection)
            .mendedBy(
                Remedy.of(
                        "switch introspection off",
                        Change.put(api.identity(), Term.text("DISABLED"), "IntrospectionConfig"))
                    .warning("tools that read the schema from the API stop working")));
  }

  private static Verdict limits(Settings settings, Entity api, Tri isAsked) {
    var unset = new ArrayList<String>();
    var changes = new ArrayList<Change>();
    var asked = new ArrayList<Val<?>>();
    Tri isMissing = Tri.NO;
    for (var limit : LIMITS.entrySet()) {
      var set = settings.get(limit.getKey()).number(0);
      Tri isUnset = set.is(number -> number <= 0);
      asked.add(set);
      isMissing = isMissing.or(isUnset);
      if (isUnset.isYes()) {
        unset.add("`" + limit.getKey() + "`");
        changes.add(Change.put(api.identity(), Term.number(limit.getValue()), limit.getKey()));
      }
    }
    return Verdict.of(
            isAsked.and(isMissing),
            api,
            api.origin(),
            "the GraphQL API sets no " + String.join(" and no ", unset),
            asked)
        .mendedBy(
            new Remedy(
                "limit what one query may ask for",
                changes,
                "queries beyond the limits are refused: choose what your clients need"));
  }
}
