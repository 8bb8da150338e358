package dev.martello.triage;

import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the comments of a YAML text that suppress something. */
final class Comments {
  /*
   * # martello:ignore CHECK[, CHECK] [until DAY]: REASON         what starts on this line, or the next
   * # martello:ignore-file CHECK[, CHECK] [until DAY]: REASON    the whole file
   * # checkov:skip=ID[,ID]:REASON                                the resource around it
   * # trivy:ignore:ID[:exp:DAY]                                  what starts on this line, or the next
   *
   * A comment starts at a number sign behind a space or at the start of a line, as YAML says.
   */
  private static final int LONGEST_LINE = 2_000;

  private static final Pattern OWN =
      Pattern.compile("(?:^|\\s)#\\s*martello:ignore(?<file>-file)?(?![\\w-])(?<rest>.*)");
  private static final Pattern ALMOST =
      Pattern.compile(
          "(?:^|\\s)#\\s*martello\\s*[:_-]?\\s*ignore(?:\\s*[_-]?\\s*file)?(?![\\w-]).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REST =
      Pattern.compile(
          "\\s*(?<names>[\\w./-]+(?:\\s*,\\s*[\\w./-]+)*)?\\s*"
              + "(?:\\suntil\\s+(?<until>[^\\s:]*))?\\s*(?::(?<reason>.*))?");
  private static final Pattern CHECKOV =
      Pattern.compile(
          "(?:^|\\s)#\\s*checkov:skip\\s*=\\s*(?<ids>[\\w,\\s]+?)\\s*(?::(?<reason>.*))?$");
  private static final Pattern TRIVY =
      Pattern.compile(
          "(?:trivy|tfsec):ignore:(?<id>[\\w-]+)(?:(?::|\\s+)exp:(?<until>\\d{4}-\\d{2}-\\d{2}))?");
  private static final Pattern HASH = Pattern.compile("(?:^|\\s)#");

  private Comments() {}

  /** A comment that suppresses something. */
  sealed interface Comment {
    Span span();
  }

  /**
   * A comment for Martello.
   *
   * @param line the first line is 1
   * @param isAlone whether nothing else stands on the line
   */
  record Own(
      List<String> names,
      String reason,
      String until,
      boolean isForFile,
      int line,
      boolean isAlone,
      Span span)
      implements Comment {}

  /** A comment for another scanner. */
  record OfOthers(
      Foreign by,
      List<String> ids,
      String reason,
      String until,
      int line,
      boolean isAlone,
      Span span)
      implements Comment {}

  /** A comment that was meant for Martello and is written in another way. */
  record Misspelt(Span span) implements Comment {}

  /** Asks cheaply whether reading the text is worth it. */
  static boolean mayStandIn(String text) {
    return (text.contains("artello") && text.contains("gnore"))
        || text.contains("checkov:skip")
        || text.contains("trivy:ignore")
        || text.contains("tfsec:ignore");
  }

  static List<Comment> of(String text) {
    var found = new ArrayList<Comment>();
    int start = 0;
    int line = 1;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start <= LONGEST_LINE) {
        read(text.substring(start, end).stripTrailing(), start, line, found);
      }
      start = end + 1;
      line++;
    }
    return found;
  }

  private static void read(String text, int offset, int line, List<Comment> found) {
    if (!text.contains("gnore") && !text.contains("skip")) {
      return;
    }
    var hash = HASH.matcher(text);
    if (!hash.find()) {
      return;
    }
    boolean isAlone = text.substring(0, hash.end() - 1).isBlank();
    var own = OWN.matcher(text);
    if (own.find()) {
      own(own, offset, line, isAlone, found);
      return;
    }
    if (ALMOST.matcher(text).find()) {
      found.add(new Misspelt(span(text, hash.end() - 1, offset)));
      return;
    }
    var checkov = CHECKOV.matcher(text);
    if (checkov.find()) {
      found.add(
          new OfOthers(
              Foreign.CHECKOV,
              split(checkov.group("ids")),
              orEmpty(checkov, "reason"),
              "",
              line,
              isAlone,
              span(text, hash.end() - 1, offset)));
    }
    var trivy = TRIVY.matcher(text).region(hash.end(), text.length());
    while (trivy.find()) {
      found.add(
          new OfOthers(
              Foreign.TRIVY,
              List.of(trivy.group("id")),
              "",
              orEmpty(trivy, "until"),
              line,
              isAlone,
              span(text, hash.end() - 1, offset)));
    }
  }

  private static void own(Matcher own, int offset, int line, boolean isAlone, List<Comment> found) {
    var rest = REST.matcher(own.group("rest"));
    boolean isRead = rest.matches();
    int start = offset + own.start() + own.group().indexOf('#');
    found.add(
        new Own(
            isRead ? split(orEmpty(rest, "names")) : List.of(),
            isRead ? orEmpty(rest, "reason") : "",
            isRead ? orEmpty(rest, "until") : "",
            own.group("file") != null,
            line,
            isAlone,
            new Span(start, offset + own.end())));
  }

  private static Span span(String text, int from, int offset) {
    return new Span(offset + from, offset + text.length());
  }

  private static String orEmpty(Matcher matcher, String group) {
    var text = matcher.group(group);
    return text == null ? "" : text;
  }

  private static List<String> split(String names) {
    return List.of(names.split(",")).stream()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
