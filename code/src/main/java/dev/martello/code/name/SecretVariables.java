package dev.martello.code.name;

import java.util.regex.Pattern;

/** Tells by their names which variables of the environment hold a secret. */
public final class SecretVariables {
  /** What only the function may know, whoever calls it: passwords, and keys that prove or sign. */
  public static final String KEPT =
      "password|passwd|passphrase|secret|(?:secret|private|hmac|server|service_?role|admin)_?key";

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?:^|.*_)(?:"
              + KEPT
              + "|api_?key|auth_?token|access_?token|api_?token|bot_?token|token|credentials?|(?:signing|jwt)_?key)");

  /**
   * Keys that everybody is given: what browsers subscribe with is called {@code
   * applicationServerKey} (W3C, Push API) and is the public half of a pair (RFC 8292, VAPID).
   */
  private static final Pattern PUBLIC =
      Pattern.compile(
          "(?i)(?:\\w*_)?(?:application_?server_?key|(?:public|vapid)_(?!\\w*(?:private|secret))(?:\\w+_)?key)");

  private SecretVariables() {}

  /** Returns whether one holds a secret, not where it is kept or what it is called. */
  public static boolean isSecret(String name) {
    return SECRET.matcher(name).matches() && !PUBLIC.matcher(name).matches();
  }
}
