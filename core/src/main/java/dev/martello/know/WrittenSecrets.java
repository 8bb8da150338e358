package dev.martello.know;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds credentials that are written into code and into files of settings. */
public final class WrittenSecrets {
  /*
   * What has the form of a credential is one wherever it stands. Elsewhere a name says that a secret
   * is meant, and the text must look like one: a password may be any word if a variable gets it; what
   * maps have under such a name is often a label. Keys and tokens are made by machines: they have
   * digits and vary (Shannon's entropy).
   *
   * Every pattern is bounded, and long lines are looked at for forms only: code that a tool made small
   * has names that mean nothing.
   */

  /**
   * A credential.
   *
   * @param what a clause without subject: {@code holds a GitHub token}
   * @param start where it begins in the text
   * @param isDoubtful whether it looks made up
   */
  public record Hit(String what, int start, int end, boolean isDoubtful) {}

  /** What the text of a file is, which decides how names and values stand in it. */
  public enum Kind {
    /** {@code NAME=value} */
    LINES,
    /** {@code "name": "value"} or {@code name: value} */
    TREE,
    /** {@code name = "value"} */
    CODE;

    private static final Pattern OF_LINES =
        Pattern.compile(
            ".*\\.(?:ini|cfg|conf|properties|toml|tfvars|env|sh|pem|key|ppk|p8)"
                + "|(?:.*/)?(?:\\.env(?:\\.[\\w.-]+)?|\\.npmrc|\\.pypirc|\\.netrc|\\.git-credentials|\\.dockercfg"
                + "|\\.htpasswd|credentials|id_(?:rsa|dsa|ecdsa|ed25519)|Dockerfile|\\.yarnrc)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_TREES =
        Pattern.compile(".*\\.(?:json|jsonc|json5|ya?ml|xml|config)", Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_CODE =
        Pattern.compile(
            ".*\\.(?:py|[cm]?[jt]s|[jt]sx|java|kt|go|rb|cs|php|sql)", Pattern.CASE_INSENSITIVE);

    /** Returns what the text of a file is, told by its path; nothing for other files. */
    public static Optional<Kind> of(String path) {
      if (OF_LINES.matcher(path).matches()) {
        return Optional.of(LINES);
      }
      if (OF_TREES.matcher(path).matches()) {
        return Optional.of(TREE);
      }
      return OF_CODE.matcher(path).matches() ? Optional.of(CODE) : Optional.empty();
    }
  }

  private static final Pattern PASSWORD =
      Pattern.compile("(?:password|passwd|passphrase|pwd)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern SECRET_ACCESS_KEY =
      Pattern.compile("secret_?access_?key|aws_?secret(?:_?key)?$", Pattern.CASE_INSENSITIVE);

  private static final Pattern KEY_OF_40 =
      Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)[A-Za-z0-9/+]{40}");

  /** Code that reads like code, a format, or a sentence is no secret, whatever its name says. */
  private static final Pattern NO_SECRET =
      Pattern.compile(".*(?:\\s|%s|%d|\\{|\\}|\\(|\\)|<|>|://|^\\.|^#|^/).*", Pattern.DOTALL);

  private static final Pattern WORDS =
      Pattern.compile("[A-Za-z]+(?:[-_.:/](?:[A-Za-z]+\\d{0,2}|\\d{1,4}))*");

  private static final Pattern LINE =
      Pattern.compile(
          "^[\\t ]*(?:(?:export|set|ENV|ARG)[\\t ]+)?(?<name>[A-Za-z_][\\w.-]{1,63})[\\t ]*[=:][\\t"
              + " ]*(?<quote>[\"']?)(?<value>[^\\r"
              + "\\n"
              + "\"']{4,512}?)\\k<quote>[\\t ]*(?:[#;].*)?$");

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?:^[\\t ]*(?:-[\\t ]+)?|[{,\\[][\\t ]*)[\"']?(?<name>[A-Za-z_][\\w.-]{1,63})[\"']?"
              + "[\\t ]*:[\\t ]+?(?<quote>[\"']?)(?<value>[^\\r\\n\"',#]{4,512}?)\\k<quote>"
              + "[\\t ]*(?:[,}\\]].*|#.*)?$|[\"'](?<key>[A-Za-z_][\\w.-]{1,63})[\"'][\\t ]*:[\\t ]*"
              + "\"(?<text>[^\\r\\n\"]{4,512})\"");

  private static final Pattern ELEMENT =
      Pattern.compile("<(?<name>[A-Za-z_][\\w.:-]{1,63})>(?<value>[^<>\\r\\n]{4,512})</\\k<name>>");

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?<![A-Za-z_$])(?<name>[A-Za-z_$][\\w$]{1,63}+)[\"']?\\]?[\\t ]*(?::[\\t"
              + " ]*[\\w.<>|\\[\\]]{1,40}[\\t ]*)?(?:=|:)[\\t ]*(?:new"
              + " String\\()?(?<quote>[\"'`])(?<value>[^\\r"
              + "\\n"
              + "\"'`]{4,512})\\k<quote>");

  private static final Pattern TAG = Pattern.compile("\\*\\s*@\\w");

  /** A word that says what stands beside it, not a part of an address. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "@example\\b|(?<![\\w./@-])(?:example|expired|demo)(?![\\w-]|[./]\\w)",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_LINE = 2_000;
  private static final double FEWEST_BITS = 3.2;
  private static final int SHORTEST_PASSWORD = 6;
  private static final int SHORTEST_KEY = 12;

  private WrittenSecrets() {}

  /**
   * Judges one text.
   *
   * @param name what it stands under; empty text for nothing
   * @param isAssigned whether a variable or a parameter gets it, rather than an entry of a map
   */
  public static Optional<Hit> of(String name, boolean isAssigned, String text) {
    for (var match : CredentialForms.in(text)) {
      if (match.trust().compareTo(CredentialForms.Trust.DOUBTFUL) <= 0) {
        return Optional.of(hit(match));
      }
    }
    return name.isEmpty()
        ? Optional.empty()
        : named(name, isAssigned, text).map(what -> new Hit(what, 0, text.length(), false));
  }

  private static Hit hit(CredentialForms.Match match) {
    boolean isDoubtful = match.trust() == CredentialForms.Trust.DOUBTFUL;
    var what = "holds " + Credentials.withArticle(match.kind());
    return new Hit(what, match.start(), match.end(), isDoubtful);
  }

  private static Optional<String> named(String name, boolean isAssigned, String text) {
    boolean isKey = SECRET_ACCESS_KEY.matcher(name).find() && KEY_OF_40.matcher(text).matches();
    boolean isExample = text.contains("EXAMPLE");
    if (isKey && !isExample) {
      return Optional.of("sets `" + name + "` to an AWS secret access key");
    }
    return Credentials.kindOf(name, text)
        .filter(_ -> isLikely(name, isAssigned, text))
        .map(kind -> "sets `" + name + "` to " + Credentials.withArticle(kind));
  }

  private static boolean isLikely(String name, boolean isAssigned, String text) {
    if (NO_SECRET.matcher(text).matches()) {
      return false;
    }
    boolean isWords = WORDS.matcher(text).matches();
    if (PASSWORD.matcher(name).find()) {
      boolean isOneWord = isAssigned && !text.matches(".*[-_.:/].*");
      return text.length() >= SHORTEST_PASSWORD && (!isWords || isOneWord);
    }
    return isDrawn(text);
  }

  /** Returns whether a text may be drawn by lot: long, with digits, and varied. */
  static boolean isDrawn(String text) {
    boolean hasDigit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    return hasDigit
        && text.length() >= SHORTEST_KEY
        && !WORDS.matcher(text).matches()
        && bits(text) >= FEWEST_BITS;
  }

  /** Shannon's entropy of a character. */
  private static double bits(String text) {
    int length = text.length();
    return -text.chars()
        .distinct()
        .mapToDouble(c -> (double) text.chars().filter(other -> other == c).count() / length)
        .map(share -> share * Math.log(share) / Math.log(2))
        .sum();
  }

  /** Finds the credentials in the text of a file, by place. */
  public static List<Hit> in(String text, Kind kind) {
    var hits = byForm(text);
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start <= LONGEST_LINE) {
        line(text.substring(start, end), start, kind, hits);
      }
      start = end + 1;
    }
    return List.copyOf(hits.values());
  }

