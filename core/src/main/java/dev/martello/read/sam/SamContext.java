package dev.martello.read.sam;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the SAM transform knows beside the template.
 *
 * @param region where the stack is deployed, for instance {@code eu-west-1}
 * @param parameters values given for template parameters; they win over the parameters' defaults
 * @param passesMetadata whether a resource's {@code Metadata} is copied to what is generated of it
 */
public record SamContext(String region, Map<String, String> parameters, boolean passesMetadata) {
  public SamContext {
    parameters = Map.copyOf(parameters);
  }

  /** Returns a context without parameter values. */
  public static SamContext in(String region) {
    return new SamContext(region, Map.of(), false);
  }

  /** Returns the same context with parameter values. */
  public SamContext with(Map<String, String> values) {
    return new SamContext(region, values, passesMetadata);
  }

  /** Returns the partition that the region belongs to, for instance {@code aws-cn}. */
  public String partition() {
    var lower = region.toLowerCase(Locale.ROOT);
    return PARTITIONS.entrySet().stream()
        .filter(entry -> lower.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("aws");
  }

  /** Returns the value given for a parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static final Map<String, String> PARTITIONS =
      Map.of(
          "cn-", "aws-cn",
          "us-iso-", "aws-iso",
          "us-isob", "aws-iso-b",
          "us-gov", "aws-us-gov",
          "eu-isoe", "aws-iso-e",
          "us-isof", "aws-iso-f",
          "eusc-", "aws-eusc");
}
