package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.List;

/**
 * One test of a statement's {@code Condition} block: all conditions of a statement must hold, any
 * of the values of one condition is enough (IAM User Guide, "Conditions with multiple context keys
 * or values").
 *
 * @param operator as written, for instance {@code StringEquals} or {@code
 *     ForAnyValue:ArnLikeIfExists}
 * @param key the context key as written, for instance {@code aws:SourceArn}; case does not matter
 * @param values what the key's value is compared with; known texts are literal, so that a policy
 *     variable such as <code>${aws:username}</code> stands in a {@link Val.Known}
 */
public record Condition(String operator, String key, List<Val<String>> values, Origin origin) {
  public Condition {
    values = List.copyOf(values);
  }
}
