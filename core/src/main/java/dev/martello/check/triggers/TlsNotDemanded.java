package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Strangers;
import dev.martello.check.Verdict;
import dev.martello.iam.Openness;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.PolicyDocument;
import dev.martello.model.PolicyElsewhere;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/** Flags buckets, queues and topics that take requests in clear text. */
@About(
    severity = LOW,
    title = "No policy demands TLS",
    why =
        "A client that is configured for `http://` works, and everybody on the way reads what it"
            + " sends and gets.",
    mend =
        "Deny every action to everybody in the store's policy where `aws:SecureTransport` is"
            + " false.",
    cwe = 319,
    sameAs = {
      "CKV_AWS_379",
      "38c64e76",
      "4bc4dd4c",
      "S10",
      "s3_bucket_secure_transport_policy",
      "S3.5",
      "SNS3",
      "SQS4"
    })
final class TlsNotDemanded implements Check {
  /*
   * AWS's SDKs use TLS, so it matters for clients that one does not write oneself: browsers with
   * presigned URLs, visitors of a web site, other accounts. Queues and topics with encryption refuse
   * plain HTTP by themselves ("All requests to queues with SSE enabled must use HTTPS and Signature
   * Version 4", Amazon SQS Developer Guide, "Encryption at rest in Amazon SQS", and the same of
   * topics), so that a policy would only say it again; auditors ask for it in queues all the same, and
   * in topics that have a policy.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var declared =
        app.stores().stream()
            .filter(
                store ->
                    context.asksOfEveryResource()
                        ? isJudged(store, context.isStrict())
                        : isAtRisk(store, app, context))
            .map(store -> judge(store, app, context).on(context.usersOf(store)));
    var elsewhere =
        app.policiesElsewhere().stream()
            .filter(
                policy ->
                    switch (policy.guards()) {
                      case GuardedStore.BUCKET -> context.asksOfEveryResource();
                      case GuardedStore.QUEUE, GuardedStore.TOPIC -> context.isStrict();
                      default -> false;
                    })
            .map(policy -> judge(policy, context));
    return Stream.concat(declared, elsewhere);
  }

  private static boolean isJudged(DataStore store, boolean isStrict) {
    return switch (store) {
      case DataStore.Bucket _, DataStore.Queue _ -> true;
      case DataStore.Topic topic ->
          !Shape.isEmpty(topic.key()).isNo() || (isStrict && !topic.policies().isEmpty());
      default -> false;
    };
  }

  /** Whether somebody else's clients connect who would get through in clear text. */
  private static boolean isAtRisk(DataStore store, App app, Context context) {
    if (context.usersOf(store).isEmpty()) {
      return false;
    }
    return switch (store) {
      case DataStore.Bucket bucket ->
          !bucket.isWebsite().isNo()
              || app.settingsOf(bucket).get("CorsConfiguration", "CorsRules").exists().isYes()
              || isShared(bucket, context);
      case DataStore.Queue queue ->
          queue.sqsManagedEncryption().isEqualTo(false).isYes()
              && Shape.isEmpty(queue.key()).isYes()
              && isShared(queue, context);
      case DataStore.Topic topic -> Shape.isEmpty(topic.key()).isYes() && isShared(topic, context);
      default -> false;
    };
  }

  private static boolean isShared(DataStore store, Context context) {
    return store.policies().stream()
        .anyMatch(
            policy ->
                Openness.isPublic(policy, context.names()).stream()
                        .anyMatch(found -> found.openness().isOpen().isYes())
                    || policy.statements().stream()
                        .filter(statement -> StorePolicies.allows(statement).isYes())
                        .anyMatch(
                            statement ->
                                Strangers.of(statement, context.organisation())
                                    .findAny()
                                    .isPresent()));
  }

  private static Verdict judge(DataStore store, App app, Context context) {
    var noun = new GuardedStore(store, store.identity().type(), List.of()).noun();
    var policies = store.policies();
    var type = store.identity().type();
    var arn = app.arnOf(store);
    return Verdict.of(
            isSecured(type, arn, policies, context).not(),
            store,
            policies.isEmpty() ? store.origin() : policies.getFirst().origin(),
            message(noun, new Transport(context.names()).isSecuredInPart(type, arn, policies)),
            asked(policies))
        .mendedBy(TlsStatement.remedy(store, app, context));
  }

  /** The names of objects tell little; an auditor wants every request over TLS. */
  private static Tri isSecured(
      String type, Val<String> arn, List<PolicyDocument> policies, Context context) {
    var transport = new Transport(context.names());
    var isSecured = transport.isSecured(type, arn, policies);
    return context.isStrict()
        ? isSecured.and(transport.isListSecured(type, arn, policies))
        : isSecured;
  }

  private static String message(String noun, Tri isInPart) {
    return isInPart.isYes()
        ? "the policy of the %s denies only some of the requests without TLS".formatted(noun)
        : "no policy of the %s denies requests without TLS".formatted(noun);
  }

  private static Verdict judge(PolicyElsewhere policy, Context context) {
    var arn = arnOf(policy);
    var noun = new GuardedStore(policy, policy.guards(), List.of()).noun();
    var documents = List.of(policy.document());
    return Verdict.of(
        isSecured(policy.guards(), arn, documents, context).not(),
        policy,
        policy.document().origin(),
        message(
            noun, new Transport(context.names()).isSecuredInPart(policy.guards(), arn, documents)),
        asked(List.of(policy.document())));
  }

  /** Policies name a bucket by its name, a topic by its ARN and a queue by its URL. */
  private static Val<String> arnOf(PolicyElsewhere policy) {
    var resource = policy.resource();
    return switch (policy.guards()) {
      case GuardedStore.BUCKET ->
          Val.unknown("arn:${AWS::Partition}:s3:::" + resource.show(), resource.origin());
      case GuardedStore.QUEUE ->
          Val.unknown(
              "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Queue}",
              resource.origin());
      default -> resource;
    };
  }

  private static List<? extends Val<?>> asked(List<PolicyDocument> policies) {
    return policies.stream()
        .flatMap(policy -> policy.statements().stream())
        .flatMap(
            statement ->
                Stream.concat(
                    Stream.<Val<?>>of(statement.effect()),
                    statement.conditions().stream().flatMap(one -> one.values().stream())))
        .toList();
  }
}
