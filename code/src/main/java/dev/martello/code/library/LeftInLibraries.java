package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Fates;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.name.NamePattern;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What events write into objects of libraries that later events use as well: headers of a client,
 * variables of the process; and fields of a logger, unless every event writes them anew.
 */
public final class LeftInLibraries {
  /** Makes the flow of what was written into something. */
  public interface Told {
    Stream<Flow> of(Value written);
  }

  private static final Pattern SETTINGS =
      Pattern.compile(
          "(?:requests|httpx)\\.(?:headers|cookies|auth|params)(?:\\..+|\\[])?"
              + "|axios(?:\\.Client)?\\.defaults\\..+"
              + "|os\\.environ(?:\\..+|\\[])|process\\.env(?:\\..+|\\[])"
              + "|java\\.lang\\.System\\.setProperty|os\\.Setenv");

  /** What makes a client; one that an event makes is its own. */
  private static final Pattern MAKING =
      Pattern.compile("requests\\.[sS]ession|httpx\\.(?:Async)?Client|axios\\.create");

  private static final Pattern FIELDS =
      Pattern.compile(
          "powertools\\.Logger\\.(?:append_keys|structure_logs|set_correlation_id)"
              + "|structlog\\.contextvars\\.bind_contextvars"
              + "|(?i:(?:\\w+\\.)*\\w*logger)\\.(?:appendKeys|appendPersistentKeys|addPersistentLogAttributes|setBindings)"
              + "|org\\.slf4j\\.MDC\\.put|org\\.apache\\.logging\\.log4j\\.ThreadContext\\.put"
              + "|software\\.amazon\\.lambda\\.powertools\\.logging\\.LoggingUtils\\.appendKeys?");

  private static final Pattern CLEARING =
      Pattern.compile(
          ".*\\.(?:remove_keys|removeKeys?|clear_state|clearState|resetKeys|removePersistentLogAttributes"
              + "|clear_contextvars|unbind_contextvars|reset_contextvars|bound_contextvars"
              + "|MDC\\.(?:clear|remove|putCloseable|setContextMap)|ThreadContext\\.(?:clear|remove)\\w*)");

  /** What is put around a handler, and may make each event start anew. */
  private static final Pattern AROUND =
      Pattern.compile("(?:.*\\.)?(?:inject_lambda_context|injectLambdaContext)");

  private static final List<String> ANEW = List.of("clear_state", "clearState", "resetKeys");

  /** What was written into an object, of which it is seen in the end whether it lasts. */
  private record Written(Value object, Flow flow) {}

  private final NamePattern clearing = NamePattern.ofWhole(CLEARING);
  private final NamePattern ofFields = NamePattern.ofWhole(FIELDS);
  private final NamePattern ofSettings = NamePattern.ofWhole(SETTINGS);
  private final Map<Origin.Written, Written> settings = new LinkedHashMap<>();
  private final Map<Origin.Written, Written> fields = new LinkedHashMap<>();
  private boolean isCleared;

  /** Returns whether a call makes a client whose settings hold for all that it sends. */
  static boolean isMaking(String call) {
    return MAKING.matcher(call).matches();
  }

  /** Takes note of a call, or of a write into a member of a library's object. */
  public void called(CallEvent event, Value written, Told told, Interpreter run) {
    var name = event.name();
    isCleared |= clearing.isIn(name) || isAnew(event, run);
    stored(name, event, written, told, run);
  }

  public void stored(String name, CallEvent at, Value written, Told told, Interpreter run) {
    boolean isOfFields = ofFields.isIn(name);
    boolean isLeft =
        isOfFields
            ? !at.isInLoop() && !run.stack().isAlways() && !isAnewByAnnotation(run)
            : ofSettings.isIn(setting(name));
    if (isLeft && !at.isInitialisation()) {
      var found = isOfFields ? fields : settings;
      told.of(written)
          .forEach(flow -> found.putIfAbsent(at.where(), new Written(at.receiver(), flow)));
    }
  }

  /** Returns what is left, once all of the code was seen. */
  public Stream<Flow> flows(Fates fates) {
    return Stream.concat(
            settings.values().stream(), isCleared ? Stream.empty() : fields.values().stream())
        .filter(written -> fates.isLasting(written.object()))
        .map(Written::flow);
  }

  private static String setting(String name) {
    return name.endsWith(".update") ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  /** Java: Powertools may empty the context of the log around the handler. */
  private static boolean isAnewByAnnotation(Interpreter run) {
    return run.program().units().stream()
        .flatMap(unit -> unit.procedures().stream())
        .flatMap(procedure -> procedure.annotations().stream())
        .anyMatch(annotation -> annotation.name().endsWith("powertools.logging.Logging"));
  }

  private static boolean isAnew(CallEvent event, Interpreter run) {
    return AROUND.matcher(event.name()).matches()
        && ANEW.stream()
            .anyMatch(
                option ->
                    Stream.concat(
                            Stream.of(event.arguments().named(option)),
                            event.arguments().all().map(all -> run.objects().element(all, option)))
                        .anyMatch(given -> given.constant().filter("true"::equals).isPresent()));
  }
}
