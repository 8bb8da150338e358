package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.FileModes;
import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Markup;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Instruction;
import dev.martello.code.knowledge.Demand;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.code.name.RequestFields;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Part;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks whether a call is one that an entry of the knowledge is about. */
public final class Demands {
  private Demands() {}

  public static boolean hold(Knowledge.Entry entry, CallEvent event, Interpreter interpreter) {
    return entry.when().stream().allMatch(demand -> holds(demand, event, interpreter));
  }

  /** Whether some argument is a constant is asked of each by itself. */
  private static boolean holds(Demand demand, CallEvent event, Interpreter interpreter) {
    boolean isOfEach =
        demand.place().kind() == Place.Kind.ANY_ARGUMENT
            && demand.place().member().isEmpty()
            && (demand.question() == Demand.Question.MATCHES
                || demand.question() == Demand.Question.EQUALS);
    return isOfEach
        ? event
            .arguments()
            .all()
            .flatMap(value -> Objects.held(interpreter, value, Set.of()).atoms().stream())
            .anyMatch(atom -> holds(demand, Value.of(atom), interpreter))
        : holds(demand, Places.at(demand.place(), event, interpreter), interpreter);
  }

  private static boolean holds(Demand demand, Value value, Interpreter interpreter) {
    return switch (demand.question()) {
      case GIVEN -> !value.isNone();
      case ABSENT -> value.isNone();
      case CONSTANT -> value.constant().isPresent();
      case WRITTEN -> isWritten(value, interpreter);
      case BUILT -> isBuilt(value);
      case LEADING ->
          value.atoms().stream().anyMatch(atom -> mayLead(atom, value.taints().keySet()));
      case MARKUP -> !Markup.in(value, interpreter).isEmpty();
      case BEGINNING -> value.atoms().stream().anyMatch(Demands::mayBegin);
      case PLAIN -> PlainAddresses.in(value).isPresent();
      case BACKTRACKING ->
          Patterns.slow(value, interpreter.language().isOfJvm()).findAny().isPresent();
      case INTERPRETING -> isInterpreting(value, interpreter);
      case BYTES -> mayBeBytes(value, interpreter);
      case NAME -> value.atoms().stream().anyMatch(Demands::isName);
      case PIECE -> value.taints().keySet().stream().anyMatch(Pieces::isPiece);
      case SECRET -> value.taints().entrySet().stream().anyMatch(Demands::isShown);
      case ACCEPTING -> AcceptAll.in(value, interpreter).isPresent();
      case ECHOING -> Echoes.in(value, interpreter).isPresent();
      case EVERYBODY -> OpenOrigins.isAmong(value, interpreter);
      case LACKS -> !value.isTainted() && value.constantText().filter(demand::isFoundIn).isEmpty();
      case READABLE -> FileModes.isReadable(value);
      case WRITABLE -> FileModes.isWritable(value);
      case PREDICTABLE -> TemporaryNames.isPredictable(value, interpreter);
      case VARYING -> TemporaryNames.isVarying(value, interpreter);
      case RESOLVING -> value.atoms().stream().anyMatch(Callbacks::isResolving);
      case CLEAN -> isClean(value, interpreter);
      case EQUALS -> value.constant().filter(demand.operand()::equals).isPresent();
      case DIFFERS -> value.constant().filter(text -> !demand.operand().equals(text)).isPresent();
      case TEXT -> value.constantText().filter(demand::isFoundIn).isPresent();
      case MATCHES -> word(value, interpreter).filter(demand::isFoundIn).isPresent();
      case EXCEPT -> words(value, interpreter).noneMatch(demand::isFoundIn);
      case BELOW -> numbers(value).anyMatch(n -> n < Double.parseDouble(demand.operand()));
      case ABOVE ->
          value.constantNumber().filter(n -> n > Double.parseDouble(demand.operand())).isPresent();
    };
  }

  /** Fields of events are texts; what bytes are made of them keeps their names. */
  private static boolean mayBeBytes(Value value, Interpreter interpreter) {
    boolean isText =
        value.atoms().stream()
            .anyMatch(atom -> atom instanceof Atom.Event || atom instanceof Atom.Words);
    return !isText || BYTES.matcher(interpreter.where(new Span(0, 0)).file().text()).find();
  }

  private static final Pattern BYTES =
      Pattern.compile("Buffer|Uint8Array|[bB]ytes|TextEncoder|[cC]hunk|[sS]tream");

  /** What was encrypted with a secret does not show it. */
  private static boolean isShown(Map.Entry<Label, Taint> data) {
    boolean isSecret = data.getKey().isSecret() || RequestFields.isSecret(data.getKey().path());
    return isSecret && SinkKind.SECRET_LOG.isHarmedBy(data.getValue().cleared());
  }

  /** Returns the numbers that a value may be, if the code tells all of them. */
  private static Stream<Double> numbers(Value value) {
    var all = value.atoms().stream().map(atom -> Value.of(atom).constantNumber()).toList();
    return all.stream().allMatch(Optional::isPresent)
        ? all.stream().flatMap(Optional::stream)
        : Stream.empty();
  }

  private static boolean isName(Atom atom) {
    return switch (atom) {
      case Atom.Words _, Atom.Event _, Atom.Opaque _, Atom.Method _ -> true;
      case Atom.Fixed _,
          Atom.External _,
          Atom.Reference _,
          Atom.Function _,
          Atom.Test _,
          Atom.Absent _ ->
          false;
    };
  }

  private static Optional<String> word(Value value, Interpreter interpreter) {
    return value
        .constant()
        .or(() -> pathOf(value, interpreter))
        .or(() -> madeOf(value, interpreter));
  }

