package dev.martello.know;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The forms that issuers give their credentials, and what tells a real one from an example. */
final class CredentialForms {
  /*
   * A form is taken only where its issuer documents a prefix or a structure, so that a match is no
   * guess. Where the form holds a checksum or decodes to something, that is looked at as well.
   *
   * Sources: the secret-scanning pages of GitHub, GitLab and the issuers; for checksums
   * https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
   */

  /** How far something is a credential. */
  enum Trust {
    /** Nothing speaks against it. */
    LIKELY,
    /** It has the form but looks made up: its checksum is wrong, or it counts up. */
    DOUBTFUL,
    /** Documentation prints it, or it keeps the place of one. */
    EXAMPLE,
    /** It has the form by chance. */
    NONE
  }

  /** A match of a form. */
  record Match(String kind, int start, int end, Trust trust) {}

  /**
   * A form.
   *
   * @param mark what every match holds, so that most texts need no search
   * @param lead how many characters of a match may stand in front of its first mark, so that only
   *     these are tried
   */
  private record Form(
      String kind, String mark, int lead, Pattern pattern, Function<String, Trust> judgement) {}

  private static final int ANYWHERE = -1;

  /** What an address has to let somebody in, which many a thing is that is none. */
  static final String IN_QUERY = "key in the query of an address";

  /** Pictures that pages show have a token that everybody sees: {@code badge.svg?token=...}. */
  private static final String NO_PICTURE = "(?<!(?:\\.svg|/badge)(?:\\?[\\w=&.%-]{0,80})?[?&])";

  private static final Set<String> KNOWN_EXAMPLES =
      Set.of("AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE");

  private static final Pattern REPEATING = Pattern.compile("(.)\\1{7}");

  private static final Pattern COUNTING =
      Pattern.compile("(?i)0123456|1234567|abcdefg|qwerty|x{5}|0{6}|1{6}");

  private static final Pattern KEY_LINE = Pattern.compile("[A-Za-z0-9+/=]{40}");

  static final Pattern PLACEHOLDER =
      Pattern.compile(
          "^string$|(?:change|replace|insert|your|enter|example|sample|dummy|placeholder|todo|fixme|xxx|"
              + "<[^>]*>|\\.\\.\\.|\\*\\*\\*|redacted|hidden|none|null|\\bn/?a\\b|undefined|empty|unset|not[-_"
              + " ]?set|\\$\\{|\\{\\{)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CONNECTION =
      Pattern.compile("[a-z0-9+.-]+://[^:]*:(?<password>[^@]*)@(?<host>.*)");

  /** Whose host it is says nothing about the password, unless it is the developer's own machine. */
  private static final Pattern LOCAL =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1|host\\.docker\\.internal)(?::\\d+)?");

  private static final int FEWEST_CHARACTERS = 6;
  private static final int CHECKED = 30;
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /**
   * Many issuers say in their keys whose they are and that they count: {@code abc_live_}. Behind it
   * stands what is drawn by lot, with digits all over it; what may be shown is called public.
   */
  private static final String LIVE_KEY =
      "\\b(?!(?:[sr]k|pk|pub|public|publishable)_live_)[a-z][a-z0-9]{1,11}_live_"
          + "(?=(?:[A-Za-z]{0,9}\\d{1,5}[A-Za-z]){3})[A-Za-z0-9]{16,128}\\b";

