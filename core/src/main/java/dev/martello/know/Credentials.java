package dev.martello.know;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Recognises credentials in texts, by their own form or by the name that they stand under. */
public final class Credentials {
  /*
   * A name is weaker than a form: the value must then look like a secret too, and names that speak of
   * where a secret is kept (an ARN, a path, a table) do not count.
   */
  private static final int LONGEST = 65_536;

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?:password|passwd|passphrase|pwd|secret|token|credential|private_?key|api[-_]?key|"
              + "access[-_]?key|auth[-_]?key|(?<=[-_])pass$|(?-i:(?<=[a-z0-9])Pass$)|signing_?key|encryption_?key|client_?secret|conn(?:ection)?"
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
              + "account|group|role|function|flag|cache|status|alg|method|hint)s?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:arn:[a-z-]+:.*|https?://.*|s3://.*|ssm:.*|/[\\w.@%+=:,/-]*|[\\w.-]+/[\\w./-]+|"
              + "\\d{1,6}|true|false|yes|no)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MAY_BE_A_NAME =
      Pattern.compile("(?:secret|credential)s?$", Pattern.CASE_INSENSITIVE);

  private static final Pattern WORDS =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[-_. /][A-Za-z0-9]+)*");

  /** A word that is spoken with a vowel first. */
  private static final Pattern VOWELS = Pattern.compile("^(?:[AEIOaeio]|npm\\b)");

  /** What a header of HTTP says who calls. */
  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i)(?:bearer|basic|token|apikey) +[A-Za-z0-9._~+/=-]{16,}");

  /** A member of a JSON object that is a text. */
  private static final Pattern MEMBER =
      Pattern.compile("\"([^\"\\\\]*+)\"\\s*+:\\s*+\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

  /** An ARN, an address, or a path that speaks of what it leads to. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)^(?:arn:|https?:|s3:|ssm:|/)|/.*(?:key|secret|password|token|credential|login)");

  /** Parts of a database's secret that only say where the database is. */
  private static final Pattern HARMLESS_KEY =
      Pattern.compile(
          ":SecretString:(?:username|user|host|hostname|port|dbname|database|engine"
              + "|dbInstanceIdentifier|dbClusterIdentifier)(?::|$)");

  private Credentials() {}

  /** Returns what kind of credential stands in a text, told by its form alone. */
  public static Optional<String> formIn(String text) {
    return formIn(text, trust -> trust != CredentialForms.Trust.EXAMPLE);
  }

  /** As {@link #formIn}, but keys that documentation prints as examples count too. */
  public static Optional<String> formOrExampleIn(String text) {
    return formIn(text, trust -> trust != CredentialForms.Trust.NONE);
  }

  private static Optional<String> formIn(String text, Predicate<CredentialForms.Trust> counts) {
    var looked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return CredentialForms.in(looked).stream()
        .filter(match -> counts.test(match.trust()))
        .map(CredentialForms.Match::kind)
        .findFirst();
  }

  /** Returns a kind of credential with its article: {@code an AWS access key id}. */
  public static String withArticle(String kind) {
    return (VOWELS.matcher(kind).find() ? "an " : "a ") + kind;
  }

  /** Returns what kind of credential a value under a name is; empty for look-alikes. */
  public static Optional<String> kindOf(String name, String value) {
    var byForm = formIn(value);
    if (byForm.isPresent()) {
      return byForm;
    }
    boolean isSecret =
        isSecretName(name) && looksSecret(value) && !repeats(name, value)
            || MadeKeys.isOne(name, value) && looksSecret(value)
            || name.toLowerCase(Locale.ROOT).endsWith("authorization")
                && AUTHORIZATION.matcher(value).matches()
                && !CredentialForms.PLACEHOLDER.matcher(value).find();
    return isSecret ? Optional.of("secret") : Optional.empty();
  }

  /** Returns what kind of credential a member of an object in JSON is; empty for other texts. */
  public static Optional<String> kindInJson(String value) {
    return value.startsWith("{") && value.length() <= LONGEST
        ? MEMBER
            .matcher(value)
            .results()
            .filter(member -> !mayBeNamed(member.group(1), member.group(2)))
            .flatMap(member -> kindOf(member.group(1), member.group(2)).stream())
            .findFirst()
        : Optional.empty();
  }

  /**
   * Returns whether a name is a bare word for a secret, which often names one: {@code DB_SECRET}.
   */
  public static boolean isBareName(String name) {
    return MAY_BE_A_NAME.matcher(name).find();
  }

  /** What is called a secret and holds plain words names one: {@code "dbSecret": "orders-db"}. */
  private static boolean mayBeNamed(String name, String value) {
    return isBareName(name) && WORDS.matcher(value).matches();
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
        || reference.endsWith(".SecretAccessKey")
        || reference.startsWith("resolve:ssm-secure:")
        || (reference.startsWith("resolve:secretsmanager:")
            && !HARMLESS_KEY.matcher(reference).find());
  }

  /** Returns whether a value says where something is: an ARN, an address, a path. */
  public static boolean isReference(String value) {
    var bare = value.strip();
    return REFERENCE.matcher(bare).matches() && PLACE.matcher(bare).find();
  }

  /**
   * How public keys begin: those of SSH (RFC 4253, 6.6), what X.509 calls the subject's, in base64
   * (RFC 5480, RFC 8410), and tokens of maps that pages hold (Mapbox, "Access tokens").
   */
  private static final Pattern PUBLIC_KEY =
      Pattern.compile(
          "(?:(?:ssh|sk-ssh|ecdsa|sk-ecdsa)-[\\w@.-]+\\s+)?AAAA(?:B3NzaC1|C3NzaC1lZDI1NTE5|E2VjZHNh|[GI]nNr)"
              + "|-----BEGIN (?:\\w+ )?PUBLIC KEY|MII[BC].{4}BgkqhkiG9w0BAQEFAAOC|MIGfMA0GCSqGSIb3DQEBAQUAA4|M(?:Fkw|HYw)E[wA]YHKoZIzj0C|MCowBQYDK2V|pk\\.eyJ");

  private static boolean looksSecret(String value) {
    var bare = value.strip();
    return bare.length() >= 4
        && bare.length() <= 4096
        && !isPointer(bare)
        && !PUBLIC_KEY.matcher(bare).lookingAt()
        && !CredentialForms.PLACEHOLDER.matcher(bare).find()
        && !REFERENCE.matcher(bare).matches();
  }

  /** A piece of JSON that only tells where something is: {@code {"secretId": "shop/token"}}. */
  private static boolean isPointer(String value) {
    if (!value.startsWith("{")) {
      return false;
    }
    var members = MEMBER.matcher(value).results().toList();
    return !members.isEmpty()
        && members.stream()
            .allMatch(
                member ->
                    NAME_OF_PLACE.matcher(member.group(1)).find()
                        || REFERENCE.matcher(member.group(2)).matches());
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
    return value.isBlank() || CredentialForms.PLACEHOLDER.matcher(value).find();
  }

  /** Returns where credentials stand in a text, told by their form alone, as starts and ends. */
  public static Map<Integer, Integer> placesIn(String text) {
    var places = new TreeMap<Integer, Integer>();
    for (var match : CredentialForms.in(text)) {
      if (match.trust().compareTo(CredentialForms.Trust.DOUBTFUL) <= 0) {
        places.put(match.start(), match.end());
      }
    }
    return places;
  }

  /** Returns a credential for print: its first characters only. */
  public static String masked(String value) {
    int shown = Math.min(4, value.length() / 4);
    return value.substring(0, shown) + "****";
  }
}
