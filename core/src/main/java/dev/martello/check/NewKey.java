package dev.martello.check;

import dev.martello.model.Identity;
import java.util.ArrayList;
import java.util.List;

/** Writes a key of the account's own for what AWS services encrypt, with the policy it needs. */
public final class NewKey {
  /** What everything needs that encrypts on behalf of somebody. */
  private static final Term USE =
      Term.texts(
          "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*");

  /** What the policies of AWS's own keys allow. */
  private static final Term USE_THROUGH_SERVICE =
      Term.texts(
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:CreateGrant",
          "kms:DescribeKey");

  private static final String LOGS = "LogsKey";

  private NewKey() {}

  /**
   * Lets CloudWatch tell a topic that is encrypted with the key; it may not use AWS's key for SNS
   * (Amazon SNS Developer Guide, "Enable compatibility between event sources from AWS services and
   * encrypted topics").
   */
  static Change forAlarms(Identity beside, String id) {
    return key(beside, id, forServices("Alarms", List.of("cloudwatch.amazonaws.com")));
  }

  /**
   * Declares a key for all log groups of a template (Amazon CloudWatch Logs User Guide, "Encrypt
   * log data in CloudWatch Logs using AWS KMS").
   */
  public static Change forLogs(Identity beside) {
    return key(
        beside,
        LOGS,
        Term.parts()
            .with("Sid", Term.text("Logs"))
            .with("Effect", Term.text("Allow"))
            .with("Principal", service(Term.sub("logs.${AWS::Region}.amazonaws.com")))
            .with("Action", USE)
            .with("Resource", Term.text("*"))
            .with(
                "Condition",
                condition(
                    "ArnLike",
                    "kms:EncryptionContext:aws:logs:arn",
                    Term.sub(
                        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*"))));
  }

  /** Names the key that {@link #forLogs} declares. */
  public static Term ofLogs() {
    return Term.attribute(LOGS, "Arn");
  }

  /**
   * Declares a key for one service, with the policy that AWS's own key for it has: whoever of the
   * account may use the service may use the key through it (AWS KMS Developer Guide, "AWS managed
   * keys").
   */
  public static Change throughService(Identity beside, String id, String service) {
    return throughService(beside, id, service, List.of());
  }

  /**
   * As {@link #throughService(Identity, String, String)}.
   *
   * @param services services that use what is encrypted on their own account, such as {@code
   *     sns.amazonaws.com} (AWS KMS Developer Guide, "Permissions for AWS services in key
   *     policies")
   */
  public static Change throughService(
      Identity beside, String id, String service, List<String> services) {
    var bounds =
        Term.parts()
            .with("kms:CallerAccount", Term.ref("AWS::AccountId"))
            .with("kms:ViaService", Term.sub(service + ".${AWS::Region}.amazonaws.com"));
    Term ofAccount =
        Term.parts()
            .with("Sid", Term.text("ThroughService"))
            .with("Effect", Term.text("Allow"))
            .with("Principal", Term.parts().with("AWS", Term.text("*")))
            .with("Action", USE_THROUGH_SERVICE)
            .with("Resource", Term.text("*"))
            .with("Condition", Term.parts().with("StringEquals", bounds));
    return services.isEmpty()
        ? key(beside, id, ofAccount)
        : key(beside, id, ofAccount, forServices("Services", services));
  }

  /**
   * Declares a key for a trail (AWS CloudTrail User Guide, "Configure AWS KMS key policies for
   * CloudTrail"). Who may read the trail is for IAM to say.
   */
  public static Change forTrail(Identity beside, String id) {
    var account = "arn:${AWS::Partition}:cloudtrail:*:${AWS::AccountId}:trail/*";
    return key(
        beside,
        id,
        Term.parts()
            .with("Sid", Term.text("Encrypt"))
            .with("Effect", Term.text("Allow"))
            .with("Principal", service(Term.text("cloudtrail.amazonaws.com")))
            .with("Action", Term.text("kms:GenerateDataKey*"))
            .with("Resource", Term.text("*"))
            .with(
                "Condition",
                Term.parts()
                    .with(
                        "StringEquals",
                        Term.parts().with("aws:SourceAccount", Term.ref("AWS::AccountId")))
                    .with(
                        "StringLike",
                        Term.parts()
                            .with("kms:EncryptionContext:aws:cloudtrail:arn", Term.sub(account)))),
        Term.parts()
            .with("Sid", Term.text("Describe"))
            .with("Effect", Term.text("Allow"))
            .with("Principal", service(Term.text("cloudtrail.amazonaws.com")))
            .with("Action", Term.text("kms:DescribeKey"))
            .with("Resource", Term.text("*"))
            .with(
                "Condition",
                condition("StringEquals", "aws:SourceAccount", Term.ref("AWS::AccountId"))));
  }

  /** Lets services of AWS use a key on behalf of the account. */
  private static Term forServices(String sid, List<String> services) {
    var names = services.stream().map(Term::text).toList();
    return Term.parts()
        .with("Sid", Term.text(sid))
        .with("Effect", Term.text("Allow"))
        .with("Principal", service(names.size() == 1 ? names.getFirst() : new Term.Items(names)))
        .with("Action", Term.texts("kms:Decrypt", "kms:GenerateDataKey*"))
        .with("Resource", Term.text("*"))
        .with(
            "Condition",
            condition("StringEquals", "aws:SourceAccount", Term.ref("AWS::AccountId")));
  }

  private static Change key(Identity beside, String id, Term... uses) {
    var statements = new ArrayList<Term>();
    statements.add(
        Term.parts()
            .with("Sid", Term.text("Owner"))
            .with("Effect", Term.text("Allow"))
            .with(
                "Principal",
                Term.parts()
                    .with("AWS", Term.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")))
            .with("Action", Term.text("kms:*"))
            .with("Resource", Term.text("*")));
    statements.addAll(List.of(uses));
    return new Change.Add(
        beside,
        id,
        "AWS::KMS::Key",
        Term.parts()
            .with("EnableKeyRotation", Term.flag(true))
            .with("KeyPolicy", NewPolicy.document(statements.toArray(new Term[0]))));
  }

  private static Term service(Term name) {
    return Term.parts().with("Service", name);
  }

  private static Term condition(String operator, String key, Term value) {
    return Term.parts().with(operator, Term.parts().with(key, value));
  }
}
