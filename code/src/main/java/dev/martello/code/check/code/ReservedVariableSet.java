package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags code and templates that set environment variables which Lambda sets itself. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "A variable of Lambda's own is overwritten",
    why =
        "SDKs and extensions read it: calls go to another region, use other credentials, or fail,"
            + " for all later events too.",
    mend = "Hand the value to the client that needs it, or use a variable of another name.")
final class ReservedVariableSet implements MisuseCheck {
  /*
   * AWS Lambda Developer Guide, "Defined runtime environment variables", the reserved ones:
   * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
   */
  private static final Pattern RESERVED =
      Pattern.compile(
          "_HANDLER|_X_AMZN_TRACE_ID|AWS_(?:DEFAULT_)?REGION|AWS_EXECUTION_ENV"
              + "|AWS_LAMBDA_(?:FUNCTION_(?:NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE"
              + "|LOG_(?:GROUP|STREAM)_NAME|RUNTIME_API)"
              + "|AWS_ACCESS_KEY(?:_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN"
              + "|LAMBDA_(?:TASK_ROOT|RUNTIME_DIR)");

  @Override
  public String misuse() {
    return "reserved-variable-set";
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        MisuseCheck.super.run(app, context),
        app.functions().stream().flatMap(ReservedVariableSet::configured));
  }

  private static Stream<Verdict> configured(LambdaFunction function) {
    return function.environment().stream()
        .filter(variable -> RESERVED.matcher(variable.name()).matches())
        .map(
            variable ->
                Verdict.fails(
                    function,
                    variable.origin(),
                    "Lambda sets `%s` itself and refuses to deploy a function that does"
                        .formatted(variable.name())));
  }
}