  /**
   * Finds, by place, the credentials in code whose texts are judged elsewhere: what has a form
   * stands anywhere, what a name tells behind the mark of a comment. Where examples are shown, only
   * what an issuer gives a form is one.
   */
  public static List<Hit> inComments(String code) {
    var hits = byForm(code);
    boolean hasExamples = code.contains("@example");
    boolean isInExample = false;
    for (int start = 0; start < code.length(); ) {
      int end = code.indexOf('\n', start);
      end = end < 0 ? code.length() : end;
      int mark = comment(code, start, end);
      if (mark >= 0 && end - mark <= LONGEST_LINE) {
        line(code.substring(mark, end), mark, Kind.CODE, hits);
      }
      isInExample = hasExamples && mark >= 0 && isInExample(code.substring(mark, end), isInExample);
      var found = hits.subMap(start, end).values();
      if (!found.isEmpty() && (isInExample || isExample(code, Math.max(start, mark), end))) {
        found.removeIf(WrittenSecrets::isGuess);
      }
      start = end + 1;
    }
    return List.copyOf(hits.values());
  }

  /** What a tag of documentation opens goes on to the next tag, or to the comment's end. */
  private static boolean isInExample(String comment, boolean isBefore) {
    boolean isOfExample =
        comment.contains("@example") || isBefore && !TAG.matcher(comment).lookingAt();
    return isOfExample && !comment.contains("*/");
  }

