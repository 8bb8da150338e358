package dev.martello.code.name;

import java.util.regex.Pattern;

/** Tells by their paths what fields of requests say: of the caller, and what only he may know. */
public final class RequestFields {
  /** What of a request authenticates the caller. */
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?:request\\.)?(?:multiValue)?headers?\\.(?:authorization|cookie|proxy-authorization|x-(?:[a-z]+-)?api-?key|api-?key"
              + "|x-(?:auth|access|api|session|user|bearer|id)-token|x-amz-security-token)"
              + "|authorizationToken|cookies(?:\\.\\*)?",
          Pattern.CASE_INSENSITIVE);

  /** What callers write into requests that nobody else may know. */
  private static final Pattern SECRETS =
      Pattern.compile(
          "(?:request\\.)?(?:body|json|form|data|POST|GET|query|query_params|args|values|(?:multiValueQ|q)ueryStringParameters)(?:\\..*)?\\.(?:(?:new|old|current|user|my|repeat|confirm)?_?(?:password|passwd|passphrase)"
              + "|(?:access|refresh|id|auth|reset|session|bearer|api|login)?_?token|(?:client_?)?secret|api_?key|card_?number|cvv|cvc"
              + "|(?:(?:new|old|current|user|my|repeat|confirm)_?)?pin|otp|passcode|(?:mfa|otp|totp|security)_?code)",
          Pattern.CASE_INSENSITIVE);

  /** What nobody else may know, whatever kind of event has a field of this name. */
  private static final Pattern ALWAYS_SECRET =
      Pattern.compile(
          "(?:.*\\.)?(?:(?:new|old|current|user|my|confirm|admin|master|db)?_?(?:password|passwd|passphrase)"
              + "|(?:access|refresh|id|auth|bearer|api|login|reset)_?token|client_?secret|(?:secret_)?api_?key|secret_?access_?key"
              + "|card_?number|cvv|cvc)",
          Pattern.CASE_INSENSITIVE);

  /** By what somebody signs in; who changes it sends a new one. */
  private static final Pattern PASSWORD =
      Pattern.compile(
          "(?i)(?:.*\\.)?(?:(?:user|current)_?)?(?:password|passwd|passphrase|pwd|pin)");

  /** What callers send, as a whole. */
  private static final Pattern BODY =
      Pattern.compile("body|request\\.(?:body|json|form|data|POST)");

  /** What an authorizer tells of what the caller may do. */
  private static final Pattern RANKS =
      Pattern.compile(
          "(?:requestContext\\.authorizer|identity)(?:\\..*)?\\.[\\w:-]*(?:role|group|scope|permission|admin|rank|tier)\\w*",
          Pattern.CASE_INSENSITIVE);

  /** What an authorizer tells of who the caller is. */
  private static final Pattern CALLER =
      Pattern.compile(
          "(?:identity|requestContext\\.authorizer(?:\\..+)?)\\.(?:sub|username|user_?id|principalId|cognito:username)"
              + "|requestContext\\.(?:identity|authorizer\\.iam)\\.(?:userArn|caller|cognitoIdentityId)",
          Pattern.CASE_INSENSITIVE);

  /** Who looks at what an authorizer found out gets requests with credentials. */
  private static final String AUTHORIZER = "requestContext.authorizer";

  private RequestFields() {}

  /** Returns whether a field authenticates the caller: a token, a cookie, a key. */
  public static boolean isCredential(String path) {
    return CREDENTIALS.matcher(path).matches();
  }

  /**
   * Authorizers look at the header that callers sign in with, at cookies and queries.
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "(?:request\\.)?(?:(?:multiValue)?headers?\\.(?![\\w-]*(?:auth|token|jwt|cookie|session))[\\w-]+|(?:body|json)\\.[\\w.-]+)",
          Pattern.CASE_INSENSITIVE);

  /** Returns whether a field is one in which no authorizer looks for what proves the caller. */
  public static boolean isUnseenByAuthorizer(String path) {
    return UNSEEN.matcher(path).matches();
  }

  /** By what a sender proves that nobody changed a request. */
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?:request\\.)?(?:multiValue)?headers?\\.[\\w-]*(?:signature(?:-?256)?|hmac(?:-sha256)?|webhook-secret)",
          Pattern.CASE_INSENSITIVE);

  /** Returns whether a field is a header by which the sender proves something. */
  public static boolean isSignature(String path) {
    return SIGNATURE.matcher(path).matches();
  }

  /** Returns whether a field is a secret that the caller writes into the request. */
  public static boolean isSecret(String path) {
    return SECRETS.matcher(path).matches();
  }

  /** Returns whether a field is the password of somebody who signs in. */
  public static boolean isPassword(String path) {
    return PASSWORD.matcher(path).matches();
  }

  /** Returns whether a field is a secret by its name alone, be the event a request or not. */
  public static boolean isAlwaysSecret(String path) {
    return ALWAYS_SECRET.matcher(path).matches();
  }

  /**
   * Cognito hands over what users type where it migrates them, or asks them something.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html
   */
  public static boolean isOfUser(String path) {
    return path.equals("request.password") || path.equals("request.challengeAnswer");
  }

  /** Returns whether a field is the whole of what a caller sends. */
  public static boolean isBody(String path) {
    return BODY.matcher(path).matches();
  }

  /** Returns whether a field is a part of what a caller sends. */
  public static boolean isInBody(String path) {
    return BODY.matcher(path).lookingAt();
  }

  /** Returns whether a field tells what the caller may do. */
  public static boolean isRank(String path) {
    return RANKS.matcher(path).matches();
  }

  /** Returns whether a field tells who the caller is. */
  public static boolean isCaller(String path) {
    return CALLER.matcher(path).matches();
  }

  /** Returns whether a field is what an authorizer found out. */
  public static boolean isOfAuthorizer(String path) {
    return path.startsWith(AUTHORIZER);
  }
}