  private static final List<Form> FORMS =
      List.of(
          form("AWS access key id", "AKIA", "\\bAKIA[A-Z2-7]{16}\\b"),
          form("AWS access key id", "ASIA", "\\bASIA[A-Z2-7]{16}\\b"),
          form(
              "private key",
              "-----BEGIN ",
              "-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----"
                  + "(?:[\\s\"'+,;:A-Za-z0-9/=\\\\-]{0,8000}?"
                  + "-----END (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----)?",
              CredentialForms::privateKey),
          checked("GitHub token", "gh", "\\bgh[opusr]_[A-Za-z0-9]{36}\\b"),
          form("GitHub token", "github_pat_", "\\bgithub_pat_[A-Za-z0-9_]{82}\\b"),
          form("GitLab token", "gl", "\\bgl(?:pat|ptt|dt|rt|cbt|soat)-[A-Za-z0-9_-]{20,64}\\b"),
          form("Slack token", "xox", "\\bxox[abeprs]-[0-9]{8,}-[0-9A-Za-z-]{10,}\\b"),
          form("Slack token", "xapp-", "\\bxapp-\\d-[A-Z0-9]{9,}-\\d{10,}-[a-f0-9]{32,}\\b"),
          form(
              "Slack webhook",
              "hooks.slack.com",
              "https://hooks\\.slack\\.com/services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{20,}"),
          form("Stripe key", "k_", 1, "\\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}\\b"),
          form("live key", "_live_", LIVE_KEY),
          form("Stripe webhook secret", "whsec_", "\\bwhsec_[A-Za-z0-9+/]{32,}={0,2}"),
          form("Google API key", "AIza", "\\bAIza[A-Za-z0-9_-]{35}\\b"),
          form("Google client secret", "GOCSPX-", "\\bGOCSPX-[A-Za-z0-9_-]{28}\\b"),
          form("SendGrid key", "SG.", "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b"),
          form("Twilio key", "SK", "\\bSK[0-9a-f]{32}\\b"),
          checked("npm token", "npm_", "\\bnpm_[A-Za-z0-9]{36}\\b"),
          form("PyPI token", "pypi-", "\\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}"),
          form("RubyGems key", "rubygems_", "\\brubygems_[a-f0-9]{48}\\b"),
          form("Docker token", "dckr_", "\\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{27,36}\\b"),
          form(
              "OpenAI key",
              "T3BlbkFJ",
              "\\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}"),
          form("Anthropic key", "sk-ant-", "\\bsk-ant-(?:api|admin|sid)\\d{2}-[A-Za-z0-9_-]{80,}"),
          form("Hugging Face token", "hf_", "\\bhf_[A-Za-z]{34}\\b"),
          form("Telegram token", ":AA", 10, "\\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}\\b"),
          form("Shopify token", "shp", "\\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\\b"),
          form("DigitalOcean token", "_v1_", 3, "\\bdo[opr]_v1_[a-f0-9]{64}\\b"),
          form("Databricks token", "dapi", "\\bdapi[a-f0-9]{32}(?:-\\d)?\\b"),
          form("Grafana token", "glsa_", "\\bglsa_[A-Za-z0-9]{32}_[a-f0-9]{8}\\b"),
          form("New Relic key", "NRAK-", "\\bNRAK-[A-Z0-9]{27}\\b"),
          form("Mailgun key", "key-", "\\bkey-[0-9a-f]{32}\\b"),
          form("Mailchimp key", "-us", 32, "\\b[0-9a-f]{32}-us\\d{1,2}\\b"),
          form("Postman key", "PMAK-", "\\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\\b"),
          form("Linear key", "lin_api_", "\\blin_api_[A-Za-z0-9]{40}\\b"),
          form("Vault token", "hv", "\\bhv[sb]\\.[A-Za-z0-9_-]{90,}"),
          form("Atlassian token", "ATATT3", "\\bATATT3[A-Za-z0-9_=-]{150,}"),
          form(
              "Azure storage key",
              "AccountKey=",
              "\\bAccountKey=[A-Za-z0-9+/]{86}==",
              CredentialForms::usual),
          form(
              "Azure shared access key",
              "SharedAccessKey=",
              "\\bSharedAccessKey=[A-Za-z0-9+/]{43}=",
              CredentialForms::usual),
          form("Azure client secret", "Q~", 4, "\\b[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}"),
          form(
              "JSON web token",
              "eyJ",
              "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{16,}",
              CredentialForms::webToken),
          form(
              "password of a basic authentication",
              "asic ",
              1,
              "\\b[Bb]asic [A-Za-z0-9+/]{12,}={0,2}",
              CredentialForms::basic),
          query("key=", 14, "(?i:api|access|auth|app|subscription|secret|private)[-_]?key"),
          query("Key=", 14, "(?:api|access|auth|app|subscription|secret|private)Key"),
          query("KEY=", 14, "(?:API|ACCESS|AUTH|APP|SECRET)_?KEY"),
          query("token=", 10, NO_PICTURE + "(?i:access_?|auth_?|api_?|bearer_?|secret_?)?token"),
          query("Token=", 8, "(?:access|auth|api)Token"),
          query("secret=", 10, "(?:client_?|api_?|app_?)?secret"),
          query("password=", 2, "password"),
          form(
              "connection string with password",
              "jdbc:",
              "\\bjdbc:[a-z0-9:+-]{2,40}://?[^\\s\"'`{}$]*[?&;](?i:password|pwd)=[^\\s&;\"'`{}$<]{3,128}",
              CredentialForms::property),
          form(
              "connection string with password",
              ";",
              "(?i)\\b(?:server|data source|host)=[^;\"'`\\s{}$]+;(?:[^\"'`\\n"
                  + "{}$]*;)?(?:password|pwd)=[^\\s;\"'`{}$<]{3,128}",
              CredentialForms::property),
          form(
              "connection string with password",
              "@tcp(",
              "\\b[\\w.-]{1,64}:[^\\s:/@${}<>*%]{3,128}@tcp\\([^\\s)]{1,256}\\)",
              found -> connection("mysql://" + found.replaceAll("tcp\\(|\\)$", ""))),
          form(
              "connection string with password",
              "://",
              21,
              "\\b[a-z][a-z0-9+.-]{2,20}://[^\\s:/@${}]{1,64}:[^\\s:/@${}<>*]{3,128}@[^\\s/\"'`]+",
              CredentialForms::connection));

