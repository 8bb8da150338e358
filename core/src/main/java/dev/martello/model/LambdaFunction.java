package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Lambda function with everything that decides how safe it is.
 *
 * @param name the function's physical name as far as it is known
 * @param packageType {@code Zip} or {@code Image}
 * @param runtime empty text for images
 * @param handler empty text for images
 * @param architectures {@code x86_64}, {@code arm64}
 * @param layers ARNs of layer versions
 * @param timeout seconds
 * @param memory MiB
 * @param reservedConcurrency empty list where none is set
 * @param tracing {@code Active} or {@code PassThrough}
 * @param deadLetter ARN of the dead-letter queue or topic; empty text where none is set
 * @param codeSigning ARN of the code-signing configuration; empty text where none is set
 * @param environmentKey ARN of the customer's key for the environment; empty text where none is set
 * @param asynchronous configurations of asynchronous invocation, by qualifier
 * @param recursiveLoop {@code Terminate} (default) or {@code Allow}
 * @param logGroup the log group that receives the function's log, where one is declared
 * @param permissions the statements of the function's resource policy
 * @param triggers everything that is wired to invoke it, sorted by place
 * @param exposure the widest way in from outside
 */
public record LambdaFunction(
    Identity identity,
    Val<String> name,
    Val<String> packageType,
    Val<String> runtime,
    Val<String> handler,
    Code code,
    List<Val<String>> architectures,
    List<EnvironmentVariable> environment,
    Val<String> environmentKey,
    List<Val<String>> layers,
    Val<Long> timeout,
    Val<Long> memory,
    List<Val<Long>> reservedConcurrency,
    Val<String> tracing,
    Val<String> deadLetter,
    List<AsynchronousInvocation> asynchronous,
    Val<String> recursiveLoop,
    Val<String> codeSigning,
    NetworkAttachment network,
    Link<LogGroup> logGroup,
    Link<Role> role,
    List<Permission> permissions,
    List<FunctionUrl> urls,
    List<Trigger> triggers,
    Exposure exposure)
    implements Entity {

  public LambdaFunction {
    architectures = List.copyOf(architectures);
    environment = List.copyOf(environment);
    layers = List.copyOf(layers);
    reservedConcurrency = List.copyOf(reservedConcurrency);
    asynchronous = List.copyOf(asynchronous);
    permissions = List.copyOf(permissions);
    urls = List.copyOf(urls);
    triggers = List.copyOf(triggers);
  }

  /** A function is kept in many sets; all that belongs to it is slow to go through. */
  @Override
  public int hashCode() {
    return identity.hashCode();
  }

  /** Asks whether anything invokes this asynchronously, so that a failed event is lost silently. */
  public Tri isInvokedAsynchronously() {
    return triggers.stream()
        .filter(trigger -> trigger.invocation() == Invocation.ASYNCHRONOUS)
        .map(Trigger::exists)
        .reduce(Tri.NO, Tri::or);
  }

  /** Returns the triggers of one kind of source. */
  public Stream<Trigger> triggersOf(EventSource source) {
    return triggers.stream().filter(trigger -> trigger.source() == source);
  }

  /** Returns the HTTP and WebSocket routes that reach this function. */
  public Stream<Route> routes() {
    return triggers.stream()
        .filter(Trigger.FromRoute.class::isInstance)
        .map(trigger -> ((Trigger.FromRoute) trigger).route());
  }

  /** How a function's asynchronous invocations are retried and where failed events go. */
  public record AsynchronousInvocation(
      Val<String> qualifier,
      Val<String> onFailure,
      Val<String> onSuccess,
      List<Val<Long>> maximumRetryAttempts,
      Origin origin) {}

  /**
   * Where a function stands in the network.
   *
   * @param subnets empty where the function is in no VPC of the account
   */
  public record NetworkAttachment(
      List<Link<Network.Subnet>> subnets,
      List<Link<Network.SecurityGroup>> securityGroups,
      Tri isInVpc,
      Origin origin) {
    public NetworkAttachment {
      subnets = List.copyOf(subnets);
      securityGroups = List.copyOf(securityGroups);
    }
  }
}
