package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;

/** Methods of {@code Optional}, which stands for what is in it. */
final class JvmOptionals {
  private static final String TYPE = "java.util.Optional";

  private JvmOptionals() {}

  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    if (!type.equals(TYPE)) {
      return Optional.empty();
    }
    var inside = event.receiver();
    var given = event.arguments().at(0);
    return switch (method) {
      case "map", "flatMap" ->
          Optional.of(
              orUnknown(Callbacks.callback(given, event, run, Arguments.of(inside)), inside, run));
      case "ifPresent", "ifPresentOrElse" -> {
        Callbacks.callback(given, event, run, Arguments.of(inside));
        Callbacks.callback(event.arguments().at(1), event, run, Arguments.none());
        yield Optional.of(Interpreter.NOTHING);
      }
      case "filter" -> Optional.of(filtered(event, run));
      case "or" ->
          Optional.of(inside.join(Callbacks.callback(given, event, run, Arguments.none())));
      case "stream" -> Optional.of(Lists.list(event, run, inside));
      default -> Optional.empty();
    };
  }

  /** A function that nobody knows may give anything that it is given. */
  private static Value orUnknown(Value made, Value inside, Interpreter run) {
    return made.isNone() ? run.unknownResult(inside, Arguments.none()) : made;
  }

  private static Value filtered(CallEvent event, Interpreter run) {
    var inside = event.receiver();
    var before = run.state();
    var answer = Callbacks.callback(event.arguments().at(0), event, run, Arguments.of(inside));
    run.state(before.with(run.state().heap()));
    var kept = Conditions.of(answer).map(Condition::whenTrue).orElse(List.of());
    return kept.isEmpty() ? inside : inside.each(taint -> taint.clear(kept.getFirst().kinds()));
  }
}
