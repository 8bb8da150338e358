package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.App;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Flags resource policies that let a service in on behalf of any account. */
@About(
    severity = LOW,
    title = "Resource policy trusts a service for any account",
    why =
        "Somebody else can point the same service in their own account at this queue, topic or"
            + " bus, and feed the functions behind it (the confused deputy).",
    mend =
        "Add a condition that binds the statement: `aws:SourceArn` with the one source, or at"
            + " least `aws:SourceAccount`.",
    cwe = 441)
final class UnboundServiceInResourcePolicy implements Check {
  /*
   * "The confused deputy problem", IAM User Guide. Load balancers deliver their logs without a
   * source ("Access logs for your Application Load Balancer"), so their permission cannot name one.
   * Keys are judged under the profile strict only: what a service may decrypt for strangers it must
   * have got from them.
   */
  private static final Set<String> WITHOUT_SOURCE =
      Set.of(
          "logdelivery.elasticloadbalancing.amazonaws.com",
          "logdelivery.elb.amazonaws.com",
          "cloudfront.amazonaws.com");

  private static final Set<String> OF_KEYS =
      Set.of("kms:calleraccount", "kms:grantisforawsresource");

  /** What binds a service to the account; the form of the ARN of what sends, where it has one. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "sns.amazonaws.com", "arn:${AWS::Partition}:sns:*:${AWS::AccountId}:*",
          "events.amazonaws.com", "arn:${AWS::Partition}:events:*:${AWS::AccountId}:rule/*",
          "cloudwatch.amazonaws.com",
              "arn:${AWS::Partition}:cloudwatch:*:${AWS::AccountId}:alarm:*",
          "s3.amazonaws.com", "");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var types =
        Stream.of(
                GuardedStore.BUCKET,
                GuardedStore.QUEUE,
                GuardedStore.TOPIC,
                GuardedStore.STREAM,
                GuardedStore.BUS)
            .toList();
    var all =
        context.isStrict()
            ? Stream.concat(types.stream(), Stream.of(GuardedStore.KEY))
            : types.stream();
    return StorePolicies.judgeStatements(
        app,
        context,
        (store, statement) -> judge(store, statement, context),
        all.toArray(String[]::new));
  }

  private static Verdict judge(GuardedStore store, Statement statement, Context context) {
    var openness = Openness.isUnboundService(statement, context.names());
    var service = service(statement);
    if (openness.isOpen().isNo() || service.isEmpty() || isBoundForKeys(statement)) {
      return Verdict.passes();
    }
    var fed = Sources.in(context).fedBy(store);
    return Verdict.of(
            openness.isOpen(),
            store.entity(),
            statement.placeOfPrincipals(),
            "`%s` may %s for any account".formatted(service, StorePolicies.actions(statement)))
        .raised(fed.isEmpty() ? 0 : 1)
        .on(fed)
        .mendedBy(() -> remedy(statement, service, context));
  }

  /** Returns the first service of a statement that could name a source. */
  private static String service(Statement statement) {
    return statement.principals().stream()
        .filter(principal -> principal.kind() == Principal.Kind.SERVICE)
        .map(principal -> principal.id().brief())
        .filter(service -> !WITHOUT_SOURCE.contains(service))
        .findFirst()
        .orElse("");
  }

  /** CloudWatch Logs and others bind their use of a key by the encryption context. */
  private static boolean isBoundForKeys(Statement statement) {
    return statement.conditions().stream()
        .map(condition -> condition.key().toLowerCase(Locale.ROOT))
        .anyMatch(key -> key.startsWith("kms:encryptioncontext") || OF_KEYS.contains(key));
  }

  private static Remedy remedy(Statement statement, String service, Context context) {
    var source = SOURCES.get(service);
    var place = PolicyPlaces.of(statement, context);
    boolean isOnlyService = statement.principals().size() == 1 && !statement.notPrincipal();
    if (source == null || place.isEmpty() || !isOnlyService || !statement.conditions().isEmpty()) {
      return Remedy.none();
    }
    var condition =
        source.isEmpty()
            ? new Change.Put(
                place.get().resource(),
                place.get().with("Condition", "StringEquals", "aws:SourceAccount"),
                Term.ref("AWS::AccountId"))
            : new Change.Put(
                place.get().resource(),
                place.get().with("Condition", "ArnLike", "aws:SourceArn"),
                Term.sub(source));
    return new Remedy(
        "bind `%s` to sources of this account".formatted(service),
        List.of(condition),
        "what sends from other accounts is refused from then on");
  }
}
