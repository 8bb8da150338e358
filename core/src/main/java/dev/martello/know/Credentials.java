package dev.martello.know;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognises credentials in texts, by their own form or by the name that they stand under. */
public final class Credentials {
  /*
   * A form is taken only where its issuer documents a prefix or a structure, so that a match is no
   * guess. A name alone is weaker: the value must then look like a secret too, and names that speak
   * of where a secret is kept (an ARN, a path, a table) do not count.
   */
  private record Form(String kind, Pattern pattern) {}

  private static final int LONGEST = 65_536;

  private static final List<Form> FORMS =
      List.of(
          form("AWS access key id", "\\b(?:AKIA|ASIA)[A-Z2-7]{16}\\b"),
          form("private key", "-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"),
          form("GitHub token", "\\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36}\\b"),
          form("GitHub token", "\\bgithub_pat_[A-Za-z0-9_]{82}\\b"),
          form("GitLab token", "\\bglpat-[A-Za-z0-9_-]{20}\\b"),
          form("Slack token", "\\bxox[abpr]-[0-9]{8,}-[0-9A-Za-z-]{10,}\\b"),
          form(
              "Slack webhook",
              "https://hooks\\.slack\\.com/services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{20,}"),
          form("Stripe key", "\\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}\\b"),
          form("Google API key", "\\bAIza[A-Za-z0-9_-]{35}\\b"),
          form("SendGrid key", "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b"),
          form("Twilio key", "\\bSK[0-9a-f]{32}\\b"),
          form("npm token", "\\bnpm_[A-Za-z0-9]{36}\\b"),
          form("PyPI token", "\\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}"),
          form("OpenAI key", "\\bsk-(?:proj-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}"),
          form(
              "connection string with password",
              "\\b[a-z][a-z0-9+.-]{2,20}://[^\\s:/@${}]{1,64}:[^\\s:/@${}<>*]{3,128}@[^\\s/]+"));

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?:password|passwd|passphrase|pwd|secret|token|credential|private_?key|api_?key|"
              + "access_?key|auth_?key|signing_?key|encryption_?key|client_?secret|conn(?:ection)?"
              + "_?str(?:ing)?)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME_OF_PLACE =
      Pattern.compile(
          "(?:arn|name|path|url|uri|endpoint|host|id|table|bucket|queue|topic|region|version|"
              + "prefix|suffix|type|file|location|alias|ttl|expiry|expiration|expires(?:_?in)?|"
              + "timeout|seconds|minutes|hours|days|length|size|count|max|min|limit|enabled|"
              + "disabled|required|header|field|param(?:eter)?|issuer|audience|scope|provider|"
              + "algorithm|policy|rotation|stage|label|format|use|source|hash|key_?alias|salt|level|mode|"
              + "port|strategy|backend|store|service|owner|class|user|user_?name|email|domain|"
              + "account|group|role|function|flag|cache|status)s?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "^string$|(?:change|replace|insert|your|enter|example|sample|dummy|placeholder|todo|fixme|xxx|"
              + "<[^>]*>|\\.\\.\\.|\\*\\*\\*|redacted|hidden|none|null|\\bn/?a\\b|undefined|empty|unset|not[-_"
              + " ]?set|\\$\\{|\\{\\{)",
          Pattern.CASE_INSENSITIVE);

  /** Whose host it is says nothing about the password, unless it is the developer's own machine. */
  private static final Pattern CONNECTION =
      Pattern.compile("[a-z0-9+.-]+://[^:]*:(?<password>[^@]*)@(?<host>.*)");

  private static final Pattern LOCAL =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1|host\\.docker\\.internal)(?::\\d+)?");

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:arn:[a-z-]+:.*|https?://.*|s3://.*|ssm:.*|/[\\w.@%+=:,/-]*|[\\w.-]+/[\\w./-]+|"
              + "\\d{1,6}|true|false|yes|no)",
          Pattern.CASE_INSENSITIVE);

  /** Keys that AWS's own documentation prints as examples. */
  private static final Set<String> KNOWN_EXAMPLES =
      Set.of("AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE");

  /** Parts of a database's secret that only say where the database is. */
  private static final Pattern HARMLESS_KEY =
      Pattern.compile(
          ":SecretString:(?:username|user|host|hostname|port|dbname|database|engine"
              + "|dbInstanceIdentifier|dbClusterIdentifier)(?::|$)");

  private Credentials() {}

  private static Form form(String kind, String regex) {
    return new Form(kind, Pattern.compile(regex));
  }

  /** Returns what kind of credential stands in a text, told by its form alone. */
  public static Optional<String> formIn(String text) {
    return formIn(text, found -> !isExample(found));
  }

  /** As {@link #formIn}, but keys that documentation prints as examples count too. */
  public static Optional<String> formOrExampleIn(String text) {
    return formIn(text, _ -> true);
  }

  private static Optional<String> formIn(String text, Predicate<String> counts) {
    var looked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    for (var form : FORMS) {
      var matcher = form.pattern().matcher(looked);
      while (matcher.find()) {
        if (counts.test(matcher.group())) {
          return Optional.of(form.kind());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isExample(String found) {
    var connection = CONNECTION.matcher(found);
    if (connection.matches()) {
      return PLACEHOLDER.matcher(connection.group("password")).find()
          || LOCAL.matcher(connection.group("host")).matches();
    }
    return KNOWN_EXAMPLES.contains(found)
        || found.toUpperCase(Locale.ROOT).contains("EXAMPLE")
        || found.chars().distinct().count() < 6;
  }

  /** Returns what kind of credential a value under a name is; empty for look-alikes. */
  public static Optional<String> kindOf(String name, String value) {
    var byForm = formIn(value);
    if (byForm.isPresent()) {
      return byForm;
    }
    boolean isSecret = isSecretName(name) && looksSecret(value) && !repeats(name, value);
    return isSecret ? Optional.of("secret") : Optional.empty();
  }

  /** Returns whether a name says that a secret stands under it: {@code DB_PASSWORD}. */
  public static boolean isSecretName(String name) {
    return SECRET_NAME.matcher(name).find() && !NAME_OF_PLACE.matcher(name).find();
  }

  /**
   * Returns whether a reference stands for a secret: a dynamic one such as {@code
   * resolve:secretsmanager:db}, or an attribute; plain parameters ({@code resolve:ssm:}) hold
   * configuration.
   */
  public static boolean isSecretReference(String reference) {
    return reference.endsWith(".ClientSecret")
        || reference.startsWith("resolve:ssm-secure:")
        || (reference.startsWith("resolve:secretsmanager:")
            && !HARMLESS_KEY.matcher(reference).find());
  }

  private static boolean looksSecret(String value) {
    var bare = value.strip();
    return bare.length() >= 4
        && bare.length() <= 4096
        && !PLACEHOLDER.matcher(bare).find()
        && !REFERENCE.matcher(bare).matches();
  }

  /** {@code TOKEN: token} or {@code SECRET: my-app-secret} names something; it is no secret. */
  private static boolean repeats(String name, String value) {
    boolean isWords = value.matches("[A-Za-z]+(?:[-_. ][A-Za-z]+)*");
    return isWords
        && (SECRET_NAME.matcher(value).find() && value.matches(".*[-_. ].*")
            || value.equalsIgnoreCase(name));
  }

  /** Returns whether a value under a secret's name only keeps the place of one. */
  public static boolean isNoValue(String value) {
    return value.isBlank() || PLACEHOLDER.matcher(value).find();
  }

  /** Returns a credential for print: its first characters only. */
  public static String masked(String value) {
    int shown = Math.min(4, value.length() / 4);
    return value.substring(0, shown) + "****";
  }
}
