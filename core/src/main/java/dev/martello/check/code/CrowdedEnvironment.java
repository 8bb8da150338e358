package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Flags environments that are, or soon will be, more than Lambda takes. */
@About(
    severity = LOW,
    title = "Environment is about to burst",
    why =
        "Lambda takes 4 KB of variables in all and refuses the deployment beyond, perhaps that of"
            + " an urgent mend.",
    mend = "Move configuration to AppConfig or Parameter Store and pass only its name.",
    cwe = 770,
    sameAs = {"ENV.EXCESSIVE.001"})
final class CrowdedEnvironment implements Check {
  /*
   * Lambda Developer Guide, "Lambda quotas": 4 KB for all environment variables of a function, names
   * and values together. What is not known yet counts as nothing.
   */
  private static final int MOST_BYTES = 4096;
  private static final int NEARLY_ALL = MOST_BYTES * 4 / 5;
  private static final int MANY = 20;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .map(function -> judge(function, context.isStrict()).on(function));
  }

  private static Verdict judge(LambdaFunction function, boolean isStrict) {
    var variables = function.environment();
    int bytes = variables.stream().mapToInt(CrowdedEnvironment::bytes).sum();
    boolean isCrowded = bytes > NEARLY_ALL || (isStrict && variables.size() > MANY);
    return isCrowded
        ? Verdict.fails(
            function,
            variables.getFirst().origin(),
            "%d variables take %s%d of 4096 bytes"
                .formatted(variables.size(), bytes > MOST_BYTES ? "more than all: " : "", bytes))
        : Verdict.passes();
  }

  private static int bytes(EnvironmentVariable variable) {
    int value =
        variable.value().candidates().stream().mapToInt(CrowdedEnvironment::bytes).min().orElse(0);
    return bytes(variable.name()) + value;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
