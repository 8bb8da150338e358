package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Cors;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags APIs that know their callers and yet let every web site call. */
@About(
    severity = LOW,
    title = "API lets every origin read its answers",
    why =
        "Any web site that a signed-in user visits can call the API from the user's browser and"
            + " read the answers.",
    mend = "Name the origins of your own pages in `AllowOrigins` (`AllowOrigin` in REST APIs).",
    cwe = 942,
    sameAs = {"CORS.001"})
final class ApiCorsOpenToEveryOrigin implements Check {
  /*
   * A wildcard gives nothing away where everybody may call without credentials anyhow, from a
   * browser or not; so an API without any authentication stays silent here, except under
   * the profile strict.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.apis().stream()
        .flatMap(api -> api.cors().stream().flatMap(cors -> judge(api, cors, context.isStrict())));
  }

  private static Stream<Verdict> judge(Api api, Cors cors, boolean isStrict) {
    Tri knowsCallers =
        api.routes().stream()
            .filter(route -> !route.isPreflight().isYes())
            .map(route -> route.authorization().isOpen().not())
            .reduce(Tri.of(isStrict), Tri::or);
    Tri sendsCredentials = cors.allowCredentials().isEqualTo(true);
    return cors.allowOrigins().stream()
        .map(origin -> judge(api, origin, knowsCallers, sendsCredentials));
  }

  private static Verdict judge(
      Api api, Val<String> origin, Tri knowsCallers, Tri sendsCredentials) {
    var verdict =
        Verdict.of(
            origin.is(ApiCorsOpenToEveryOrigin::isAny).and(knowsCallers.or(sendsCredentials)),
            api,
            origin.origin(),
            "pages of every origin may call the API",
            origin);
    return verdict instanceof Verdict.Fails fails && sendsCredentials.isYes()
        ? fails.raised(1)
        : verdict;
  }

  /** SAM and OpenAPI quote the value, since API Gateway's static values are quoted. */
  private static boolean isAny(String origin) {
    var bare = origin.replace("'", "");
    return bare.equals("*") || bare.equals("http://*") || bare.equals("https://*");
  }
}
