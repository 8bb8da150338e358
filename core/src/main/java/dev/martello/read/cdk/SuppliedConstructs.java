package dev.martello.read.cdk;

import java.util.regex.Pattern;

/** Knows the functions and roles that the CDK's own library adds to a stack for its own use. */
final class SuppliedConstructs {
  /*
   * What performs a custom resource of aws-cdk-lib is a singleton with a fixed name in the stack, or
   * stands below the user's construct under a fixed name (`framework-onEvent` of a `Provider`). The
   * names are those that aws-cdk-lib 2 writes; its newer versions mark most of them in the assembly's
   * metadata, and a mark is asked first. `Custom::` alone says nothing: users write custom resources too.
   */
  private static final String NAMES =
      "LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a"
          + "|BucketNotificationsHandler050a0587b7544547bf325f094a3db834"
          + "|AWS679f53fac002430cb0da5b7982bd2287"
          + "|(?:Custom::|Custom)CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C"
          + "|(?:Custom::|Custom)(?:S3AutoDeleteObjects|ECRAutoDeleteImages|CrossRegionExportWriter"
          + "|CrossRegionExportReader|VpcRestrictDefaultSG|CrossAccountZoneDelegation"
          + "|AWSCDKOpenIdConnectProvider)CustomResourceProvider"
          + "|AWSCDKTriggerCustomResourceProvider|AWSCDK\\.TriggerCustomResourceProvider";

  /** A component that is or starts with one of the names, below the stack. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?:.*/)?(?:(?:"
              + NAMES
              + ")[^/]*|framework-(?:onEvent|isComplete|onTimeout)"
              + "|@aws-cdk--aws-(?:eks|dynamodb)\\.[^/]*)(?:/.*)?");

  /** A logical id is the path without its separators. */
  private static final Pattern LOGICAL_ID = Pattern.compile("(?:" + NAMES + ").*");

  private SuppliedConstructs() {}

  static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  static boolean isLogicalId(String logicalId) {
    return LOGICAL_ID.matcher(logicalId).matches();
  }
}
