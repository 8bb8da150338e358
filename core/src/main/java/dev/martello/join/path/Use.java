package dev.martello.join.path;

import dev.martello.iam.ActionSet;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.know.Power;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What holding one of some actions on an asset lets an attacker do with it.
 *
 * @param kinds the sorts of assets that it is about; empty for all
 */
record Use(Technique technique, Capability capability, ActionSet actions, Set<Asset.Kind> kinds) {
  /*
   * What the catalogue calls powers gives the broad uses; where a right leads further than its power
   * says, it has a row of its own: who updates a function's code acts as its role. A row of its own
   * comes after those that it goes beyond. What is left out: `sqs:DeleteMessage` is how a consumer
   * takes messages off, connecting to a database deletes nothing by itself, and taking a permission
   * away opens nothing.
   */
  private static final Pattern NO_DELETION =
      Pattern.compile("sqs:DeleteMessage|.*:(?:.*[cC]onnect|Execute.*|BatchExecute.*)");

  private static final Pattern NO_OPENING =
      Pattern.compile("lambda:.*|.*:(?:Remove|Delete).*|.*PublicAccessBlock|kms:CreateGrant");

  /** Rights over roles and users that have a row of their own. */
  private static final Pattern OWN_ROW =
      Pattern.compile(
          "iam:(?:(?:Attach|Put)(?:Role|User)Policy|AddUserToGroup|UpdateAssumeRolePolicy"
              + "|CreateAccessKey|(?:Create|Update)LoginProfile)");

  static final List<Use> ALL =
      List.of(
          of(Technique.READS, Capability.READ, Power.READS_DATA),
          of(Technique.READS, Capability.READ, Power.READS_SECRETS),
          of(Technique.DECRYPTS, Capability.READ, Power.DECRYPTS, Asset.Kind.KEY),
          of(Technique.WRITES, Capability.WRITE, Power.WRITES_DATA),
          without(Technique.DELETES, Capability.DELETE, Power.DELETES_DATA, NO_DELETION),
          of(
              Technique.TAMPERS_MONITORING,
              Capability.DELETE,
              Power.HIDES_TRACES,
              Asset.Kind.LOG_GROUP,
              Asset.Kind.TRAIL,
              Asset.Kind.ALARM),
          without(
              Technique.CHANGES_POLICY_OF,
              Capability.CONTROL,
              Power.CHANGES_RESOURCE_POLICY,
              NO_OPENING),
          without(
              Technique.CHANGES_POLICY_OF,
              Capability.WRITE,
              Power.CHANGES_IDENTITY,
              OWN_ROW,
              Asset.Kind.PERMISSIONS),
          of(
              Technique.INVOKES,
              Capability.INVOKE,
              Asset.Kind.FUNCTION,
              "lambda:InvokeFunction",
              "lambda:InvokeFunctionUrl",
              "lambda:InvokeAsync",
              "lambda:AddPermission"),
          of(
              Technique.INVOKES,
              Capability.INVOKE,
              Asset.Kind.STATE_MACHINE,
              "states:StartExecution",
              "states:StartSyncExecution"),
          of(
              Technique.MODIFIES_CODE_OF,
              Capability.WRITE,
              Asset.Kind.FUNCTION,
              "lambda:UpdateFunctionCode"),
          of(
              Technique.MODIFIES_CONFIG_OF,
              Capability.WRITE,
              Asset.Kind.FUNCTION,
              "lambda:UpdateFunctionConfiguration"),
          of(
              Technique.MODIFIES_CODE_OF,
              Capability.WRITE,
              Asset.Kind.STATE_MACHINE,
              "states:UpdateStateMachine"),
          of(Technique.MOVES_ALIAS, Capability.HALF, Asset.Kind.FUNCTION, "lambda:UpdateAlias"),
          of(Technique.PASSES, Capability.HALF, Asset.Kind.ROLE, "iam:PassRole"),
          of(
              Technique.CHANGES_POLICY_OF,
              Capability.WRITE,
              Asset.Kind.ROLE,
              "iam:AttachRolePolicy",
              "iam:PutRolePolicy"),
          of(Technique.ASSUMES, Capability.CONTROL, Asset.Kind.ROLE, "iam:UpdateAssumeRolePolicy"),
          of(
              Technique.CHANGES_POLICY_OF,
              Capability.WRITE,
              Asset.Kind.USER,
              "iam:AttachUserPolicy",
              "iam:PutUserPolicy",
              "iam:AddUserToGroup"),
          of(
              Technique.ESCALATES_TO,
              Capability.CONTROL,
              Asset.Kind.USER,
              "iam:CreateAccessKey",
              "iam:CreateLoginProfile",
              "iam:UpdateLoginProfile"));

  private static Use of(
      Technique technique, Capability capability, Power power, Asset.Kind... kinds) {
    return new Use(technique, capability, ActionSet.of(power), Set.of(kinds));
  }

  private static Use without(
      Technique technique,
      Capability capability,
      Power power,
      Pattern leftOut,
      Asset.Kind... kinds) {
    var actions =
        ActionSet.of(power)
            .actions()
            .map(Action::id)
            .filter(id -> !leftOut.matcher(id).matches())
            .toList();
    return new Use(
        technique, capability, ActionSet.of(Catalogue.standard(), actions), Set.of(kinds));
  }

  private static Use of(
      Technique technique, Capability capability, Asset.Kind kind, String... actions) {
    return new Use(
        technique, capability, ActionSet.of(Catalogue.standard(), List.of(actions)), Set.of(kind));
  }

  /** Returns whether an action on such an asset is of this use. */
  boolean isAbout(Asset.Kind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  /** Returns the sort of asset that an action works on. */
  Asset.Kind kindOf(Action action) {
    return kinds.size() == 1 ? kinds.iterator().next() : kindByService(action);
  }

  private static Asset.Kind kindByService(Action action) {
    return switch (action.service()) {
      case "s3", "s3-object-lambda" -> Asset.Kind.BUCKET;
      case "dynamodb" -> action.name().equals("GetRecords") ? Asset.Kind.STREAM : Asset.Kind.TABLE;
      case "sqs" -> Asset.Kind.QUEUE;
      case "sns" -> Asset.Kind.TOPIC;
      case "kinesis" -> Asset.Kind.STREAM;
      case "events" -> Asset.Kind.BUS;
      case "secretsmanager" -> Asset.Kind.SECRET;
      case "ssm" -> Asset.Kind.PARAMETER;
      case "kms" -> Asset.Kind.KEY;
      case "lambda" -> Asset.Kind.FUNCTION;
      case "states" -> Asset.Kind.STATE_MACHINE;
      case "logs" -> Asset.Kind.LOG_GROUP;
      case "cloudtrail" -> Asset.Kind.TRAIL;
      case "cloudwatch" -> Asset.Kind.ALARM;
      case "ecr" -> Asset.Kind.REPOSITORY;
      case "rds",
          "rds-db",
          "rds-data",
          "redshift",
          "redshift-data",
          "es",
          "aoss",
          "neptune-db",
          "elasticache",
          "memorydb",
          "dsql",
          "timestream",
          "cassandra",
          "elasticfilesystem" ->
          Asset.Kind.DATABASE;
      default -> Asset.Kind.OTHER;
    };
  }
}
