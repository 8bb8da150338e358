package dev.martello.code.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Regular expressions that origins, addresses and names of hosts are tried with: whether all that
 * match belong to one owner.
 */
public final class Origins {
  /*
   * Every way through the pattern is written out: a choice, and a part that may be missing, make
   * several. A way is safe if it ends with a host that stands in it, as a whole or below another
   * dot. Browsers send no more than a port behind the host, and no path in front of it
   * (https://www.rfc-editor.org/rfc/rfc6454#section-6.2). A star, which is part of no name, stands
   * in front of what is repeated, a tilde for sets of what names consist of, a dot for any set. What looks ahead or back, is longer than 1,000
   * characters or has more than 64 ways is not known.
   */
  private static final int MOST_WAYS = 64;

  private static final int DEEPEST = 20;
  private static final int LONGEST = 1000;

  private static final Pattern HOST =
      Pattern.compile(
          "(?<before>\\\\\\.|\\\\?/\\\\?/)(?<host>(?:[\\w-]+\\\\\\.)+[a-z]{2,}|localhost)(?:\\\\?[:/].*|(?:\\$|\\\\[Zz])+)$");

  /** The end of a host's name, alone or behind whatever names may have in front of a dot. */
  private static final String NAME =
      "(?:(?<before>(?:[\\w~*-]|\\\\[.-])*?\\\\\\.))??(?<host>(?:[\\w-]+\\\\\\.)+[a-z]{2,}|localhost)";

  private static final String PORT = "(?::(?:[\\d~*]+))?";

  private static final String END = "(?:\\$|\\\\[Zz])+";

  /** Nothing in front of the host may end it before, nor be taken for the name of a user. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:\\^|\\\\A)https?:(?:\\\\?/){2}" + NAME + PORT + "(?:\\\\?[/?#].*|" + END + ")",
          Pattern.DOTALL);

  private static final Pattern NAMED =
      Pattern.compile("(?:\\^|\\\\A)?" + NAME + PORT + END, Pattern.DOTALL);

  /** Sets of characters that names of hosts consist of. */
  private static final Pattern OF_NAMES =
      Pattern.compile("\\[(?:\\w-\\w|[\\w-]|\\\\[wd.-])+]|\\\\[wd]");

  /**
   * Domains below which everybody may have a name; the usual ones of https://publicsuffix.org/list.
   */
  private static final Pattern SHARED =
      Pattern.compile(
          "(?:ac|co|com|edu|go|gov|ne|net|or|org)\\.[a-z]{2}"
              + "|(?:(?:execute-api|s3[\\w-]*)\\.)?(?:[a-z]{2}-[a-z]+-\\d\\.)?amazonaws\\.com"
              + "|(?:lambda-url\\.)?(?:[a-z]{2}-[a-z]+-\\d\\.)?on\\.aws"
              + "|(?:amplifyapp|appspot|blogspot|firebaseapp|herokuapp|onrender)\\.com"
              + "|(?:netlify|ngrok|ngrok-free|replit|run|vercel|web)\\.app"
              + "|(?:azurestaticapps|azurewebsites|cloudfront)\\.net"
              + "|(?:github|gitlab|ngrok)\\.io|(?:deno|fly|pages|workers)\\.dev|surge\\.sh");

  private static final Pattern OPENING = Pattern.compile("\\((?:\\?(?::|P?<\\w+>))?(?!\\?)");

  private static final Pattern SET = Pattern.compile("\\[\\^?]?(?:[^\\]\\\\]|\\\\.)*]");

  private static final Pattern TIMES = Pattern.compile("(\\?|\\*|\\+|\\{\\d+(?:,\\d*)?})[?+]?");

  private final String pattern;
  private int at;
  private boolean isKnown = true;

