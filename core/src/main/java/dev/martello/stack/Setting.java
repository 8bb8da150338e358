package dev.martello.stack;

import dev.martello.value.Origin;
import java.util.Map;

/**
 * What the user tells about a deployment from outside of the templates.
 *
 * @param region the region, or empty text where it is not told
 * @param account the account's number, or empty text where it is not told
 * @param stackName the name under which the template is deployed, or empty text
 * @param parameters values by parameter name, over whatever a template has as default
 */
public record Setting(
    String region, String account, String stackName, Map<String, Given> parameters) {
  public Setting {
    parameters = Map.copyOf(parameters);
  }

  /** Makes a setting that tells neither account nor name. */
  public Setting(String region, Map<String, Given> parameters) {
    this(region, "", "", parameters);
  }

  /** Returns this setting, with what a program says of its template where the user says nothing. */
  public Setting orElse(String otherRegion, String otherAccount, String otherName) {
    return new Setting(
        region.isEmpty() ? otherRegion : region,
        account.isEmpty() ? otherAccount : account,
        stackName.isEmpty() ? otherName : stackName,
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
