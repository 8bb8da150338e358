package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Literal;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;

/** Regular expressions of Java: {@code Pattern.compile("[a-z]+").matcher(x).matches()}. */
final class JvmPatterns {
  private static final String PATTERN = "java.util.regex.Pattern";
  private static final String MATCHER = "java.util.regex.Matcher";
  private static final String EXPRESSION = "expression";
  private static final String TESTED = "tested";

  private JvmPatterns() {}

  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    return switch (type) {
      case PATTERN -> pattern(event, method, run);
      case MATCHER -> matcher(event, method, run);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> pattern(CallEvent event, String method, Interpreter run) {
    var first = event.arguments().at(0);
    return switch (method) {
      case "compile" -> first.constantText().map(text -> Value.of(new Literal.Pattern(text, "")));
      case "matches" ->
          Optional.of(Patterns.test(first.constantText(), event.arguments().at(1), true));
      case "matcher" -> {
        var matcher =
            HeapObject.of(HeapObject.Kind.INSTANCE)
                .withType(MATCHER)
                .with(run.names().of(EXPRESSION), event.receiver())
                .with(run.names().of(TESTED), first);
        yield Optional.of(run.make(event, 16, matcher));
      }
      default -> Optional.empty();
    };
  }

  private static Optional<Value> matcher(CallEvent event, String method, Interpreter run) {
    if (!(event.receiver().only().orElse(null) instanceof Atom.Reference reference)
        || !(run.get(reference.object()) instanceof HeapObject held)
        || held.member(run.names().of(TESTED)) == null) {
      return Optional.empty();
    }
    var tested = run.objects().element(event.receiver(), TESTED);
    return switch (method) {
      case "matches", "find" ->
          Optional.of(
              Patterns.test(
                  expression(run.objects().element(event.receiver(), EXPRESSION)),
                  tested,
                  method.equals("matches")));
      case "group", "results", "toMatchResult" ->
          Optional.of(Value.unknown().tainted(Objects.deep(run, tested)));
      case "start", "end", "groupCount", "lookingAt", "hitEnd" -> Optional.of(Value.unknown());
      default -> Optional.empty();
    };
  }

  private static Optional<String> expression(Value pattern) {
    return pattern
        .only()
        .filter(Atom.Fixed.class::isInstance)
        .map(atom -> ((Atom.Fixed) atom).literal())
        .filter(Literal.Pattern.class::isInstance)
        .map(literal -> ((Literal.Pattern) literal).source());
  }
}
