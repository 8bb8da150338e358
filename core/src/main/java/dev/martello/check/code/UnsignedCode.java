package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Code;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags functions that take code which nobody has signed. */
@About(
    severity = LOW,
    title = "Function takes code that nobody signed",
    why =
        "Whoever may update the function, or write to the bucket it is deployed from, can run"
            + " code that never went through the pipeline.",
    mend = "Sign packages with AWS Signer and set `CodeSigningConfigArn`.",
    cwe = 345,
    sameAs = {"CKV_AWS_272", "E.1", "CODESIGN.001"})
final class UnsignedCode implements Check {
  /*
   * Signing takes a pipeline that signs, which few have; so by default this speaks only where the
   * same template has one. Container images cannot be signed this way (Lambda Developer Guide, "Using
   * code signing to verify code integrity"), and inline code is never a package.
   */
  private static final String CONFIGURATION = "AWS::Lambda::CodeSigningConfig";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    Set<String> signing =
        context
            .resources(CONFIGURATION)
            .map(config -> config.identity().stack())
            .collect(Collectors.toSet());
    return app.functions().stream()
        .filter(function -> isPackage(function) && !function.identity().isSupplied())
        .filter(function -> context.isStrict() || signing.contains(function.identity().stack()))
        .map(function -> judge(function).on(function));
  }

  private static boolean isPackage(LambdaFunction function) {
    return switch (function.code()) {
      case Code.Local _, Code.InBucket _, Code.Unrecognised _ -> true;
      case Code.Image _, Code.Inline _, Code.Undeclared _ -> false;
    };
  }

  private static Verdict judge(LambdaFunction function) {
    var signing = function.codeSigning();
    return Verdict.of(
        Shape.isEmpty(signing),
        function,
        function.origin(),
        "any package may be deployed, signed or not",
        signing);
  }
}