  private CredentialForms() {}

  private static Form form(String kind, String mark, String regex) {
    return form(kind, mark, regex, CredentialForms::usual);
  }

  private static Form form(
      String kind, String mark, String regex, Function<String, Trust> judgement) {
    boolean isFirst = regex.replace("\\b", "").replace("\\", "").startsWith(mark);
    return form(kind, mark, isFirst ? 0 : ANYWHERE, regex, judgement);
  }

  private static Form form(
      String kind, String mark, int lead, String regex, Function<String, Trust> judgement) {
    return new Form(kind, mark, lead, Pattern.compile(regex), judgement);
  }

  private static Form form(String kind, String mark, int lead, String regex) {
    return form(kind, mark, lead, regex, CredentialForms::usual);
  }

  private static Form checked(String kind, String mark, String regex) {
    return form(kind, mark, regex, CredentialForms::checksum);
  }

  /** {@code https://api.example.com/v1?api_key=...}: what an address has to let somebody in. */
  private static Form query(String mark, int lead, String name) {
    return form(
        IN_QUERY,
        mark,
        lead,
        "[?&]" + name + "=[A-Za-z0-9._~+/%-]{12,256}",
        CredentialForms::query);
  }

  /** Returns all matches in a text, by place. */
  static List<Match> in(String text) {
    var matches = new ArrayList<Match>();
    for (var form : FORMS) {
      int mark = text.indexOf(form.mark());
      if (mark < 0) {
        continue;
      }
      var matcher = form.pattern().matcher(text);
      if (form.lead() == ANYWHERE) {
        while (matcher.find()) {
          matches.add(match(form, matcher));
        }
      } else {
        atMarks(form, matcher, mark, text, matches);
      }
    }
    matches.sort(Comparator.comparingInt(Match::start));
    return matches;
  }

  /** Finds the same as a search from the text's beginning would. */
  private static void atMarks(
      Form form, Matcher matcher, int first, String text, List<Match> matches) {
    matcher.useTransparentBounds(true);
    int from = 0;
    for (int mark = first; mark >= 0; mark = text.indexOf(form.mark(), Math.max(from, mark + 1))) {
      from = Math.max(from, mark - form.lead());
      while (from <= mark) {
        boolean isMatch = matcher.region(from, text.length()).lookingAt();
        if (isMatch) {
          matches.add(match(form, matcher));
        }
        from = isMatch ? matcher.end() : from + 1;
      }
    }
  }

  private static Match match(Form form, Matcher matcher) {
    var trust = form.judgement().apply(matcher.group());
    return new Match(form.kind(), matcher.start(), matcher.end(), trust);
  }

  private static Trust usual(String found) {
    boolean isExample =
        KNOWN_EXAMPLES.contains(found)
            || found.toUpperCase(Locale.ROOT).contains("EXAMPLE")
            || REPEATING.matcher(found).find()
            || found.chars().distinct().count() < FEWEST_CHARACTERS;
    return isExample
        ? Trust.EXAMPLE
        : COUNTING.matcher(found).find() ? Trust.DOUBTFUL : Trust.LIKELY;
  }

