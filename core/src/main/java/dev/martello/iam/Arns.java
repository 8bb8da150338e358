package dev.martello.iam;

import dev.martello.value.Val;
import java.util.regex.Pattern;

/** Tells ARNs to people. */
public final class Arns {
  private static final Pattern OWN =
      Pattern.compile(
          "^arn:(?:aws[a-z-]*|\\$\\{AWS::Partition}):[a-z0-9-]+:"
              + "(?:\\$\\{AWS::Region}|[a-z]{2}(?:-[a-z]+)+-\\d+|\\*)?:"
              + "(?:\\$\\{AWS::AccountId}|\\*)?:(?=.)");

  private Arns() {}

  /**
   * Returns an ARN of the own account without what everybody knows: {@code table/${Orders}}. One
   * that names another account stays whole.
   */
  public static String brief(Val<String> arn) {
    return OWN.matcher(arn.brief()).replaceFirst("");
  }
}
