package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.iam.TrustTerms;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import java.util.Set;
import java.util.stream.Stream;

/** Flags roles that a service may assume whoever asked it to. */
@About(
    severity = LOW,
    title = "Service may assume the role for any account",
    why =
        "A service that others can ask to use the role by its ARN does with the role's permissions"
            + " what a stranger told it to.",
    mend =
        "Add a condition on `aws:SourceArn`, or at least on `aws:SourceAccount`, to the statement.",
    cwe = 441,
    sameAs = {"iam_role_cross_service_confused_deputy_prevention"})
final class UnboundServiceTrust implements Check {
  /*
   * Services for which AWS documents how to bind a role by aws:SourceArn and aws:SourceAccount, on
   * pages named "Cross-service confused deputy prevention", "Confused deputy prevention" or alike.
   * Others do not say on whose behalf they assume a role, above all those that run the account's own
   * code with it: Lambda, EC2 and ECS take a role only from a principal of the same account that may
   * pass it (IAM User Guide, "Granting a user permissions to pass a role to an AWS service").
   */
  private static final Set<String> DEPUTIES =
      Set.of(
          "application.qbusiness",
          "autoscaling",
          "batchoperations.s3",
          "bedrock",
          "bedrock-agentcore",
          "cloudtrail",
          "codebuild",
          "cognito-idp",
          "comprehend",
          "config",
          "datasync",
          "delivery.logs",
          "dms",
          "events",
          "fis",
          "firehose",
          "forecast",
          "frauddetector",
          "iot",
          "kendra",
          "kinesisanalytics",
          "lex",
          "lexv2",
          "logs",
          "osis-pipelines",
          "personalize",
          "pipes",
          "qbusiness",
          "rekognition",
          "sagemaker",
          "scheduler",
          "ses",
          "ssm",
          "states",
          "textract",
          "transcribe",
          "transfer",
          "translate",
          "vpc-flow-logs");

  /** They cannot tell a source at all, so that nobody can ask for one. */
  private static final Set<String> COMPUTE = Set.of("lambda", "edgelambda", "ec2", "ecs-tasks");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.roles().stream()
        .filter(role -> !role.identity().isSupplied() && !RoleStatements.isMadeBySam(role, app))
        .filter(role -> context.isStrict() || isWorthIt(role, context))
        .flatMap(
            role ->
                role.trust().statements().stream()
                    .filter(statement -> !TrustTerms.bind(statement))
                    .flatMap(statement -> judge(role, statement, app, context))
                    .map(verdict -> verdict.on(context.functionsOf(role))));
  }

  /**
   * A role that reaches nothing but what the application hands to the service gives little away.
   */
  private static boolean isWorthIt(Role role, Context context) {
    var grants = context.grantsOf(role);
    var found = Excesses.of(role, context);
    return grants.grantsEverything().isYes()
        || grants.has(Power.READS_SECRETS).isYes()
        || grants.has(Power.CHANGES_IDENTITY).isYes()
        || !found.ways().isEmpty()
        || !found.services().isEmpty()
        || found.excesses().stream().anyMatch(excess -> excess.harm() != Harm.OTHER);
  }

  private static Stream<Verdict> judge(Role role, Statement statement, App app, Context context) {
    var isOpen = Openness.isUnboundService(statement, context.names()).isOpen();
    return statement.principals().stream()
        .filter(principal -> principal.kind() == Principal.Kind.SERVICE)
        .filter(principal -> isDeputy(principal, context))
        .map(
            principal ->
                Verdict.of(
                        isOpen,
                        role,
                        principal.origin(),
                        "`%s` may assume the role for any account"
                            .formatted(principal.id().brief()),
                        principal.id(),
                        statement.effect())
                    .mendedBy(remedy(role, statement, app, context)));
  }

  private static boolean isDeputy(Principal principal, Context context) {
    var name = name(principal);
    return context.isStrict()
        ? !COMPUTE.contains(name)
        : DEPUTIES.contains(name) || DEPUTIES.contains(name.split("\\.", 2)[0]);
  }

  /** Returns {@code logs} of {@code logs.eu-west-1.amazonaws.com}. */
  private static String name(Principal principal) {
    return principal
        .id()
        .show()
        .replaceFirst("\\.(?:amazonaws\\.com(?:\\.cn)?|\\$\\{AWS::URLSuffix})$", "")
        .replaceFirst("\\.(?:[a-z]+-[a-z]+-\\d|\\$\\{AWS::Region})$", "");
  }

  /** A statement of its own can be bound; one that names other services too would lock them out. */
  private static Remedy remedy(Role role, Statement statement, App app, Context context) {
    boolean isAlone =
        statement.principals().stream()
            .allMatch(one -> one.kind() == Principal.Kind.SERVICE && isDeputy(one, context));
    var list = app.settingsOf(role).get("AssumeRolePolicyDocument", "Statement");
    boolean isList = list.isStructured() && list.get("Effect").exists().isNo();
    var items = list.items();
    for (int at = 0; isAlone && isList && at < items.size(); at++) {
      if (items.get(at).origin().equals(statement.origin()) && items.get(at).exists().isYes()) {
        return Remedy.of(
            "let the service use the role for this account only",
            Change.put(
                role.identity(),
                Term.ref("AWS::AccountId"),
                "AssumeRolePolicyDocument",
                "Statement",
                String.valueOf(at),
                "Condition",
                "StringEquals",
                "aws:SourceAccount"));
      }
    }
    return Remedy.none();
  }
}
