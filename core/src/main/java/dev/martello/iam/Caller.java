package dev.martello.iam;

/**
 * Who makes a request. Texts may have unknown parts in the notation of {@link
 * dev.martello.value.Shape}.
 *
 * @param kind what sort of principal it is
 * @param arn the ARN of the user or the session; the service's name; empty for nobody
 * @param roleArn the ARN of the role that a session came from; empty for others
 * @param account the account that it belongs to; empty for services and nobody
 */
public record Caller(Kind kind, String arn, String roleArn, String account) {

  /** What sort of principal a caller is (IAM User Guide, "AWS JSON policy elements: Principal"). */
  public enum Kind {
    USER,
    ROLE_SESSION,
    ROOT,
    SERVICE,
    ANONYMOUS
  }

  /** Returns a session of a role, as every running function is one. */
  public static Caller session(String roleArn, String sessionArn, String account) {
    return new Caller(Kind.ROLE_SESSION, sessionArn, roleArn, account);
  }

  public static Caller user(String arn, String account) {
    return new Caller(Kind.USER, arn, "", account);
  }

  public static Caller root(String account) {
    return new Caller(Kind.ROOT, "arn:${AWS::Partition}:iam::" + account + ":root", "", account);
  }

  /** Returns an AWS service, for instance {@code s3.amazonaws.com}. */
  public static Caller service(String name) {
    return new Caller(Kind.SERVICE, name, "", "");
  }

  public static Caller anonymous() {
    return new Caller(Kind.ANONYMOUS, "", "", "");
  }
}
