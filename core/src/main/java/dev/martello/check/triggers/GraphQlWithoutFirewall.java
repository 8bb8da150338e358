package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags AppSync APIs that anybody may ask and that no web ACL stands in front of. */
@About(
    severity = LOW,
    title = "Open AppSync API has no web ACL",
    why =
        "AppSync limits no single client: whoever has the key can flood the resolvers and the data"
            + " behind them.",
    mend = "Associate a web ACL with the API (`AWS::WAFv2::WebACLAssociation`).",
    cwe = 693,
    sameAs = {"CKV2_AWS_33"})
final class GraphQlWithoutFirewall implements Check {
  /*
   * Where callers are known, they can be told apart and shut out; so the rule asks only of APIs that
   * a key opens. Profile strict: every API that is not private.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources(GraphQlApis.GRAPHQL)
        .map(api -> judge(app, api, context.isStrict()).on(GraphQlApis.functionsOf(context, api)));
  }

  private static Verdict judge(App app, Entity api, boolean isStrict) {
    var settings = app.settingsOf(api);
    var type = settings.get("AuthenticationType").text();
    Tri isOpen = isStrict ? Tri.YES : type.isEqualTo("API_KEY");
    return Verdict.of(
            isOpen.and(GraphQlApis.isPublic(settings)).and(app.isGuarded(api).not()),
            api,
            api.origin(),
            "no web ACL stands in front of the GraphQL API",
            type,
            settings.get("Visibility").text("GLOBAL"))
        .mendedBy(NewFirewall.inFrontOf(api, Term.ref(api.identity().id())));
  }
}
