package dev.martello.model;

import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/**
 * A CloudTrail trail.
 *
 * @param recordsInvocations whether data events of Lambda functions are recorded
 * @param recordsObjects whether data events of S3 objects are recorded
 */
public record Trail(
    Identity identity,
    Val<Boolean> isLogging,
    Val<Boolean> isMultiRegion,
    Val<Boolean> logFileValidation,
    Val<String> key,
    Val<String> logGroup,
    List<Val<String>> dataResources,
    Tri recordsInvocations,
    Tri recordsObjects)
    implements Entity {
  public Trail {
    dataResources = List.copyOf(dataResources);
  }
}
