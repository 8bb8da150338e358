package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells where Python begins a request for each element of a list, and waits for all of them. */
final class AtOnceInPython {
  /*
   * Coroutines are made by a comprehension that `gather` is given, at once or by way of a variable, or
   * a loop begins a task or thread for each element. The loop is known to the engine, the rest is read
   * in the lines around it. What bounds how many run stands in the same file, if anything does.
   */
  private static final Set<String> LOOPS = Set.of("value.each", "map");

  private static final Pattern REQUEST =
      Pattern.compile(
          "(?:aiohttp\\.(?:Session|ClientSession\\(\\))|httpx|requests)\\.\\w+|aiohttp\\.request|urllib\\.request\\.urlopen"
              + "|urllib3\\.Pool\\.\\w+|aws:[\\w-]+\\.\\w+");

  private static final Pattern BOUNDED =
      Pattern.compile(
          "(?i)throttl|chunk|batched\\(|limit(?:_per_host)?\\s*=(?!\\s*(?:0|None)\\b)|max_(?:items|urls|concurren\\w*)");

  private static final Pattern GATHER =
      Pattern.compile("\\b(?:gather|as_completed|wait)\\(\\s*\\*?\\s*[\\[({]?");

  private static final Pattern VARIABLE = Pattern.compile("(\\w+)\\s*=\\s*[\\[({]");

  private static final Pattern BEGINNING =
      Pattern.compile("\\b(?:create_task|ensure_future)\\(|\\bThread\\(");

  /** A coroutine goes into a list. */
  private static final Pattern COLLECTING =
      Pattern.compile("(\\w+)\\.append\\(\\s*(?!await\\b)\\w");

  private static final Pattern STATEMENT = Pattern.compile("\\s*(?:async\\s+)?for\\s+\\(?");

  private static final int NEAR = 300;

  private AtOnceInPython() {}

  static Stream<PlaceCheck.Place> places(List<Usage> usages) {
    var each =
        usages.stream()
            .filter(usage -> LOOPS.contains(usage.name()) && !usage.isInitialisation())
            .flatMap(one -> place(one, usages).stream());
    var pools =
        usages.stream()
            .filter(usage -> usage.name().equals(MAP) && usage.placed().size() > 1)
            .flatMap(map -> pool(map, usages).stream());
    return Stream.concat(each, pools);
  }

  private static final String POOL = "concurrent.futures.ThreadPoolExecutor";

  private static final String MAP = POOL + "().map";

  /** As many threads as the list has elements. */
  private static final Pattern WIDE = Pattern.compile("\\(\\s*(?:max_workers\\s*=\\s*)?len\\(");

  private static Optional<PlaceCheck.Place> pool(Usage map, List<Usage> usages) {
    return UnboundedParallelism.list(List.of(map.placed().get(1)))
        .flatMap(
            field ->
                usages.stream()
                    .filter(usage -> usage.name().equals(POOL))
                    .map(Usage::where)
                    .filter(where -> where.file().equals(map.where().file()))
                    .filter(where -> WIDE.matcher(where.text()).find())
                    .map(where -> UnboundedParallelism.told(field, where))
                    .findFirst());
  }

  private static Optional<PlaceCheck.Place> place(Usage each, List<Usage> usages) {
    var text = each.where().file().text();
    return UnboundedParallelism.list(each)
        .filter(_ -> !BOUNDED.matcher(text).find() && !isCounted(each.where()))
        .filter(_ -> !Admission.isAsked(each.where()))
        .filter(_ -> !(each.receiver().texts().isEmpty() && isCountedOnWay(each)))
        .filter(_ -> !isPooled(each.where()) || WIDE.matcher(text).find())
        .filter(
            _ ->
                usages.stream()
                    .anyMatch(usage -> usage.isInLoop() && REQUEST.matcher(usage.name()).matches()))
        .flatMap(
            field -> atOnce(each.where()).map(where -> UnboundedParallelism.told(field, where)));
  }

  /** A pool of threads runs no more at once than it has threads. */
  private static boolean isPooled(Origin.Written each) {
    var text = each.file().text();
    int start = each.span().start();
    var around =
        text.substring(Math.max(0, start - NEAR / 2), Math.min(text.length(), start + NEAR / 2));
    return around.contains(".submit(");
  }

  private static Optional<Origin.Written> atOnce(Origin.Written each) {
    var text = each.file().text();
    int start = each.span().start();
    int from = Math.max(0, start - NEAR);
    var before = text.substring(from, start);
    // The place of a statement's loop is its variable.
    if (STATEMENT.matcher(before.substring(before.lastIndexOf('\n') + 1)).matches()) {
      var body = text.substring(start, Math.min(text.length(), start + NEAR));
      var begun = BEGINNING.matcher(body);
      var collected = COLLECTING.matcher(body);
      if (collected.find() && isGathered(collected.group(1), text.substring(start))) {
        return Optional.of(
            new Origin.Written(
                each.file(), new Span(start + collected.start(), start + collected.end())));
      }
      return begun.find()
          ? Optional.of(
              new Origin.Written(each.file(), new Span(start + begun.start(), start + begun.end())))
          : Optional.empty();
    }
    return open(GATHER, before)
        .map(at -> new Origin.Written(each.file(), new Span(from + at, each.span().end())))
        .or(
            () ->
                open(VARIABLE, before)
                    .filter(at -> isGathered(variable(before, at), text.substring(start)))
                    .map(at -> new Origin.Written(each.file(), new Span(from + at, start))));
  }

  /** Returns where the last match begins whose bracket is still open at the end of the text. */
  private static Optional<Integer> open(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .filter(found -> isOpen(text.substring(found.start())))
        .map(found -> found.start())
        .reduce((_, last) -> last);
  }

  private static boolean isOpen(String text) {
    int depth = 0;
    boolean wasOpen = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      wasOpen |= depth > 0;
      if (wasOpen && depth == 0) {
        return false;
      }
    }
    return depth > 0;
  }

  private static String variable(String before, int at) {
    var named = VARIABLE.matcher(before);
    return named.find(at) ? named.group(1) : "";
  }

  private static boolean isGathered(String variable, String behind) {
    return Pattern.compile(
            "\\b(?:gather|as_completed|wait)\\(\\s*\\*?\\s*" + Pattern.quote(variable) + "\\b")
        .matcher(behind)
        .find();
  }

  /** Whoever made the list of another one may have asked how long that is. */
  private static boolean isCountedOnWay(Usage each) {
    return each.way().stream()
        .map(Origin.Written::file)
        .distinct()
        .anyMatch(file -> COUNTED.matcher(file.text()).find());
  }

  private static final Pattern COUNTED =
      Pattern.compile(
          "len\\([^()\\n]{1,60}\\)\\s*[<>]=?\\s*(?!=?\\s*0\\b)|\\[\\s*:\\s*\\w+\\s*\\]|max_length");

  /** Somebody asks how long the list is, or takes a part of it. */
  private static boolean isCounted(Origin.Written each) {
    var text = each.file().text();
    int end = text.indexOf('\n', each.span().end());
    var clause = text.substring(each.span().start(), end < 0 ? text.length() : end);
    var name = Pattern.compile("\\bin\\s+([\\w.]+)(\\[[^\\]\\n]*:)?").matcher(clause);
    return name.find()
        && (name.group(2) != null
            || Pattern.compile("len\\(\\s*" + Pattern.quote(name.group(1)) + "\\s*\\)\\s*[<>]")
                .matcher(text)
                .find());
  }
}
