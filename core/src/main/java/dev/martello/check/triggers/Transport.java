package dev.martello.check.triggers;

import dev.martello.iam.Caller;
import dev.martello.iam.Context;
import dev.martello.iam.Decisions;
import dev.martello.iam.Names;
import dev.martello.iam.PolicySet;
import dev.martello.iam.Request;
import dev.martello.model.Effect;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/** Asks whether the policies of a store refuse requests in clear text. */
final class Transport {
  /*
   * The policy engine decides calls that move data, made by somebody unknown over plain HTTP, of
   * which nothing else is known. An Allow for everybody is added, since the question is not who may
   * call but whether a Deny stands against all of them.
   */
  private static final Context PLAIN =
      Context.unknown().with("aws:SecureTransport", "false").without("s3:TlsVersion");

  private static final Origin ORIGIN = new Origin.ServiceDefault("a request over plain HTTP");

  private static final PolicyDocument ALL_ALLOWED =
      new PolicyDocument(
          List.of(
              new Statement(
                  Val.known("", ORIGIN),
                  Val.known(Effect.ALLOW, ORIGIN),
                  false,
                  List.of(Val.known("*", ORIGIN)),
                  false,
                  List.of(Val.known("*", ORIGIN)),
                  false,
                  List.of(Principal.anyone(ORIGIN)),
                  List.of(),
                  Tri.YES,
                  ORIGIN)),
          ORIGIN);

  private final Names names;

  /**
   * Makes what asks policies.
   *
   * @param names which names in ARNs are CloudFormation's own, so that no part of them is a path
   */
  Transport(Names names) {
    this.names = names;
  }

  /** Asks whether every call that moves data is refused over plain HTTP. */
  Tri isSecured(String type, Val<String> arn, List<PolicyDocument> policies) {
    return Tri.all(answers(data(type, arn), policies));
  }

  /** Asks the same of calls that show no more than which data there is. */
  Tri isListSecured(String type, Val<String> arn, List<PolicyDocument> policies) {
    return Tri.all(answers(lists(type, arn), policies));
  }

  /** Asks whether some calls are refused. */
  Tri isSecuredInPart(String type, Val<String> arn, List<PolicyDocument> policies) {
    return Tri.any(answers(Stream.concat(data(type, arn), lists(type, arn)), policies));
  }

  private List<Tri> answers(Stream<Request> calls, List<PolicyDocument> policies) {
    var documents =
        Stream.concat(policies.stream(), Stream.of(ALL_ALLOWED)).toArray(PolicyDocument[]::new);
    return calls.map(call -> isRefused(call, PolicySet.none().withResource(documents))).toList();
  }

  private static Stream<Request> lists(String type, Val<String> arn) {
    return type.equals(GuardedStore.BUCKET)
        ? Stream.of(call("s3:ListBucket", arn))
        : Stream.empty();
  }

  private static Stream<Request> data(String type, Val<String> arn) {
    return switch (type) {
      case GuardedStore.BUCKET ->
          Stream.of(
              call("s3:GetObject", Arns.under(arn, "object")),
              call("s3:PutObject", Arns.under(arn, "object")));
      case GuardedStore.QUEUE ->
          Stream.of(call("sqs:SendMessage", arn), call("sqs:ReceiveMessage", arn));
      case GuardedStore.TOPIC -> Stream.of(call("sns:Publish", arn));
      default -> throw new IllegalArgumentException(type + " takes no requests over HTTP");
    };
  }

  private static Request call(String action, Val<String> resource) {
    return new Request(Caller.anonymous(), action, resource, "", PLAIN);
  }

  private Tri isRefused(Request request, PolicySet policies) {
    return switch (Decisions.decide(request, policies, names).outcome()) {
      case EXPLICIT_DENY -> Tri.YES;
      case ALLOW, IMPLICIT_DENY -> Tri.NO;
      case UNKNOWN -> Tri.UNKNOWN;
    };
  }
}
