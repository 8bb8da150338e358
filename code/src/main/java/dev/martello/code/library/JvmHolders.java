package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Key;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;

/** Objects of Java that hold one value for a thread, or for all of them. */
final class JvmHolders {
  private static final String THREAD = "java.lang.ThreadLocal";

  private static final Set<String> TYPES =
      Set.of(
          THREAD,
          "java.lang.InheritableThreadLocal",
          "java.util.concurrent.atomic.AtomicReference");

  private static final Key VALUE = new Key.Member("value");

  private JvmHolders() {}

  /** Returns what a method of such an object gives; empty for others. */
  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    if (!TYPES.contains(type)) {
      return Optional.empty();
    }
    var given = event.arguments().at(0);
    return switch (method) {
      case "<init>" -> {
        if (!given.isNone()) {
          store(given, event, run);
        }
        yield Optional.of(Interpreter.NOTHING);
      }
      case "withInitial" -> {
        var first = Callbacks.callback(given, event, run, Arguments.none());
        var made =
            HeapObject.of(HeapObject.Kind.INSTANCE)
                .withType(THREAD)
                .with(run.names().of("value"), first.isNone() ? Value.unknown() : first);
        yield Optional.of(run.make(event, 23, made));
      }
      case "set", "lazySet", "setPlain", "setOpaque", "setRelease" -> {
        store(given, event, run);
        yield Optional.of(Interpreter.NOTHING);
      }
      case "remove" -> {
        store(Interpreter.NOTHING, event, run);
        yield Optional.of(Interpreter.NOTHING);
      }
      case "get", "getPlain", "getOpaque", "getAcquire" -> Optional.of(load(event, run));
      case "getAndSet" -> {
        var before = load(event, run);
        store(given, event, run);
        yield Optional.of(before);
      }
      case "compareAndSet" -> {
        store(load(event, run).join(event.arguments().at(1)), event, run);
        yield Optional.of(Value.unknown());
      }
      case "updateAndGet", "getAndUpdate" -> {
        var before = load(event, run);
        var after = Callbacks.callback(given, event, run, Arguments.of(before));
        store(after.isNone() ? Value.unknown() : after, event, run);
        yield Optional.of(method.startsWith("get") ? before : load(event, run));
      }
      default -> Optional.empty();
    };
  }

  private static void store(Value value, CallEvent event, Interpreter run) {
    run.objects().store(event.receiver(), VALUE, Jvm.stored(value, event), event.where().span());
  }

  private static Value load(CallEvent event, Interpreter run) {
    var held = run.objects().element(event.receiver(), "value");
    return held.isNone() ? Value.unknown() : held;
  }
}
