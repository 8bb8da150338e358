package dev.martello.triage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Other scanners whose suppressions Martello understands. */
public enum Foreign {
  CHECKOV("Checkov"),
  CFN_NAG("cfn-nag"),
  CDK_NAG("cdk-nag"),
  TRIVY("Trivy");

  /** cdk-nag puts the rule pack before the rule: {@code AwsSolutions-APIG4}. */
  private static final Pattern PACK =
      Pattern.compile(
          "(?:AwsSolutions|Serverless|HIPAA\\.Security|NIST\\.800\\.53\\.R[45]|PCI\\.DSS\\.321)-");

  private final String title;

  Foreign(String title) {
    this.title = title;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  /** Returns the word of the command line and the configuration: {@code cfn-nag}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds a scanner by its word. */
  public static Optional<Foreign> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** Returns the words of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Foreign::word).toList();
  }

  /** Checkov's comments stand anywhere in a resource and mean all of it. */
  boolean isForWholeResource() {
    return this != TRIVY;
  }

  /** Returns an id as the checks list it. */
  String idOf(String written) {
    return switch (this) {
      case CHECKOV, CFN_NAG -> written;
      case CDK_NAG -> PACK.matcher(written).replaceFirst("").replaceFirst("\\[.*", "");
      case TRIVY -> written.toUpperCase(Locale.ROOT).replaceFirst("^AVD-", "");
    };
  }
}