  private Origins(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Answers whether the hosts of all origins that match are those of the pattern or below them.
   *
   * @param isWhole whether the whole origin must match anyway
   */
  public static boolean areNamed(String pattern, boolean isWhole) {
    return all(pattern, isWhole, Origins::isNamed);
  }

  /** Answers the same of addresses, which may have a path behind the host. */
  public static boolean areAddresses(String pattern, boolean isWhole) {
    return all(pattern, isWhole, way -> isOfOwner(ADDRESS.matcher(way)));
  }

  /** Answers the same of names of hosts alone. */
  public static boolean areHosts(String pattern, boolean isWhole) {
    return all(pattern, isWhole, way -> isOfOwner(NAMED.matcher(way)));
  }

  private static boolean all(String pattern, boolean isWhole, Predicate<String> question) {
    if (pattern.length() > LONGEST) {
      return false;
    }
    var origins = new Origins(pattern);
    var ways = origins.choice(0);
    return origins.isKnown
        && origins.at == pattern.length()
        && ways.stream()
            .map(way -> isWhole && !way.startsWith("^") ? "^" + way : way)
            .allMatch(way -> question.test(isWhole ? way + "$" : way));
  }

  private static boolean isOfOwner(Matcher way) {
    return way.matches()
        && (way.group("before") == null
            || !SHARED.matcher(way.group("host").replace("\\", "")).matches());
  }

  private static boolean isNamed(String way) {
    var found = HOST.matcher(way);
    return found.find()
        && !(found.group("before").equals("\\.")
            && SHARED.matcher(found.group("host").replace("\\", "")).matches());
  }

  private List<String> choice(int depth) {
    var found = new ArrayList<String>();
    var ways = List.of("");
    while (at < pattern.length() && pattern.charAt(at) != ')') {
      if (pattern.charAt(at) == '|') {
        at++;
        found.addAll(ways);
        ways = List.of("");
      } else {
        ways = joined(ways, repeated(part(depth)));
      }
    }
    found.addAll(ways);
    return few(found);
  }

  private List<String> part(int depth) {
    return switch (pattern.charAt(at)) {
      case '(' -> group(depth);
      case '[' -> {
        var set = take(SET);
        yield set.isEmpty() ? unknown() : List.of(isOfNames(set) ? "~" : ".");
      }
      case '\\' -> {
        var escaped = taken(2);
        yield List.of(isOfNames(escaped) ? "~" : escaped);
      }
      default -> List.of(taken(1));
    };
  }

  private static boolean isOfNames(String set) {
    return OF_NAMES.matcher(set).matches();
  }

  private List<String> group(int depth) {
    if (depth > DEEPEST || take(OPENING).isEmpty()) {
      return unknown();
    }
    var ways = choice(depth + 1);
    return taken(1).equals(")") ? ways : unknown();
  }

  /** The ways of a part, which what is written behind it may repeat or leave out. */
  private List<String> repeated(List<String> ways) {
    var times = take(TIMES);
    if (times.isEmpty()) {
      return ways;
    }
    boolean mayMiss = times.startsWith("?") || times.startsWith("*") || times.startsWith("{0");
    return Stream.concat(
            ways.stream().map(way -> times.startsWith("?") ? way : "*" + way),
            mayMiss ? Stream.of("") : Stream.empty())
        .toList();
  }

  private List<String> joined(List<String> ways, List<String> next) {
    return few(
        ways.stream().flatMap(way -> next.stream().map(way::concat)).limit(MOST_WAYS + 1).toList());
  }

  private List<String> few(List<String> ways) {
    return ways.size() > MOST_WAYS ? unknown() : ways;
  }

  private List<String> unknown() {
    isKnown = false;
    at = pattern.length();
    return List.of();
  }

  /** Takes what matches here, which is nothing where the pattern goes on in another way. */
  private String take(Pattern text) {
    var found = text.matcher(pattern).region(at, pattern.length()).useTransparentBounds(true);
    return found.lookingAt() ? taken(found.end() - at) : "";
  }

  private String taken(int length) {
    int start = at;
    at = Math.min(start + length, pattern.length());
    return pattern.substring(start, at);
  }
}
