package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Optional;

/** How CodeDeploy shifts traffic to new versions of one function; only enabled ones are kept. */
final class DeploymentPreference {
  private final SamResource function;
  private final Node.Mapping config;
  private final Transformation run;
  private final boolean passesCondition;

  DeploymentPreference(SamResource function, Node.Mapping config, Transformation run) {
    this.function = function;
    this.run = run;
    this.config = config;
    this.passesCondition =
        config.get("PassthroughCondition").map(this::literalBoolean).orElse(false);
    // Also the type of a disabled preference must be resolvable.
    config.get("Type").ifPresent(this::resolved);
    if (isEnabled() && !config.has("Type")) {
      throw invalid("`DeploymentPreference` requires `Type`");
    }
    if (isEnabled() && config.has("Hooks") && config.mapping("Hooks").isEmpty()) {
      throw invalid("`DeploymentPreference.Hooks` should be a map");
    }
  }

  SamResource function() {
    return function;
  }

  Make make() {
    return function.makeFor("DeploymentPreference");
  }

  boolean isEnabled() {
    var enabled = config.get("Enabled").map(this::resolved);
    return enabled.isEmpty()
        || (Trees.isTruthy(enabled)
            && Trees.text(enabled).filter(text -> text.matches("[fF]alse")).isEmpty());
  }

  Node type() {
    return resolved(config.get("Type").orElseThrow());
  }

  Optional<Node> hook(String name) {
    return config.mapping("Hooks").flatMap(hooks -> Trees.get(hooks, name));
  }

  Optional<Node> get(String property) {
    return Trees.getTruthy(config, property);
  }

  /** Returns the function's condition if it is to be passed on. */
  Optional<Node> condition() {
    return Optional.ofNullable(function.passThroughAttributes().get("Condition"))
        .filter(_ -> passesCondition && isEnabled());
  }

  /** Returns the function's tags if they are to be passed on. */
  Optional<Node.Mapping> tags() {
    return function
        .mapping("Tags")
        .filter(tags -> !tags.isEmpty() && Trees.isTruthy(function.get("PropagateTags")));
  }

  SamInvalid invalid(String message) {
    return function.invalid("DeploymentPreference", message);
  }

  private Node resolved(Node node) {
    return run.mappings().resolve(run.parameters().resolve(node));
  }

  private boolean literalBoolean(Node node) {
    return switch (resolved(node)) {
      case Node.Bool(boolean value, var _) -> value;
      case Node.Text(String text, var _) when text.equals("true") || text.equals("True") -> true;
      case Node.Text(String text, var _) when text.equals("false") || text.equals("False") -> false;
      case Node.Num(Number value, var _, var _) when value.longValue() == 1 -> true;
      case Node.Num(Number value, var _, var _) when value.longValue() == 0 -> false;
      default ->
          throw invalid(
              "`PassthroughCondition` must be true or false, a `Ref` to a parameter or an"
                  + " `Fn::FindInMap`");
    };
  }
}
