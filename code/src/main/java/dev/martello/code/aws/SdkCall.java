package dev.martello.code.aws;

import dev.martello.value.Origin;
import java.util.Map;

/**
 * A call of an operation of AWS.
 *
 * @param service as the command line of AWS calls it: {@code s3}, {@code stepfunctions}
 * @param operation as the API calls it: {@code ListObjectsV2}
 * @param arguments by the names of the API's parameters
 */
public record SdkCall(
    String service, String operation, Map<String, Given> arguments, Origin.Written where) {
  public SdkCall {
    arguments = Map.copyOf(arguments);
  }

  /**
   * What an argument is.
   *
   * @param text the constant, the variable's name, the field's path; empty text for what is
   *     computed
   */
  public record Given(Kind kind, String text) {}

  /** Where an argument comes from. */
  public enum Kind {
    CONSTANT,
    ENVIRONMENT,
    EVENT,
    COMPUTED
  }
}
