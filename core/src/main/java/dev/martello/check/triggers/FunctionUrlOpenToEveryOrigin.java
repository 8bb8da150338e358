package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Cors;
import dev.martello.model.FunctionUrl;
import dev.martello.model.LambdaFunction;
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
    sameAs = {"URL.CORS.001"})
final class FunctionUrlOpenToEveryOrigin implements FunctionCheck {

  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    return function.urls().stream()
        .flatMap(url -> url.cors().stream().flatMap(cors -> judge(url, cors)));
  }

  private static Stream<Verdict> judge(FunctionUrl url, Cors cors) {
    return cors.allowOrigins().stream().map(origin -> judge(url, cors, origin));
  }

  private static Verdict judge(FunctionUrl url, Cors cors, Val<String> origin) {
    Tri isAnyOrigin = origin.is(FunctionUrlOpenToEveryOrigin::isAny);
    Tri sendsCredentials = cors.allowCredentials().isEqualTo(true);
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
