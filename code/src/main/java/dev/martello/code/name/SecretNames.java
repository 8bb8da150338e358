package dev.martello.code.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads off names of variables, fields and functions whether what they are for must be unknown to
 * others.
 */
public final class SecretNames {
  /*
   * A name is taken apart into its words (`resetTokenHex`, `RESET_TOKEN_HEX`). What it is stands
   * last, behind nothing but the form that it has; words in front say more exactly which one it is,
   * and may say that it is nothing secret (`nextToken`).
   */
  private static final Set<String> SECRETS =
      Set.of(
          "token",
          "password",
          "passwd",
          "passphrase",
          "passcode",
          "secret",
          "otp",
          "nonce",
          "salt",
          "csrf",
          "xsrf",
          "sid",
          "apikey",
          "sessionid",
          "voucher",
          "coupon",
          "credential",
          "credentials",
          "pin");

  /** What a token is for that proves nothing. */
  private static final Set<String> NO_PROOF =
      Set.of(
          "client",
          "idempotency",
          "idempotent",
          "request",
          "next",
          "page",
          "paging",
          "pagination",
          "continuation",
          "continue",
          "cancellation",
          "cancel",
          "correlation",
          "cursor",
          "start",
          "starting",
          "sync",
          "task",
          "lock",
          "fencing",
          "lease",
          "trace",
          "max",
          "gpio",
          "dedup",
          "deduplication",
          "cache",
          "retry",
          "fetch",
          "execution",
          "run",
          "job",
          "batch",
          "message");

  private static final Set<String> OF_CODES =
      Set.of(
          "verification",
          "verify",
          "reset",
          "confirmation",
          "confirm",
          "login",
          "signin",
          "auth",
          "access",
          "recovery",
          "security",
          "invite",
          "invitation",
          "activation",
          "pin",
          "otp",
          "mfa",
          "time",
          "pairing",
          "unlock",
          "backup",
          "redeem",
          "redemption",
          "gift",
          "voucher",
          "coupon",
          "pass",
          "sms",
          "challenge",
          "secret",
          "claim",
          "download",
          "magic",
          "session",
          "sign",
          "expected");

  private static final Set<String> OF_KEYS =
      Set.of(
          "api",
          "secret",
          "signing",
          "encryption",
          "private",
          "access",
          "session",
          "license",
          "licence",
          "aes",
          "hmac",
          "cipher");

  /** What is drawn by lot and shown all the same, or soon worth nothing. */
  private static final Set<String> SHOWN =
      Set.of("nonce", "salt", "sid", "id", "sessionid", "csrf", "xsrf", "pin", "voucher", "coupon");

  private static final Set<String> OF_IDS = Set.of("session", "sess");

  private static final Set<String> OF_COOKIES = Set.of("session", "auth", "login");

  /** What only says in which form something is. */
  private static final Set<String> FORMS =
      Set.of(
          "value", "str", "string", "text", "bytes", "hex", "hash", "hashed", "b64", "base64",
          "plain", "raw", "chars", "encoded", "digits", "buf", "buffer", "param");

  /** Behind these stands whom it is made for, or of what. */
  private static final Set<String> TURNS =
      Set.of("for", "of", "from", "by", "with", "to", "and", "using");

  /** What functions do that make no secret. */
  private static final Set<String> OTHER_WORK =
      Set.of(
          "is",
          "has",
          "verify",
          "validate",
          "check",
          "compare",
          "decode",
          "parse",
          "expire",
          "revoke",
          "delete",
          "remove",
          "store",
          "save",
          "send",
          "hide",
          "mask",
          "strip",
          "count",
          "invalidate",
          "rotate",
          "handle",
          "on",
          "test",
          "use",
          "consume",
          "cleanup",
          "purge",
          "put",
          "set");

  /** What a class does with what it is named after. */
  private static final Set<String> MAKERS =
      Set.of(
          "generator",
          "maker",
          "factory",
          "service",
          "util",
          "utils",
          "helper",
          "helpers",
          "source",
          "issuer",
          "creator",
          "provider",
          "mint",
          "minter",
          "generators",
          "tools",
          "handler");

  /** Where a mere code or number proves who somebody is. */
  private static final Pattern PROVING =
      Pattern.compile(
          "(?i)otp|verif|log_?-?in|sign_?-?in|sign_?-?up|mfa|2fa|two_?-?factor|pass_?code|pass_?word|challenge|invit|confirm|activat|voucher|coupon|recover|unlock|ticket|forgot|reset");

  private static final Set<String> CODES = Set.of("code", "pin", "answer", "digits", "number");

  /** What may be a secret, if somebody takes the trouble to draw it by lot. */
  private static final Set<String> DRAWN =
      Set.of("session", "ticket", "invitation", "invite", "challenge");

