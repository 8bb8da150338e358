package dev.martello.report.markdown;

import dev.martello.report.Printable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes texts into GitHub's and GitLab's Markdown so that they mean nothing but themselves. */
final class Markdown {
  /** What means something anywhere in a line; no text of a report starts one. */
  private static final Pattern PUNCTUATION = Pattern.compile("[\\\\`*_\\[\\]!|<>~&$]");

  /** What would call somebody, point to an issue, become a link or a little picture. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "[@#](?=\\w)|\\b(?:https?:|ftp:|www\\.)|:(?=[a-z0-9_+-]+:)", Pattern.CASE_INSENSITIVE);

  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final String NO_SPACE = "&#8203;";

  private Markdown() {}

  /**
   * Returns a message of ours, in which what comes from the user stands in backticks: that becomes
   * code, all else plain text.
   */
  static String message(String message) {
    var parts = Printable.line(message).split("`", -1);
    if (parts.length % 2 == 0) {
      // A backtick inside of what the user wrote: the parts are not what they seem.
      return code(message);
    }
    var text = new StringBuilder();
    for (int at = 0; at < parts.length; at++) {
      text.append(at % 2 == 0 ? plain(parts[at]) : code(parts[at]));
    }
    return text.toString();
  }

  /** Returns a text without any meaning of its own. */
  static String plain(String text) {
    var escaped = PUNCTUATION.matcher(Printable.line(text)).replaceAll("\\\\$0");
    return REFERENCE.matcher(escaped).replaceAll("$0" + NO_SPACE);
  }

  /** Returns a code span (CommonMark, "Code spans"). */
  static String code(String text) {
    var line = Printable.line(text);
    if (line.isBlank()) {
      return line.isEmpty() ? "" : "` `";
    }
    var fence = "`".repeat(longestRun(line) + 1);
    boolean isPadded =
        line.startsWith("`") || line.endsWith("`") || (line.startsWith(" ") && line.endsWith(" "));
    var pad = isPadded ? " " : "";
    return fence + pad + line + pad + fence;
  }

  /** Returns lines as a block of code. */
  static String block(List<String> lines, String language) {
    var text = lines.stream().map(Printable::line).collect(Collectors.joining("\n"));
    var fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return fence + language + "\n" + text + "\n" + fence;
  }

  /**
   * Returns what GitHub and GitLab call the language of a file; nothing where its name says none.
   */
  static String language(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "yaml", "yml", "template" -> "yaml";
      case "json" -> "json";
      case "py" -> "python";
      case "js", "mjs", "cjs", "jsx" -> "javascript";
      case "ts", "mts", "cts", "tsx" -> "typescript";
      case "java" -> "java";
      case "kt" -> "kotlin";
      case "go" -> "go";
      default -> "";
    };
  }

  /** Returns a link whose label is code; brackets in it close nothing (CommonMark, 6.3). */
  static String link(String label, String address) {
    return "[" + code(label) + "](" + address + ")";
  }

  /** Returns a text for inside of an HTML element. */
  static String html(String text) {
    return Printable.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static int longestRun(String text) {
    return BACKTICKS.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(0);
  }
}
