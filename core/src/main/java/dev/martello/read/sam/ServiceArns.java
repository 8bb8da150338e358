package dev.martello.read.sam;

/** Makes patterns of ARNs in the stack's own region and account. */
final class ServiceArns {
  private ServiceArns() {}

  /** Returns an ARN for {@code Fn::Sub}, in which region and account stay open. */
  static String of(Transformation run, String service, String resource) {
    return "arn:%s:%s:${AWS::Region}:${AWS::AccountId}:%s"
        .formatted(run.context().partition(), service, resource);
  }
}
