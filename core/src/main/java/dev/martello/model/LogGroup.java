package dev.martello.model;

import dev.martello.value.Val;
import java.util.List;

/**
 * A CloudWatch log group.
 *
 * @param retentionDays empty list where it is not set: kept for ever
 * @param key ARN of the customer's key; empty text where none is set
 */
public record LogGroup(
    Identity identity, Val<String> name, List<Val<Long>> retentionDays, Val<String> key)
    implements Entity {
  public LogGroup {
    retentionDays = List.copyOf(retentionDays);
  }
}
