package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.GoEvents;
import dev.martello.code.flow.GoPointers;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.GoType;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;

/** What Go's decoders read into where a pointer points. */
final class GoReading {
  /** Functions and methods that read what they are given into where a pointer points. */
  private static final Set<String> DECODERS =
      Set.of(
          "Unmarshal",
          "UnmarshalMap",
          "UnmarshalListOfMaps",
          "UnmarshalList",
          "UnmarshalStrict",
          "UnmarshalExtJSON",
          "UnmarshalFromString",
          "UnmarshalMapWithOptions",
          "Decode",
          "DecodeElement",
          "Bind",
          "BindJSON",
          "BindQuery",
          "BindUri",
          "ShouldBind",
          "ShouldBindJSON",
          "ShouldBindQuery",
          "ShouldBindUri",
          "ShouldBindWith",
          "ShouldBindBodyWith",
          "BodyParser",
          "QueryParser",
          "ParamsParser",
          "DecodeJSON");

  /** What gives what it reads, rather than to put it where a pointer points. */
  private static final Set<String> OF_RESULT = Set.of("github.com/joho/godotenv.Unmarshal");

  private GoReading() {}

  /**
   * Returns what such a call gives; empty for all others. The last pointer among the arguments is
   * where the rest is read into.
   */
  static Optional<Value> call(CallEvent event, String method, Interpreter run) {
    var placed = event.arguments().placed();
    if (!DECODERS.contains(method) || placed.isEmpty()) {
      return Optional.empty();
    }
    int last = placed.size() - 1;
    while (last > 0 && !isObject(placed.get(last), run)) {
      last--;
    }
    boolean isOfResult = last == 0 && OF_RESULT.contains(event.name());
    if (isOfResult) {
      return Optional.empty();
    }
    var content = GoEvents.bound(event, run);
    for (var each : placed.subList(0, last)) {
      content = content.join(each);
    }
    read(placed.get(last), Conversions.content(content, run), event, run);
    return Optional.of(run.semantics().error("decoding", event.where()).join(Interpreter.NOTHING));
  }

  private static boolean isObject(Value value, Interpreter run) {
    return value.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Reference reference
                    && run.get(reference.object()) instanceof HeapObject);
  }

  private static void read(Value target, Value content, CallEvent event, Interpreter run) {
    int unit = event.in().unit();
    var decoding =
        new GoDecoding(run, unit, (number, object) -> run.make(event, 40 + number, object));
    for (var atom : target.atoms()) {
      if (!(atom instanceof Atom.Reference reference)
          || !(run.get(reference.object()) instanceof HeapObject held)) {
        continue;
      }
      left(Value.of(reference), content, event, run);
      if (GoPointers.box(atom, run) != null) {
        var before = mapIn(held, run);
        left(before, content, event, run);
        var inside = decoding.of(GoPointers.typeIn(held), content);
        GoPointers.fill(reference, held, before.isNone() ? inside : before.join(inside), run);
        continue;
      }
      var type = run.program().type(held.type(), unit).filter(known -> !known.isAbstract());
      boolean isStruct =
          type.isPresent() && !type.get().fieldTypes().containsKey(GoType.UNDERLYING);
      var filled =
          isStruct ? decoding.filled(held, type.get(), content) : decoding.ofLibrary(held, content);
      // What is not in the content keeps what was there.
      run.put(
          reference.object(), run.lasting().has(reference.object()) ? held.join(filled) : filled);
    }
  }

  /** What is read into something that is there for all events is found by the next one. */
  private static void left(Value target, Value content, CallEvent event, Interpreter run) {
    boolean isLeft =
        !run.isInitialising()
            && target.atoms().stream()
                .anyMatch(
                    atom -> atom instanceof Atom.Reference one && run.lasting().has(one.object()));
    if (isLeft) {
      run.watch().kept(content, event, run);
    }
  }

  /** Returns the map for all events that a pointer leads to: what is read is added to it. */
  private static Value mapIn(HeapObject box, Interpreter run) {
    var inside = box.member(run.names().of("*"));
    if (inside == null) {
      return Value.none();
    }
    boolean isLasting =
        inside.atoms().stream()
            .anyMatch(
                atom ->
                    atom instanceof Atom.Reference one
                        && run.lasting().has(one.object())
                        && run.get(one.object()) instanceof HeapObject held
                        && held.kind() == HeapObject.Kind.MAP);
    return isLasting ? inside : Value.none();
  }
}
