package dev.martello.code.flow;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what methods of languages with declared types mean, by the classes that they are of. */
final class DeclaredCalls {
  /** Methods that functions have beside the one that calls them. */
  private static final Set<String> COMBINING =
      Set.of("andThen", "compose", "negate", "and", "or", "reversed", "thenComparing");

  private final Interpreter interpreter;
  private final Frame frame;
  private final Calls calls;
  private final Language language;

  DeclaredCalls(Interpreter interpreter, Frame frame, Calls calls, Language language) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.calls = calls;
    this.language = language;
  }

  /** Calls a method. */
  Value call(Callee.Declared callee, Arguments arguments, Span place) {
    var self = callee.receiver() < 0 ? Value.none() : frame.get(callee.receiver());
    return call(callee, self, arguments, place);
  }

  private Value call(Callee.Declared callee, Value self, Arguments arguments, Span place) {
    var result = Value.none();
    boolean isCalled = false;
    if (!callee.isExact() && !COMBINING.contains(callee.name())) {
      for (var atom : self.atoms()) {
        boolean isFunction =
            atom instanceof Atom.Function
                || (atom instanceof Atom.External external && JvmReferences.is(external.name()));
        if (isFunction && !hasCode(callee, arguments)) {
          result = result.join(calls.value(atom, self, Value.none(), arguments, place));
          isCalled = true;
        }
      }
    }
    for (var target : targets(callee, self, arguments)) {
      isCalled = true;
      result = result.join(interpreter.call(Atom.Function.of(target, -1), self, arguments, place));
    }
    if (isCalled) {
      return result;
    }
    if (language == Language.GO) {
      return calls.method(self, callee.name(), arguments, place);
    }
    var name = externalName(callee, self);
    boolean isOfAws = name.startsWith("aws:") || name.startsWith("software.amazon.awssdk.");
    var given = isOfAws ? built(arguments, place) : arguments;
    return calls.library(name, self, given, place);
  }

  /** Methods of the project's interfaces that have code are not what a function stands for. */
  private boolean hasCode(Callee.Declared callee, Arguments arguments) {
    var program = interpreter.program();
    int from = frame.id.unit();
    return program.type(callee.owner(), from).isPresent()
        && program
            .method(callee.owner(), callee.name(), callee.descriptor(), arguments.count(), from)
            .filter(id -> !program.procedure(id).blocks().isEmpty())
            .isPresent();
  }

  /** Calls what {@code client::publish} stands for. */
  Value bound(Atom.Method method, Arguments arguments, Span place) {
    var owner = JvmReferences.owner(method.name());
    var name = JvmReferences.method(method.name());
    return call(
        new Callee.Declared(owner, name, "", 0, false), method.receiver(), arguments, place);
  }

  /** Calls what {@code String::trim} or {@code File::new} stands for. */
  Value referred(String reference, Arguments arguments, Span place) {
    var owner = JvmReferences.owner(reference);
    var name = JvmReferences.method(reference);
    if (name.equals(JvmReferences.NEW)) {
      var made = HeapObject.of(HeapObject.Kind.INSTANCE).withType(owner);
      var object = interpreter.allocate(frame, place.start(), 8, made);
      call(new Callee.Declared(owner, name, "", 0, true), object, arguments, place);
      return object;
    }
    var placed = arguments.placed();
    if (placed.isEmpty()) {
      return interpreter.unknownResult(Value.none(), arguments);
    }
    var rest =
        new Arguments(
            placed.subList(1, placed.size()),
            arguments.named(),
            arguments.elements(),
            arguments.entries());
    return call(new Callee.Declared(owner, name, "", 0, false), placed.getFirst(), rest, place);
  }

  /** Operations of AWS's second SDK for Java may be given a function that fills a builder. */
  private Arguments built(Arguments arguments, Span place) {
    var placed = new ArrayList<Value>();
    for (var argument : arguments.placed()) {
      if (argument.only().orElse(null) instanceof Atom.Function function) {
        var builder =
            interpreter.allocate(
                frame,
                place.start(),
                40 + placed.size(),
                HeapObject.of(HeapObject.Kind.INSTANCE).withType(AwsJava.BUILDER));
        interpreter.call(function, Value.none(), Arguments.of(builder), place);
        placed.add(builder);
      } else {
        placed.add(argument);
      }
    }
    return new Arguments(
        List.copyOf(placed), arguments.named(), arguments.elements(), arguments.entries());
  }

  private List<ProcedureId> targets(Callee.Declared callee, Value self, Arguments arguments) {
    var program = interpreter.program();
    int from = frame.id.unit();
    var found = new ArrayList<ProcedureId>();
    if (!callee.isExact()) {
      for (var atom : self.atoms()) {
        typeOf(atom)
            .flatMap(
                type ->
                    program.method(
                        type, callee.name(), callee.descriptor(), arguments.count(), from))
            .filter(id -> !found.contains(id))
            .ifPresent(found::add);
      }
    }
    if (found.isEmpty()) {
      program
          .method(callee.owner(), callee.name(), callee.descriptor(), arguments.count(), from)
          .filter(id -> !program.procedure(id).blocks().isEmpty())
          .ifPresent(found::add);
    }
    // An abstract class that is taken for a handler stands for those that extend it.
    boolean isUnknownReceiver =
        !callee.isExact()
            && ((language.isOfJvm() && found.isEmpty())
                || self.atoms().stream().noneMatch(atom -> typeOf(atom).isPresent()));
    if (isUnknownReceiver && callee.receiver() >= 0) {
      for (var type : program.subtypes(callee.owner(), from)) {
        program
            .method(type, callee.name(), callee.descriptor(), arguments.count(), from)
            .filter(id -> !found.contains(id))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<String> typeOf(Atom atom) {
    return atom instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.INSTANCE
            && !held.type().isEmpty()
        ? Optional.of(held.type())
        : Optional.empty();
  }

  /** The constant of an enumeration of the code that a text names: the text is none other. */
  private boolean isNameOfConstant(Callee.Declared callee) {
    return callee.name().equals("valueOf")
        && interpreter
            .program()
            .type(callee.owner(), frame.id.unit())
            .filter(type -> type.supertypes().contains("java.lang.Enum"))
            .isPresent();
  }

  /** Names a library's method by the receiver's own type where the code does not tell another. */
  private String externalName(Callee.Declared callee, Value self) {
    if (isNameOfConstant(callee)) {
      return "java.lang.Enum.valueOf";
    }
    if (!callee.owner().isEmpty()) {
      var operation = callee.receiver() < 0 ? "" : AwsJava.operation(callee.owner(), callee.name());
      return operation.isEmpty()
          ? inherited(callee).orElse(callee.owner() + "." + callee.name())
          : operation;
    }
    for (var atom : self.atoms()) {
      switch (atom) {
        case Atom.External external -> {
          var type = JsonTexts.is(external) ? "java.lang.String" : external.name();
          return type + "." + callee.name();
        }
        case Atom.Words _ -> {
          return "java.lang.String." + callee.name();
        }
        default -> {
          var type = typeOf(atom);
          if (type.isPresent()) {
            return type.get() + "." + callee.name();
          }
        }
      }
    }
    return "value." + callee.name();
  }

  /** The name of a method that a class of the code has from a library's, if something is known. */
  private Optional<String> inherited(Callee.Declared callee) {
    int from = frame.id.unit();
    var known = interpreter.semantics().knowledge(language);
    return interpreter.program().type(callee.owner(), from).isEmpty()
        ? Optional.empty()
        : interpreter.program().libraryTypes(callee.owner(), from).stream()
            .filter(type -> !type.startsWith("java."))
            .map(type -> type + "." + callee.name())
            .filter(name -> !known.of(name).isEmpty())
            .findFirst();
  }

  /** Returns a method as a value. */
  Value value(Instruction.MethodValue method) {
    var callee = method.method();
    var captured = method.captured().stream().map(frame::get).toList();
    var target =
        interpreter
            .program()
            .method(callee.owner(), callee.name(), callee.descriptor(), -1, frame.id.unit());
    boolean hasReceiver =
        target.filter(id -> interpreter.program().procedure(id).self() >= 0).isPresent();
    boolean isUnbound = callee.receiver() == Callee.Declared.FIRST || hasReceiver;
    boolean isOfProject = interpreter.program().type(callee.owner(), frame.id.unit()).isPresent();
    if (captured.isEmpty() && (isUnbound || (target.isEmpty() && isOfProject))) {
      return Value.external(JvmReferences.of(callee));
    }
    boolean isAbstract =
        target.filter(id -> interpreter.program().procedure(id).blocks().isEmpty()).isPresent();
    if (target.isEmpty() || (isAbstract && !captured.isEmpty())) {
      return captured.isEmpty()
          ? Value.external(JvmReferences.ofLibrary(callee))
          : Value.of(new Atom.Method(captured.getFirst(), JvmReferences.bound(callee)));
    }
    var function = Atom.Function.of(target.get(), -1);
    return Value.of(
        hasReceiver && !captured.isEmpty()
            ? function.on(captured.getFirst()).with(captured.subList(1, captured.size()))
            : function.with(captured));
  }
}
