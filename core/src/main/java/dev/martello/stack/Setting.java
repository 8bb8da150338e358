package dev.martello.stack;

import dev.martello.value.Origin;
import java.util.Map;

/**
 * What the user tells about a deployment from outside of the templates.
 *
 * @param region the region, or empty text where it is not told
 * @param account the account's number, or empty text where it is not told
 * @param parameters values by parameter name, over whatever a template has as default
 */
public record Setting(String region, String account, Map<String, Given> parameters) {
  public Setting {
    parameters = Map.copyOf(parameters);
  }

  /** Makes a setting that tells no account. */
  public Setting(String region, Map<String, Given> parameters) {
    this(region, "", parameters);
  }

  /** Returns this setting with the environment of a template where the user told none. */
  public Setting orElse(String otherRegion, String otherAccount) {
    return new Setting(
        region.isEmpty() ? otherRegion : region,
        account.isEmpty() ? otherAccount : account,
        parameters);
  }

  /** A given value and who gave it. */
  public record Given(String value, Origin origin) {}

  public static Setting none() {
    return new Setting("", Map.of());
  }

  /** Returns the partition of the region ({@code aws}, {@code aws-cn}, ...), or empty text. */
  public String partition() {
    if (region.isEmpty()) {
      return "";
    }
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
