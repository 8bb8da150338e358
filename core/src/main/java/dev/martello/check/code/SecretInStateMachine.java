package dev.martello.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.model.Settings.Named;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags credentials in the definition of a state machine. */
@About(
    severity = HIGH,
    title = "State machine's definition holds a secret",
    why =
        "Everybody who may read the template, the state machine or the history of one of its runs"
            + " can use the secret.",
    mend =
        "Let a state fetch the secret from Secrets Manager, or call the API through an EventBridge"
            + " connection; replace the exposed secret.",
    cwe = 798,
    sameAs = {"stepfunctions_statemachine_no_secrets_in_definition"})
final class SecretInStateMachine implements ResourceCheck {
  /*
   * Names of ASL and of API parameters that speak of tokens without being secret, and names whose
   * value is an expression (Amazon States Language, "Payload templates" and "JSONata").
   */
  private static final Pattern NO_SECRET =
      Pattern.compile(
          ".*\\.\\$|.*(?:client|request|next|task|idempotency|pagination).*token",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> EXPRESSIONS = List.of("{%", "$.", "$$.", "States.");

  @Override
  public List<String> types() {
    return List.of("AWS::StepFunctions::StateMachine");
  }

  @Override
  public Stream<Verdict> run(Entity machine, Settings settings) {
    return Stream.of("Definition", "DefinitionString", "DefinitionSubstitutions")
        .map(name -> new Named(name, settings.origin(), settings.get(name).json()))
        .flatMap(Secrets::leaves)
        .filter(leaf -> !NO_SECRET.matcher(leaf.name()).matches() && !isExpression(leaf))
        .flatMap(leaf -> Secrets.judge(machine, "field", leaf).stream());
  }

  private static boolean isExpression(Named leaf) {
    var text = leaf.value().text().show();
    return EXPRESSIONS.stream().anyMatch(text::startsWith);
  }
}
