package dev.martello.check.monitoring;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Knows the changes and events of an account that somebody has to be told of. */
enum AccountAlarms {
  /*
   * Section "Monitoring" of the CIS Amazon Web Services Foundations Benchmark. A filter counts for a
   * subject if its pattern names one of the telling calls or values, in whatever form.
   */
  UNAUTHORIZED("refused calls", "UnauthorizedOperation|AccessDenied"),
  NO_MFA("logins without a second factor", "MFAUsed"),
  ROOT("use of the root user", "userIdentity\\.type\\s*=\\s*\"?Root"),
  IAM(
      "changes of IAM policies",
      "PutRolePolicy|AttachRolePolicy|CreatePolicy\\b|DeleteGroupPolicy"),
  TRAIL("changes of trails", "StopLogging|UpdateTrail|DeleteTrail"),
  FAILED_LOGIN("failed logins", "Failed authentication"),
  KEY("deletion of keys", "ScheduleKeyDeletion|DisableKey"),
  BUCKET("changes of bucket policies", "PutBucketPolicy|DeleteBucketPolicy"),
  CONFIG("changes of AWS Config", "StopConfigurationRecorder|DeleteDeliveryChannel"),
  SECURITY_GROUP("changes of security groups", "AuthorizeSecurityGroupIngress|CreateSecurityGroup"),
  NETWORK_ACL("changes of network ACLs", "CreateNetworkAcl|ReplaceNetworkAclEntry"),
  GATEWAY("changes of gateways", "AttachInternetGateway|CreateCustomerGateway"),
  ROUTE("changes of routes", "CreateRoute|ReplaceRoute"),
  VPC("changes of VPCs", "CreateVpc|DeleteVpc|ModifyVpcAttribute"),
  ORGANISATION("changes of the organisation", "organizations\\.amazonaws\\.com");

  private final String phrase;
  private final Predicate<String> pattern;

  AccountAlarms(String phrase, String pattern) {
    this.phrase = phrase;
    this.pattern = Pattern.compile(pattern).asPredicate();
  }

  /** Returns what it is about, for people. */
  String phrase() {
    return phrase;
  }

  /** Says whether the pattern of a filter finds it. */
  boolean isIn(String filter) {
    return pattern.test(filter);
  }

  static List<AccountAlarms> all() {
    return List.of(values());
  }
}
