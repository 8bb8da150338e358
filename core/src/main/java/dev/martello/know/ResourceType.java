package dev.martello.know;

import java.util.List;

/**
 * A sort of resource that a service's actions can be limited to.
 *
 * @param service the service whose reference lists it, for instance {@code dynamodb}
 * @param name the name in the reference, for instance {@code table}
 * @param arns forms of its ARN, parts in <code>${...}</code>
 */
public record ResourceType(String service, String name, List<String> arns) {
  public ResourceType {
    arns = List.copyOf(arns);
  }
}
