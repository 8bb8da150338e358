package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.aws.SdkCalls;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call of an operation of AWS and what becomes of its answer.
 *
 * @param usage the call in the code
 * @param call what it asks of AWS
 */
record Answered(Usage usage, SdkCall call) {
  /** What tells of a value and does nothing else with it. */
  private static final Set<String> TELLING =
      Set.of(
          "print",
          "pprint.pprint",
          "log",
          "info",
          "debug",
          "warn",
          "warning",
          "error",
          "exception",
          "println",
          "trace",
          "format",
          "repr",
          "str",
          "append_keys",
          "set_tag");

  private static final Pattern TELLING_OF_GO =
      Pattern.compile(
          "^(?:log|log/slog|fmt)\\.(?:\\w+\\.)?[A-Z]|\\.(?:Print|Info|Debug|Warn|Error)(?:f|ln|w)?$");

  /** Paginators, waiters and mappers, which call again and again by themselves. */
  private static final Set<String> REPEATING =
      Set.of(
          "paginator:",
          "waiter:",
          ".paginate",
          ".waitUntil",
          ".batch_writer",
          "_paginator",
          "software.amazon.awssdk.enhanced.");

  /** Returns the calls of a function's code, without those that libraries repeat. */
  static Stream<Answered> of(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(
            usage ->
                REPEATING.stream().noneMatch(usage.name()::contains)
                    && !SdkCalls.isRepeating(usage.name()))
        .flatMap(
            usage -> SdkCalls.of(List.of(usage)).stream().map(call -> new Answered(usage, call)));
  }

  /** Returns where the request is sent, if that is not where it is written down. */
  Origin.Written where() {
    var sent = usage.fate().sent();
    boolean isElsewhere = sent.size() == 1 && !contains(sent.getFirst(), usage.where());
    return isElsewhere ? sent.getFirst() : usage.where();
  }

  private static boolean contains(Origin.Written outer, Origin.Written inner) {
    return outer.file().equals(inner.file())
        && outer.span().start() <= inner.span().start()
        && inner.span().end() <= outer.span().end();
  }

  boolean is(String service, String operation) {
    return call.service().equals(service) && call.operation().equalsIgnoreCase(operation);
  }

  /** Returns whether the code asks the answer for a member whose name says so. */
  boolean reads(Predicate<String> member) {
    return usage.fate().reads(path -> member.test(name(path)));
  }

  /** Returns the last step without what languages put around names. */
  static String name(String path) {
    var last = path.substring(path.lastIndexOf('.') + 1).replace("_", "");
    return last.replaceFirst("^(?:get|has|is)(?=[A-Z])", "").toLowerCase(Locale.ROOT);
  }

  /** Returns whether somebody gets the whole answer who may look into it. */
  boolean isHandedOn() {
    return usage.fate().isKept() || usage.fate().isTaken(name -> !isTelling(name));
  }

  /** What is kept of an answer may be its content alone. */
  boolean isHandedOnWhole() {
    return usage.fate().isKeptWhole() || usage.fate().isTaken(name -> !isTelling(name));
  }

  static boolean isTelling(String call) {
    return TELLING.contains(call.substring(call.lastIndexOf('.') + 1))
        || TELLING_OF_GO.matcher(call).find();
  }
}