  /** Code that puts a key together has its first line without one. */
  private static Trust privateKey(String found) {
    return KEY_LINE.matcher(found).find() ? Trust.LIKELY : Trust.DOUBTFUL;
  }

  /** The last six characters are the CRC-32 of those before them, in base 62. */
  private static Trust checksum(String found) {
    var usual = usual(found);
    var random = found.substring(found.length() - CHECKED - 6);
    var crc = new CRC32();
    crc.update(random.substring(0, CHECKED).getBytes(StandardCharsets.US_ASCII));
    var digits = new StringBuilder();
    for (long left = crc.getValue(); left > 0; left /= BASE62.length()) {
      digits.insert(0, BASE62.charAt((int) (left % BASE62.length())));
    }
    while (digits.length() < 6) {
      digits.insert(0, '0');
    }
    boolean isRight = random.substring(CHECKED).contentEquals(digits);
    return usual == Trust.LIKELY && !isRight ? Trust.DOUBTFUL : usual;
  }

  /** The head of a token is JSON that names an algorithm; the well-known example is of John Doe. */
  private static Trust webToken(String found) {
    var parts = found.split("\\.");
    var head = decoded(parts[0]);
    var body = decoded(parts[1]);
    if (!head.contains("\"alg\"")) {
      return Trust.NONE;
    }
    return body.contains("\"1234567890\"") || body.contains("John Doe")
        ? Trust.EXAMPLE
        : usual(found);
  }

  private static Trust basic(String found) {
    var pair = decoded(found.substring("Basic ".length()));
    int colon = pair.indexOf(':');
    boolean isPair =
        colon > 0 && colon < pair.length() - 3 && pair.chars().allMatch(c -> c > ' ' && c < 127);
    if (!isPair) {
      return Trust.NONE;
    }
    return PLACEHOLDER.matcher(pair).find() || isWord(pair.substring(colon + 1))
        ? Trust.EXAMPLE
        : Trust.LIKELY;
  }

  /** What examples of documentation have for a password. */
  private static boolean isWord(String text) {
    return text.matches("(?i)pass(?:word|wd)?|secret|pwd|token|key");
  }

  private static Trust property(String found) {
    var password = found.substring(found.lastIndexOf('=') + 1);
    boolean isLocal = found.matches("(?i).*(?:localhost|127\\.0\\.0\\.1).*");
    return isLocal || PLACEHOLDER.matcher(password).find() || isWord(password)
        ? Trust.EXAMPLE
        : Trust.LIKELY;
  }

  /**
   * Pages, downloads and whatever else may be called a token have names or numbers of things, or
   * let somebody in for a while.
   */
  private static Trust query(String found) {
    var value = found.substring(found.indexOf('=') + 1);
    boolean isExample =
        value.startsWith(PUBLIC_TOKEN)
            || PLACEHOLDER.matcher(value).find()
            || THING.matcher(value).matches()
            || !WrittenSecrets.isDrawn(value);
    if (isExample) {
      return Trust.EXAMPLE;
    }
    boolean isToken = found.regionMatches(true, 1, "token=", 0, "token=".length());
    var usual = usual(value);
    return isToken && usual == Trust.LIKELY ? Trust.DOUBTFUL : usual;
  }

  /** Tokens of maps that pages hold begin with it (Mapbox, "Access tokens"); secret ones do not. */
  static final String PUBLIC_TOKEN = "pk.";

  /** A number of a thing (UUID), and a word for one with a number behind it. */
  private static final Pattern THING =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z]+[-_.]?\\d+");

  private static Trust connection(String found) {
    var connection = CONNECTION.matcher(found);
    if (connection.matches()) {
      boolean isExample =
          PLACEHOLDER.matcher(connection.group("password")).find()
              || LOCAL.matcher(connection.group("host")).matches();
      return isExample ? Trust.EXAMPLE : Trust.LIKELY;
    }
    return usual(found);
  }

  private static String decoded(String text) {
    try {
      var alphabet = text.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
      return new String(Base64.getDecoder().decode(alphabet), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