  private static boolean isExample(String code, int start, int end) {
    return EXAMPLE.matcher(code).region(start, end).find();
  }

  /** No issuer's form tells it, only a name. */
  private static boolean isGuess(Hit hit) {
    return hit.what().startsWith("sets ") || hit.what().endsWith(CredentialForms.IN_QUERY);
  }

  /** Returns where a comment may begin in a line, or below 0. */
  private static int comment(String code, int start, int end) {
    for (int at = start; at < end; at++) {
      char here = code.charAt(at);
      char next = at + 1 < end ? code.charAt(at + 1) : ' ';
      if (here == '#'
          || here == '/' && (next == '/' || next == '*')
          || here == '*' && next == ' ') {
        return at;
      }
    }
    return -1;
  }

  private static NavigableMap<Integer, Hit> byForm(String text) {
    var hits = new TreeMap<Integer, Hit>();
    for (var match : CredentialForms.in(text)) {
      boolean isHead =
          match.kind().equals("private key") && match.trust() == CredentialForms.Trust.DOUBTFUL;
      if (match.trust().compareTo(CredentialForms.Trust.DOUBTFUL) <= 0 && !isHead) {
        add(hit(match), hits);
      }
    }
    return hits;
  }

  private static void line(String line, int start, Kind kind, NavigableMap<Integer, Hit> hits) {
    switch (kind) {
      case LINES -> named(LINE, line, start, true, hits);
      case CODE -> {
        if (mayAssign(line)) {
          named(ASSIGNMENT, line, start, true, hits);
        }
      }
      case TREE -> {
        named(ENTRY, line, start, false, hits);
        named(ELEMENT, line, start, false, hits);
      }
    }
  }

  /** Most lines of code have no text, or assign none, which is seen much faster than searched. */
  private static boolean mayAssign(String line) {
    boolean hasText = line.indexOf('"') >= 0 || line.indexOf('\'') >= 0 || line.indexOf('`') >= 0;
    return hasText && (line.indexOf('=') >= 0 || line.indexOf(':') >= 0);
  }

  private static void named(
      Pattern pattern,
      String line,
      int start,
      boolean isAssigned,
      NavigableMap<Integer, Hit> hits) {
    var matcher = pattern.matcher(line);
    while (matcher.find()) {
      boolean isKey = pattern == ENTRY && matcher.group("key") != null;
      var name = matcher.group(isKey ? "key" : "name");
      int from = matcher.start(isKey ? "text" : "value");
      int to = matcher.end(isKey ? "text" : "value");
      named(name, isAssigned, line.substring(from, to).strip())
          .ifPresent(what -> add(new Hit(what, start + from, start + to, false), hits));
    }
  }

  /** What has a form is told by its form; hits are kept by their beginning and never overlap. */
  private static void add(Hit hit, NavigableMap<Integer, Hit> hits) {
    var last = hits.lowerEntry(hit.end());
    if (last == null || last.getValue().end() <= hit.start()) {
      hits.put(hit.start(), hit);
    }
  }
}