  /** Returns the constants and names that a value may be. */
  private static Stream<String> words(Value value, Interpreter interpreter) {
    return value.atoms().stream().flatMap(atom -> word(Value.of(atom), interpreter).stream());
  }

  /** Returns the path of a file of Java. */
  private static Optional<String> pathOf(Value value, Interpreter interpreter) {
    return value.only().orElse(null) instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.type().equals("java.io.File")
        ? held.any().constantText()
        : Optional.empty();
  }

  /** Returns the class of a library in Java of which something is an object. */
  private static Optional<String> madeOf(Value value, Interpreter interpreter) {
    return interpreter.language().isOfJvm()
            && value.only().orElse(null) instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.INSTANCE
            && !held.type().isEmpty()
        ? Optional.of(held.type())
        : Optional.empty();
  }

  private static boolean isClean(Value value, Interpreter interpreter) {
    return !hasFields(value, 2, interpreter)
        && value.atoms().stream().noneMatch(Atom.Event.class::isInstance)
        && seen(value, interpreter).allMatch(outer -> isClean(outer, interpreter))
        && Objects.deep(interpreter, value).keySet().stream()
            .allMatch(label -> label.isSecret() || Guessable.isNumber(label));
  }

  /**
   * Returns the variables of the procedure around that functions read: what they do hangs on them.
   */
  private static Stream<Value> seen(Value value, Interpreter interpreter) {
    return value.atoms().stream()
        .filter(atom -> atom instanceof Atom.Function function && function.scope() >= 0)
        .map(Atom.Function.class::cast)
        .flatMap(
            function -> {
              var variables = interpreter.get(function.scope());
              return variables == null
                  ? Stream.empty()
                  : interpreter
                      .program()
                      .procedure(function.id())
                      .instructions()
                      .filter(
                          each -> each instanceof Instruction.LoadOuter load && load.depth() == 1)
                      .flatMap(
                          each ->
                              Stream.ofNullable(
                                  variables.member(((Instruction.LoadOuter) each).register())));
            })
        .filter(outer -> outer.atoms().stream().noneMatch(Atom.Function.class::isInstance));
  }

  /** Returns whether a text, or one in an object, has a piece that the event decides. */
  private static boolean hasFields(Value value, int depth, Interpreter interpreter) {
    for (var atom : value.atoms()) {
      boolean isField =
          atom instanceof Atom.Event
              || atom instanceof Atom.Words(var parts)
                  && parts.stream().anyMatch(Part.Field.class::isInstance);
      boolean isInside =
          depth > 0
              && atom instanceof Atom.Reference reference
              && interpreter.get(reference.object()) instanceof HeapObject held
              && held.kind() == HeapObject.Kind.MAP
              && hasFields(interpreter.objects().all(held), depth - 1, interpreter);
      if (isField || isInside) {
        return true;
      }
    }
    return false;
  }

  /** Programs that take code as an argument. */
  private static final Pattern INTERPRETER =
      Pattern.compile(
          "(?i)(?:.*[/\\\\])?(?:(?:ba|da|z|k|c|tc)?sh|cmd|powershell|pwsh|python[\\d.]*|node|perl|ruby"
              + "|php|env|xargs|ssh|sudo|su|busybox|eval|awk|osascript)(?:\\.exe)?");

  /** A program and its arguments stand in a list, or one by one. */
  private static boolean isInterpreting(Value command, Interpreter interpreter) {
    boolean isList =
        command.only().orElse(null) instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST;
    var program = isList ? interpreter.objects().element(command, "0") : command;
    return program
        .constantText()
        .map(text -> INTERPRETER.matcher(text.trim().split("\\s", 2)[0]).matches())
        .orElse(true);
  }

  private static boolean isWritten(Value value, Interpreter interpreter) {
    var text = value.constantText();
    return text.isPresent()
        ? !text.get().isEmpty()
        : value.only().filter(Atom.Fixed.class::isInstance).isPresent()
            || isWrittenArray(value, interpreter);
  }

  /** An array of zeros is written as well. */
  private static boolean isWrittenArray(Value value, Interpreter interpreter) {
    return value.only().orElse(null) instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held
        && held.kind() == HeapObject.Kind.LIST
        && interpreter.objects().all(held).atoms().stream().allMatch(Atom.Fixed.class::isInstance);
  }

  /**
   * Returns whether something is in front that no text with a slash of the code precedes. What the
   * service itself puts into an event chooses nothing.
   */
  private static boolean mayLead(Atom atom, Set<Label> harmful) {
    if (!(atom instanceof Atom.Words(var parts))) {
      return true;
    }
    for (var part : parts) {
      switch (part) {
        case Part.Fixed(var text) -> {
          if (text.contains("/")) {
            return false;
          }
        }
        case Part.Environment _ -> {}
        case Part.Field(var source, var path) -> {
          if (harmful.contains(new Label(source, path))) {
            return true;
          }
        }
        case Part.Some _ -> {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean mayBegin(Atom atom) {
    return switch (atom) {
      case Atom.Words(var parts) -> !parts.isEmpty() && !(parts.getFirst() instanceof Part.Fixed);
      case Atom.Event _, Atom.Opaque _, Atom.Method _ -> true;
      case Atom.Fixed _,
          Atom.External _,
          Atom.Reference _,
          Atom.Function _,
          Atom.Test _,
          Atom.Absent _ ->
          false;
    };
  }

  private static boolean isBuilt(Value value) {
    return value.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Words words
                    && words.parts().size() > 1
                    && words.parts().stream().anyMatch(part -> !(part instanceof Part.Fixed)));
  }
}
