package dev.martello.stack;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.util.List;

/**
 * A parameter as a template declares it.
 *
 * @param type for instance {@code String} or {@code AWS::SSM::Parameter::Value<String>}
 * @param defaults the default value, or an empty list
 * @param allowed the allowed values, empty where any is
 */
public record Parameter(
    String name,
    String type,
    List<Node> defaults,
    List<Node> allowed,
    boolean noEcho,
    Origin origin) {
  public Parameter {
    defaults = List.copyOf(defaults);
    allowed = List.copyOf(allowed);
  }

  boolean isList() {
    return type.startsWith("List<") || type.equals("CommaDelimitedList");
  }

  /** The value is looked up by CloudFormation at deployment; what is written is only its key. */
  boolean isLookedUp() {
    return type.startsWith("AWS::SSM::Parameter::Value<");
  }
}
