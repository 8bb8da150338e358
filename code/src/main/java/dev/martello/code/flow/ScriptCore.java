package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Methods of JavaScript's texts that need regular expressions. */
final class ScriptCore {
  /** {@code [^a-z]}: everything but a few characters. */
  private static final Pattern ALL_BUT = Pattern.compile("\\[\\^(.+)]\\+?");

  private static final Map<String, BiFunction<CallEvent, Interpreter, Value>> METHODS =
      Map.of(
          "match",
          (event, _) -> matched(event.arguments().at(0), event.receiver()),
          "exec",
          (event, _) -> matched(event.receiver(), event.arguments().at(0)),
          "replace",
          ScriptCore::replaced,
          "replaceAll",
          ScriptCore::replaced,
          "valid",
          ScriptCore::valid,
          "pipe",
          (event, run) -> piped(event, run));

  private ScriptCore() {}

  static @Nullable BiFunction<CallEvent, Interpreter, Value> method(String name) {
    return METHODS.get(name);
  }

  /** A stream that another one is written into is what comes of it. */
  static Value piped(CallEvent event, Interpreter run) {
    var into = event.arguments().at(0);
    return into.isNone()
        ? run.unknownResult(event.receiver(), event.arguments())
        : into.tainted(Objects.deep(run, event.receiver()));
  }

  /** Clients of AWS: what comes back depends on the command. */
  static Optional<Value> sent(CallEvent event) {
    boolean isDecrypting =
        event.name().endsWith(".send")
            && event.arguments().at(0).atoms().stream()
                .anyMatch(
                    atom ->
                        atom instanceof Atom.External(var name, _, _)
                            && name.startsWith(DECRYPTING));
    return isDecrypting ? Optional.of(Value.external(DECRYPTING + "Answer()")) : Optional.empty();
  }

  /** Commands that ask for parameters as they were before they were encrypted. */
  private static final String DECRYPTING = "new @aws-sdk/client-ssm.Decrypting";

  /** Hono: the part of a request that a route has compared with a schema. */
  private static Value valid(CallEvent event, Interpreter run) {
    var part = event.arguments().at(0).constantText();
    return part.isPresent() && event.receiver().only().orElse(null) instanceof Atom.Event request
        ? run.semantics().field(request.source(), Objects.path(request, "valid." + part.get()), run)
        : run.unknownResult(event.receiver(), event.arguments());
  }

  private static Optional<Literal.Pattern> pattern(Value value) {
    return value.only().orElse(null) instanceof Atom.Fixed(Literal.Pattern found)
        ? Optional.of(found)
        : Optional.empty();
  }

  /** A match is true like a test; what matched is in it. */
  private static Value matched(Value pattern, Value text) {
    var source = pattern(pattern).map(Literal.Pattern::source);
    var parts = Value.unknown().tainted(text.taints());
    long kinds = source.map(found -> Patterns.cleared(found, false)).orElse(0L);
    boolean tellsNothing = kinds == 0 && source.map(Patterns::denied).orElse(0L) == 0;
    return tellsNothing
        ? parts
        : Patterns.test(source, text, false)
            .tainted(parts.each(taint -> taint.clear(kinds)).taints());
  }

  private static Value replaced(CallEvent event, Interpreter run) {
    var pattern = pattern(event.arguments().at(0));
    var text = pattern.map(Literal.Pattern::source).or(event.arguments().at(0)::constantText);
    boolean isEverywhere =
        pattern.map(found -> found.flags().contains("g")).orElse(event.name().endsWith("All"));
    var with = event.arguments().at(1);
    var given =
        with.atoms().stream().anyMatch(Atom.Function.class::isInstance)
            ? Core.callback(
                with, event, run, Arguments.of(Value.unknown().tainted(event.receiver().taints())))
            : with;
    // What only climbs at the start is gone after that, if the path is in its shortest form.
    boolean isAtStart =
        text.filter(found -> found.startsWith("^") && Patterns.denied(found) != 0).isPresent()
            && event.receiver().taints().values().stream().allMatch(Taint::isShortestPath);
    long kinds =
        isAtStart
            ? text.map(Patterns::denied).orElse(0L)
            : isEverywhere ? text.map(ScriptCore::cleared).orElse(0L) : 0;
    return Value.unknown()
        .tainted(event.receiver().taints())
        .each(taint -> taint.clear(kinds))
        .tainted(Objects.deep(run, given));
  }

  /** Returns the kinds that a text is harmless for from which everything that matches was taken. */
  private static long cleared(String pattern) {
    var rest = ALL_BUT.matcher(pattern);
    if (rest.matches()) {
      return Patterns.cleared("^[" + rest.group(1) + "]*$", false);
    }
    long denied = Patterns.denied(pattern);
    if (denied != 0) {
      boolean isLeft = denied == SinkKind.CLIMBING.bit() && !isFoundInDots(pattern);
      return isLeft ? 0 : denied;
    }
    return switch (pattern) {
      case "/", "\\/", "[\\/\\\\]", "[/\\\\]" -> SinkKind.FILE_PATH.bit();
      case "[.]", "[..]", ".." -> SinkKind.CLIMBING.bit();
      case "'" -> SinkKind.SQL.bit();
      case "<", "[<>]", "[&<>\"']", "[<>&]" -> SinkKind.HTML.bit();
      case "\\r?\\n", "[\\r\\n]", "[\\r\\n]+", "\\n|\\r", "\n", "\\n" ->
          SinkKind.LOG.bit() | SinkKind.HEADER.bit();
      default -> 0;
    };
  }

  /**
   * Two dots are gone wherever they stood if they match by themselves. Where a slash must follow,
   * taking {@code ../} out of {@code ....//} leaves one.
   */
  private static boolean isFoundInDots(String pattern) {
    try {
      return Pattern.compile(pattern).matcher("x..x").find();
    } catch (PatternSyntaxException notOfJava) {
      return false;
    }
  }
}
