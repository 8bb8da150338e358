package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells where a loop of a script begins a request for each element of a list, and waits for none.
 */
final class BegunInLoop {
  /*
   * The loop is known to the engine, and so is the way by which it comes to a request; the promise that
   * the call in the loop gives is not awaited in the loop, but all of them are behind it.
   */
  private static final String EACH = "value.each";

  private static final Pattern ALL = Pattern.compile("Promise\\.(?:all|allSettled|any)");

  private BegunInLoop() {}

  static Stream<PlaceCheck.Place> places(
      CodeResults.FunctionCode code, Pattern request, Pattern bounded) {
    var usages = code.result().usages();
    var requests =
        usages.stream().filter(usage -> request.matcher(usage.name()).matches()).toList();
    return usages.stream()
        .filter(usage -> usage.name().equals(EACH) && !usage.isInitialisation())
        .filter(each -> usages.stream().anyMatch(usage -> isBehind(usage, each.where())))
        .flatMap(
            each ->
                UnboundedParallelism.list(each).stream()
                    .flatMap(
                        field ->
                            begun(each, requests, code, bounded)
                                .map(where -> UnboundedParallelism.told(field, where))));
  }

  private static Stream<Origin.Written> begun(
      Usage each, List<Usage> requests, CodeResults.FunctionCode code, Pattern bounded) {
    var units = code.result().reached();
    return requests.stream()
        .flatMap(usage -> usage.way().stream())
        .distinct()
        .filter(
            where ->
                EnclosingLoop.around(where, units).stream()
                    .anyMatch(
                        loop ->
                            loop.goesThrough(each.where())
                                && !loop.isAwaited()
                                && !bounded.matcher(loop.text()).find()
                                && !isCounted(each.where())))
        .limit(1);
  }

  private static boolean isBehind(Usage usage, Origin.Written each) {
    return ALL.matcher(usage.name()).matches()
        && usage.where().file().equals(each.file())
        && usage.where().span().start() > each.span().end();
  }

  /** Somebody asks how long the list is. */
  private static boolean isCounted(Origin.Written each) {
    var text = each.file().text();
    int end = text.indexOf('\n', each.span().end());
    var clause = text.substring(each.span().start(), end < 0 ? text.length() : end);
    var name = Pattern.compile("\\bof\\s+(?:\\w+\\.)*(\\w+)\\s*\\)").matcher(clause);
    return name.find()
        && Pattern.compile("\\b" + name.group(1) + "\\??\\.length\\s*[<>]").matcher(text).find();
  }
}
