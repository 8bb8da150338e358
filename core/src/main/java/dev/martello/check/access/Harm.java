package dev.martello.check.access;

import dev.martello.iam.ActionSet;
import dev.martello.know.AccessLevel;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.know.Power;
import java.util.List;
import java.util.Set;

/** What too wide a grant lets its holder do, most exact first: each has a check of its own. */
enum Harm {
  /** Makes or gets credentials of any user, database or instance. */
  CREDENTIALS,
  /** Acts as any role that lets it. */
  ROLES_ASSUMED,
  /** Hands any role to a service. */
  ROLES_PASSED,
  /** Changes the functions themselves that run with the role. */
  FUNCTIONS,
  /** Reads every secret or parameter. */
  SECRETS,
  /** Decrypts with every key. */
  KEYS,
  /** Stops or deletes what records an attack. */
  TRACES,
  /** Changes who may do what. */
  PERMISSIONS,
  /** Changes or deletes something else. */
  WRITES,
  /** Reads the content of stores. */
  DATA,
  /** Anything else, such as listing or writing logs. */
  OTHER;

  /** Those that are looked for by name; what these leave of a statement is told as a whole. */
  static final List<Harm> NAMED =
      List.of(CREDENTIALS, ROLES_ASSUMED, ROLES_PASSED, FUNCTIONS, SECRETS, KEYS, TRACES);

  /** Those that say how bad the rest of a statement is, worst first. */
  static final List<Harm> OF_REST = List.of(PERMISSIONS, WRITES, DATA, OTHER);

  static final List<Harm> WORSE = List.of(PERMISSIONS, WRITES, DATA);

  /** AWS documents these with {@code *}: a function in a VPC needs them. */
  static final ActionSet FOR_VPC =
      set(
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DetachNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses");

  /** Writing its log is what AWSLambdaBasicExecutionRole lets every function do anywhere. */
  static final ActionSet FOR_LOGS =
      set(
          "logs:CreateLogGroup",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams");

  static final ActionSet FUNCTION_CODE =
      ActionSet.of(Power.CHANGES_FUNCTION_CODE)
          .minus(set("lambda:CreateFunction", "lambda:PublishLayerVersion"));

  /** A path of nothing but these is told as {@link #CREDENTIALS} or {@link #ROLES_ASSUMED}. */
  static final ActionSet OBTAINING =
      ActionSet.of(Power.OBTAINS_CREDENTIALS).union(set("iam:DeleteAccessKey"));

  /** What does nothing but record; tampering with a part of it is enough. */
  static final ActionSet AUDIT =
      ActionSet.of(Power.HIDES_TRACES)
          .intersect(
              set(
                  "cloudtrail:*",
                  "config:*",
                  "guardduty:*",
                  "securityhub:*",
                  "macie2:*",
                  "inspector2:*",
                  "access-analyzer:*",
                  "ec2:DeleteFlowLogs"));

  private static final ActionSet GETTING =
      ActionSet.of(Power.OBTAINS_CREDENTIALS)
          .minus(ActionSet.of(Power.ASSUMES_ROLE))
          .minus(set("ecr:*", "cognito-identity:GetCredentialsForIdentity", "ssm:*", "sts:*"))
          .union(set("rds-db:connect"));

  private static final ActionSet PASSING = set("iam:PassRole");

  private static final ActionSet ASSUMING = set("sts:AssumeRole", "sts:AssumeRoot");

  private static final ActionSet OWN_FUNCTION =
      FUNCTION_CODE.union(ActionSet.of(Power.CHANGES_TRIGGERS).intersect(set("lambda:*")));

  private static final ActionSet DECRYPTING = set("kms:Decrypt", "kms:ReEncryptFrom");

  private static final ActionSet HIDING =
      AUDIT.union(
          set(
              "logs:DeleteLogGroup",
              "logs:DeleteLogStream",
              "logs:DeleteSubscriptionFilter",
              "logs:DeleteMetricFilter",
              "cloudwatch:DeleteAlarms",
              "cloudwatch:DisableAlarmActions"));

  /** Opening one object to others is part of writing it. */
  private static final ActionSet NO_PERMISSION = set("s3:PutObject*Acl", "iam:PassRole");

  private static final ActionSet CHANGING_PERMISSIONS =
      ActionSet.of(Power.CHANGES_RESOURCE_POLICY).union(ActionSet.of(Power.CHANGES_IDENTITY));

  private static final Set<String> OF_MONITORING = Set.of("logs", "xray", "cloudwatch");

  private static final List<Power> OVER_DATA =
      List.of(Power.READS_DATA, Power.WRITES_DATA, Power.DELETES_DATA, Power.INVOKES);

  /** Says whether having a service whole harms more than the service itself. */
  static boolean isDoneBy(Catalogue.Service service) {
    return Catalogue.standard().actions(service).stream()
        .anyMatch(
            action ->
                PERMISSIONS.isDoneBy(action)
                    || NAMED.stream().anyMatch(harm -> harm.isDoneBy(action))
                    || OVER_DATA.stream().anyMatch(power -> ActionSet.of(power).contains(action)));
  }

  /** Returns the actions that match one of the patterns. */
  static ActionSet set(String... patterns) {
    return ActionSet.of(Catalogue.standard(), List.of(patterns));
  }

  /** Returns the actions of a set that do this harm. */
  ActionSet in(ActionSet actions) {
    return switch (this) {
      case CREDENTIALS -> actions.among(GETTING);
      case ROLES_ASSUMED -> actions.among(ASSUMING);
      case ROLES_PASSED -> actions.among(PASSING);
      case FUNCTIONS -> actions.among(OWN_FUNCTION);
      case SECRETS -> actions.among(ActionSet.of(Power.READS_SECRETS));
      case KEYS -> actions.among(DECRYPTING);
      case TRACES -> actions.among(HIDING);
      case PERMISSIONS, WRITES, DATA, OTHER -> actions.where(this::isDoneBy);
    };
  }

  /** Says whether an action does this harm. */
  boolean isDoneBy(Action action) {
    return switch (this) {
      case CREDENTIALS -> GETTING.contains(action);
      case ROLES_ASSUMED -> ASSUMING.contains(action);
      case ROLES_PASSED -> PASSING.contains(action);
      case FUNCTIONS -> OWN_FUNCTION.contains(action);
      case SECRETS -> ActionSet.of(Power.READS_SECRETS).contains(action);
      case KEYS -> DECRYPTING.contains(action);
      case TRACES -> HIDING.contains(action);
      case PERMISSIONS ->
          !isOfMonitoring(action)
              && !NO_PERMISSION.contains(action)
              && (action.level() == AccessLevel.PERMISSIONS_MANAGEMENT
                  || (action.service().equals("iam") && action.level().changes())
                  || CHANGING_PERMISSIONS.contains(action));
      case WRITES -> !isOfMonitoring(action) && action.level().changes();
      case DATA ->
          !isOfMonitoring(action)
              && !action.service().equals("ecr")
              && ActionSet.of(Power.READS_DATA).contains(action);
      case OTHER -> true;
    };
  }

  private static boolean isOfMonitoring(Action action) {
    return OF_MONITORING.contains(action.service());
  }
}