  /** What settings are that are kept beside secrets. */
  private static final Set<String> SETTINGS =
      Set.of(
          "version",
          "origin",
          "origins",
          "host",
          "hostname",
          "port",
          "region",
          "timeout",
          "limit",
          "level",
          "mode",
          "stage",
          "enabled",
          "bucket",
          "table",
          "queue",
          "topic",
          "locale",
          "currency",
          "timezone",
          "zone",
          "language",
          "lang",
          "country",
          "style",
          "theme",
          "color",
          "colour",
          "title",
          "label",
          "description",
          "name",
          "arn",
          "type",
          "format",
          "unit",
          "size",
          "width",
          "height",
          "zoom",
          "count",
          "interval",
          "ttl",
          "retries",
          "flag",
          "flags",
          "feature",
          "features",
          "environment",
          "domain",
          "protocol",
          "scheme",
          "schema",
          "plan",
          "tier");

  /** What the names of what everybody may know begin with. */
  private static final Set<String> OPEN = Set.of("public", "publishable");

  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+");

  private SecretNames() {}

  /** Returns whether a variable, field or key of this name holds a secret. */
  public static boolean isSecret(String name) {
    return name.length() <= LONGEST && isSecret(words(name));
  }

  private static final int LONGEST = 80;

  /** Returns whether a name is that of a setting, which says nothing secret. */
  public static boolean isSetting(String name) {
    if (name.length() > LONGEST) {
      return false;
    }
    var words = words(name);
    int size = words.size();
    return size > 0
        && (SETTINGS.contains(words.getLast())
            || OPEN.contains(words.getFirst())
            || (size > 1 && words.get(size - 2).equals("client") && words.getLast().equals("id")));
  }

  /** Returns whether whoever reads it can do something with it. */
  public static boolean isConfidential(String name) {
    var words = words(name);
    return isSecret(name) && !SHOWN.contains(words.getLast());
  }

  private static boolean isSecret(List<String> words) {
    int last = words.size() - 1;
    while (last > 0 && (FORMS.contains(words.get(last)) || isNumber(words.get(last)))) {
      last--;
    }
    if (last < 0) {
      return false;
    }
    var word = words.get(last);
    var before = last > 0 ? words.get(last - 1) : "";
    return switch (word) {
      case "code", "codes" -> OF_CODES.contains(before);
      case "key" -> OF_KEYS.contains(before);
      case "id" -> OF_IDS.contains(before);
      case "cookie" -> OF_COOKIES.contains(before);
      case "link" -> before.equals("magic") || before.equals("reset");
      default ->
          !NO_PROOF.contains(before)
              && (SECRETS.contains(word)
                  || Stream.of("token", "password", "secret")
                      .anyMatch(
                          end ->
                              word.endsWith(end)
                                  && !NO_PROOF.contains(
                                      word.substring(0, word.length() - end.length()))));
    };
  }

  private static boolean isNumber(String word) {
    return Character.isDigit(word.charAt(0));
  }

  /** Returns whether a name may say so, if not by itself then where it stands. */
  public static boolean isTelling(String name) {
    return isSecret(name) || isCode(name) || isDrawn(name);
  }

  /** Returns whether a function of this name, of such a class, makes a secret. */
  public static boolean isMaking(String procedure, String owner) {
    var words = words(procedure);
    if (words.isEmpty() || OTHER_WORK.contains(words.getFirst())) {
      return false;
    }
    var what = words.stream().takeWhile(word -> !TURNS.contains(word)).toList();
    if (isSecret(what)) {
      return true;
    }
    var kind = new ArrayList<>(words(owner));
    while (!kind.isEmpty() && MAKERS.contains(kind.getLast())) {
      kind.removeLast();
    }
    return MAKING.contains(words.getFirst()) && words.size() <= 2 && isSecret(kind);
  }

  private static final Set<String> MAKING =
      Set.of(
          "generate", "next", "new", "create", "make", "issue", "build", "random", "get", "apply");

  /** Returns whether something of this name is a secret if it is drawn by lot. */
  public static boolean isDrawn(String name) {
    var words = words(name);
    return !words.isEmpty() && DRAWN.contains(words.getLast());
  }

  /** Returns whether something of this name lets somebody in, if it is drawn by lot. */
  public static boolean isDrawnKey(String name) {
    var words = words(name);
    return words.size() >= 2
        && words.getLast().equals("key")
        && OF_DRAWN_KEYS.contains(words.get(words.size() - 2));
  }

  private static final Set<String> OF_DRAWN_KEYS =
      Set.of(
          "download",
          "share",
          "sharing",
          "unlock",
          "activation",
          "invite",
          "invitation",
          "reset",
          "verification",
          "confirmation",
          "join",
          "door",
          "recovery",
          "login",
          "auth");

  /** Returns whether it is a code or number, which is secret where somebody proves by it. */
  public static boolean isCode(String name) {
    var words = words(name);
    return !words.isEmpty()
        && CODES.contains(words.getLast())
        && (words.size() == 1
            || !words.getFirst().equals("status") && !words.getFirst().equals("error"));
  }

  /** Returns whether a name of a function, class or file tells that somebody proves something. */
  public static boolean isProving(String name) {
    return PROVING.matcher(name).find();
  }

  private static List<String> words(String name) {
    return WORD.matcher(name)
        .results()
        .map(found -> found.group().toLowerCase(Locale.ROOT))
        .toList();
  }
}
