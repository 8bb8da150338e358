package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Cors;
import dev.martello.model.FunctionUrl;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags function URLs that let every web site call with the visitor's credentials. */
@About(
    severity = MEDIUM,
    title = "Function URL lets every origin send credentials",
    why = "Any web site that a signed-in user visits can call the function in the user's name.",
    mend = "Name the origins in `AllowOrigins`, or set `AllowCredentials: false`.",
    cwe = 942,
    sameAs = {"URL.CORS.001", "CKV2_AWS_75", "awslambda_function_url_cors_policy", "B.3"})
final class FunctionUrlOpenToEveryOrigin implements Check {
  /*
   * Without credentials a page of another origin gets no more than its author could fetch himself, so
   * the wildcard alone is told only under the strict profile.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return FunctionUrls.judge(
        app, url -> url.cors().stream().flatMap(cors -> judge(url, cors, context)));
  }

  private static Stream<Verdict> judge(FunctionUrl url, Cors cors, Check.Context context) {
    return cors.allowOrigins().stream().map(origin -> judge(url, cors, origin, context));
  }

  private static Verdict judge(
      FunctionUrl url, Cors cors, Val<String> origin, Check.Context context) {
    Tri isAnyOrigin = origin.is(FunctionUrlOpenToEveryOrigin::isAny);
    Tri sendsCredentials = cors.allowCredentials().isEqualTo(true);
    if (context.isStrict() && sendsCredentials.isNo()) {
      return Verdict.of(
              isAnyOrigin,
              url,
              origin.origin(),
              "origin `%s` may call".formatted(origin.show()),
              origin)
          .raised(-1);
    }
    return Verdict.of(
        isAnyOrigin.and(sendsCredentials),
        url,
        origin.origin(),
        "origin `%s` may call with credentials".formatted(origin.show()),
        origin,
        cors.allowCredentials());
  }

  private static boolean isAny(String origin) {
    return origin.equals("*") || origin.equals("http://*") || origin.equals("https://*");
  }
}
