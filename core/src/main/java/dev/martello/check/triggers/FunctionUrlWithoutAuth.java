package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.CodeFacts;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.FunctionUrl;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import java.util.List;
import java.util.stream.Stream;

/** Flags function URLs that anybody on the internet may call. */
@About(
    severity = HIGH,
    title = "Function URL needs no authentication",
    why = "Anybody who learns or guesses the URL can run the function as often as they like.",
    mend =
        "Set `AuthType: AWS_IAM` and let callers sign their requests, or put an API with an"
            + " authorizer in front.",
    cwe = 306,
    sameAs = {
      "CKV_AWS_258",
      "LambdaFunctionUrlAuth",
      "awslambda_function_url_public",
      "URL.AUTH.001"
    })
final class FunctionUrlWithoutAuth implements CodeFacts.AsksCode {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var code = CodeFacts.of(context);
    return FunctionUrls.judge(
        app,
        url -> Stream.of(code.judged(judge(url), behind(url, app), trigger -> isOf(trigger, url))));
  }

  private static List<LambdaFunction> behind(FunctionUrl url, App app) {
    return app.functions().stream().filter(function -> function.urls().contains(url)).toList();
  }

  private static boolean isOf(Trigger trigger, FunctionUrl url) {
    return trigger instanceof Trigger.FromUrl(FunctionUrl other)
        && other.identity().isSame(url.identity());
  }

  private static Verdict judge(FunctionUrl url) {
    return Verdict.of(
            url.authType().isEqualTo("NONE"),
            url,
            url.authType().origin(),
            "the function URL has `AuthType: NONE`",
            url.authType())
        .mendedBy(
            Remedy.of(
                    "let IAM decide who may call",
                    Change.put(url.identity(), Term.text("AWS_IAM"), "AuthType"))
                .warning(
                    "callers then sign their requests, and need `lambda:InvokeFunctionUrl` and"
                        + " `lambda:InvokeFunction`"));
  }
}
