package dev.martello.code.analysis;

import dev.martello.code.flow.AwsJava;
import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Registrations;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import dev.martello.code.ir.Unit;
import dev.martello.code.knowledge.EventFields;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.library.GoEntrance;
import dev.martello.code.library.Injection;
import dev.martello.code.library.JvmEntrance;
import dev.martello.code.library.StandardSemantics;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Part;
import dev.martello.code.value.Source;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Follows what a handler does with its events. */
public final class Analysis {

  /**
   * A handler and what invokes it.
   *
   * @param unit the unit that has it
   * @param name its name there: {@code handler}, {@code Orders.create}
   * @param called what a framework calls for the same events
   */
  public record Entry(
      Unit unit, String name, List<Source> sources, Start start, List<Called> called) {
    public Entry {
      sources = List.copyOf(sources);
      called = List.copyOf(called);
    }

    /** Makes the entry of something that is called directly. */
    public Entry(Unit unit, String name, List<Source> sources, Start start) {
      this(unit, name, sources, start, List.of());
    }

    /** Makes the entry of a handler that a configuration names. */
    public Entry(Unit unit, String name, List<Source> sources) {
      this(unit, name, sources, new Start.Named());
    }
  }

  /** What a framework calls, in a unit that may be another one than the handler's. */
  public record Called(Unit unit, Start start) {}

  /**
   * What was found.
   *
   * @param isHandlerFound whether the unit has the handler at all
   * @param isCut whether parts were not followed, since there is too much of it
   * @param sources what gives events, as far as the configuration or the handler's types tell
   * @param started the functions that a program of Go handed over to handle events
   * @param handed what is handed to other services of AWS with data from outside in it
   * @param answers what an authorizer answers, with the places where it does
   * @param verified where requests are asked for a signature
   * @param imports the libraries that are imported, sorted
   * @param environment the environment variables that are read, sorted
   * @param reached the units that the handler needs, by the order in which they were read
   */
  public record Result(
      boolean isHandlerFound,
      boolean isCut,
      List<Source> sources,
      List<Started> started,
      List<Flow> flows,
      List<Misuse> misuses,
      List<Usage> usages,
      List<Handed> handed,
      List<Answered> answers,
      List<Verified> verified,
      List<String> imports,
      List<String> environment,
      List<Unit> reached) {
    public Result {
      sources = List.copyOf(sources);
      started = List.copyOf(started);
      flows = List.copyOf(flows);
      misuses = List.copyOf(misuses);
      usages = List.copyOf(usages);
      handed = List.copyOf(handed);
      answers = List.copyOf(answers);
      verified = List.copyOf(verified);
      imports = List.copyOf(imports);
      environment = List.copyOf(environment);
      reached = List.copyOf(reached);
    }

    /** Returns the same with other flows. */
    public Result with(List<Flow> others) {
      return new Result(
          isHandlerFound,
          isCut,
          sources,
          started,
          others,
          misuses,
          usages,
          handed,
          answers,
          verified,
          imports,
          environment,
          reached);
    }
  }

  /** A place where what proves who sent requests of a way is compared. */
  public record Verified(Source source, Origin.Written where) {}

  /** A function that handles events, and the file that has it. */
  public record Started(Unit unit, Procedure procedure) {}

  /** What a handler answers, as far as the code tells. */
  public record Answered(Usage.Argument value, Origin.Written where) {}

  /** A call that is wrong whatever data it is given. */
  public record Misuse(
      String check,
      String message,
      String mend,
      Flow.Step where,
      List<Knowledge.Rewording> edits) {}

  /**
   * Steps for the events of one function. Functions take some hundred to some thousand, servers
   * with five hundred routes up to 200,000.
   */
  public static final long BUDGET = 400_000;

  private static final Span START = new Span(0, 0);

  private final Program program;
  private final EventFields fields;
  private final Function<Language, Knowledge> knowledge;
  private final long budget;

  public Analysis(Program program, EventFields fields, Function<Language, Knowledge> knowledge) {
    this(program, fields, knowledge, BUDGET);
  }

  /**
   * Prepares to follow at most so many steps.
   *
   * @param budget steps for the events of the function, as {@link #BUDGET}
   */
  public Analysis(
      Program program, EventFields fields, Function<Language, Knowledge> knowledge, long budget) {
    this.program = program;
    this.fields = fields;
    this.knowledge = knowledge;
    this.budget = budget;
  }

  /** Runs a handler with events of all its sources. */
  public Result run(Entry entry) {
    var semantics = new StandardSemantics(new Events(entry.sources(), fields), knowledge);
    var findings = new Findings(semantics);
    var interpreter = new Interpreter(program, semantics, findings, budget);
    int unit = program.add(entry.unit());
    int module = interpreter.module(unit);
    var started = GoEntrance.handlers(interpreter, program, unit);
    var begun =
        switch (entry.start()) {
          case Start.Named _ when entry.unit().language() == Language.GO ->
              begun(started, false, entry, interpreter, semantics);
          case Start.Named _ -> named(entry, unit, module, interpreter, semantics);
          case Start.At at -> at(at, entry, unit, module, interpreter, semantics);
          case Start.Made made -> {
            register(new Called(entry.unit(), made), interpreter, semantics);
            yield NOTHING;
          }
          case Start.Routes _ -> NOTHING;
        };
    entry.called().forEach(called -> register(called, interpreter, semantics));
    interpreter.initialised();
    boolean isFound = invoke(interpreter, begun);
    boolean isCut = interpreter.isCut();
    semantics.events().knowByFields();
    if (interpreter.nextEvent(semantics.events()::earlier, findings::isMixed)) {
      findings.nextEvent();
      invoke(interpreter, begun);
    }
    return new Result(
        isFound,
        isCut,
        semantics.events().ofEvents(),
        started.stream().map(each -> started(each.id())).toList(),
        findings.flows(interpreter.fates()),
        findings.wrongs(interpreter.fates()).stream().map(Analysis::told).toList(),
        findings.calls().stream().map(call -> usage(call, interpreter)).toList(),
        findings.handings().all(call -> usage(call, interpreter, DEEP_REQUEST)),
        findings.answers(),
        findings
            .verifications()
            .all(semantics.events().sources(), interpreter.registrations().all().size() <= 1),
        program.libraries(),
        semantics.environment(),
        program.units());
  }

  private Started started(ProcedureId id) {
    return new Started(program.unit(id.unit()), program.procedure(id));
  }

  /** What an event calls, and what it hands over. */
  private record Begun(Value handler, Function<Atom, Arguments> arguments, boolean isPage) {
    Begun(Value handler, Function<Atom, Arguments> arguments) {
      this(handler, arguments, false);
    }
  }

  private static final Begun NOTHING = new Begun(Value.none(), _ -> Arguments.none());

  /** Takes note of what a framework calls when events come. */
  private void register(Called called, Interpreter interpreter, StandardSemantics semantics) {
    int unit = program.add(called.unit());
    interpreter.module(unit);
    switch (called.start()) {
      case Start.At at -> {
        var function = method(unit, at.procedure(), interpreter);
        var arguments = semantics.entrances().arguments(at.parameters(), function, interpreter);
        register(function, arguments, at.isPage(), interpreter);
      }
      case Start.Made made -> {
        var factory = method(unit, made.procedure(), interpreter);
        var given = given(made, factory, interpreter, semantics);
        var functions =
            interpreter.call(
                factory, Value.none(), Arguments.of(given.toArray(new Value[0])), START);
        for (var atom : functions.atoms()) {
          if (atom instanceof Atom.Function function) {
            var event = semantics.entrances().arguments(List.of("event"), function, interpreter);
            register(function, event, false, interpreter);
          }
        }
      }
      case Start.Named _, Start.Routes _ -> {}
    }
  }

  /** What makes functions is handed objects of the project by its container. */
  private List<Value> given(
      Start.Made made,
      Atom.Function factory,
      Interpreter interpreter,
      StandardSemantics semantics) {
    var given =
        new ArrayList<>(semantics.entrances().arguments(made.parameters(), factory, interpreter));
    for (int at = 0; at < given.size() && at < made.parameters().size(); at++) {
      var type = made.parameters().get(at);
      boolean isOfProject =
          program.type(type, factory.id().unit()).filter(each -> !each.isAbstract()).isPresent();
      if (isOfProject && program.unit(factory.id().unit()).language().isOfJvm()) {
        given.set(at, JvmEntrance.made(interpreter, program, program.unitOf(type), type));
      }
    }
    return given;
  }

  private static void register(
      Atom.Function function, List<Value> arguments, boolean isPage, Interpreter interpreter) {
    var event = interpreter.event("", Value.none(), Arguments.none(), START);
    interpreter
        .registrations()
        .add(
            new Registrations.Registered(
                function,
                event,
                arguments,
                isPage ? Knowledge.Returns.PAGE : Knowledge.Returns.ITSELF,
                List.of()));
  }

  /** Returns a method with the object that it belongs to. */
  private Atom.Function method(int unit, int number, Interpreter interpreter) {
    var procedure = program.unit(unit).procedures().get(number);
    var function = Atom.Function.of(new ProcedureId(unit, number), -1);
    return procedure.self() < 0
        ? function
        : function.on(JvmEntrance.made(interpreter, program, unit, procedure.owner()));
  }

  private Begun named(
      Entry entry, int unit, int module, Interpreter interpreter, StandardSemantics semantics) {
    var event = event(entry, interpreter, semantics);
    var method = JvmEntrance.of(interpreter, program, unit, entry.name());
    if (method.isPresent()) {
      return new Begun(method.get().handler(), _ -> method.get().arguments(event));
    }
    var handler = new Entrance(interpreter, program, unit).handler(module, entry.name());
    if (program.unit(unit).language() == Language.PYTHON) {
      semantics.entrances().converted(handler, interpreter);
    }
    var context = Value.external("context");
    // A further parameter of Python keeps its default.
    var given =
        program.unit(unit).language() == Language.PYTHON
            ? Arguments.of(event, context)
            : Arguments.of(event, context, Value.external(Interpreter.CALLBACK));
    return new Begun(handler, _ -> given);
  }

  private static Value event(Entry entry, Interpreter interpreter, StandardSemantics semantics) {
    var event = Value.none();
    for (int source = 0; source < entry.sources().size(); source++) {
      event = event.join(semantics.field(source, "", interpreter));
    }
    return event;
  }

  /** What a program of Go handed over. */
  private static Begun begun(
      List<Atom.Function> started,
      boolean isOfRequests,
      Entry entry,
      Interpreter interpreter,
      StandardSemantics semantics) {
    GoEntrance.trigger(started, interpreter.program()).ifPresent(semantics.events()::know);
    var event = event(entry, interpreter, semantics);
    return new Begun(
        started.stream().map(Value::of).reduce(Value.none(), Value::join),
        function ->
            function instanceof Atom.Function known
                ? GoEntrance.arguments(interpreter, semantics, known, event, isOfRequests)
                : Arguments.of(event));
  }

  /** A decorated function is called as it is and as its decorators made it. */
  private Begun at(
      Start.At at,
      Entry entry,
      int unit,
      int module,
      Interpreter interpreter,
      StandardSemantics semantics) {
    var procedure = program.unit(unit).procedures().get(at.procedure());
    var function = Atom.Function.of(new ProcedureId(unit, at.procedure()), -1);
    var language = program.unit(unit).language();
    if (language == Language.GO) {
      if (procedure.self() >= 0) {
        function = function.on(interpreter.instance(unit, procedure.owner()));
      }
      boolean isOfRequests = at.parameters().contains("request");
      var handlers =
          isOfRequests
              ? GoEntrance.ofRequests(interpreter, semantics, function)
              : List.of(function);
      return begun(handlers, isOfRequests, entry, interpreter, semantics);
    }
    if (language == Language.PYTHON) {
      semantics.entrances().converted(Value.of(function), interpreter);
    }
    if (language.isStaticallyTyped()) {
      function = method(unit, at.procedure(), interpreter);
    }
    if (language.isScript() && !procedure.owner().isEmpty()) {
      function = function.on(new Injection(interpreter).instance(procedure.owner(), unit));
    }
    var handler = Value.of(function);
    if (!language.isStaticallyTyped() && procedure.owner().isEmpty()) {
      handler =
          handler.join(new Entrance(interpreter, program, unit).handler(module, entry.name()));
    }
    var arguments = semantics.entrances().arguments(at.parameters(), function, interpreter);
    var all = Arguments.of(arguments.toArray(new Value[0]));
    return new Begun(handler, _ -> all, at.isPage());
  }

  /** Runs everything that an event starts; false if there is nothing. */
  private static boolean invoke(Interpreter interpreter, Begun begun) {
    boolean isFound = false;
    var arguments = begun.arguments();
    interpreter.registrations().answering(begun.isPage());
    for (var atom : begun.handler().atoms()) {
      if (atom instanceof Atom.Function function) {
        isFound = true;
        interpreter.call(function, Value.none(), arguments.apply(function), START);
      }
      for (var call : callOf(atom, interpreter).atoms()) {
        if (call instanceof Atom.Function function) {
          isFound = true;
          var all = arguments.apply(function).after(List.of(Value.of(atom)));
          interpreter.call(function, Value.none(), all, START);
        }
      }
    }
    interpreter.registrations().run(interpreter);
    return isFound || !interpreter.registrations().all().isEmpty();
  }

  /** Returns what runs when an object of the code is called like a function. */
  private static Value callOf(Atom atom, Interpreter interpreter) {
    var result = Value.none();
    if (atom instanceof Atom.Reference reference
        && interpreter.get(reference.object()) instanceof HeapObject held) {
      for (var type : held.classes().atoms()) {
        if (type instanceof Atom.Reference of
            && interpreter.get(of.object()) instanceof HeapObject known) {
          result = result.join(callOf(known, interpreter, MANY_CLASSES));
        }
      }
    }
    return result;
  }

  private static final int MANY_CLASSES = 8;

  /** Returns the method of a class, or of one that it inherits from. */
  private static Value callOf(HeapObject type, Interpreter interpreter, int depth) {
    if (type.member(interpreter.names().of("__call__")) instanceof Value call) {
      return call;
    }
    var result = Value.none();
    for (var above : depth == 0 ? Value.none().atoms() : type.classes().atoms()) {
      if (above instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        result = result.join(callOf(held, interpreter, depth - 1));
      }
    }
    return result;
  }

  private static Misuse told(Misuses.Wrong wrong) {
    return new Misuse(
        wrong.misuse().check(),
        wrong.misuse().message(),
        wrong.misuse().mend(),
        new Flow.Step(wrong.event().where(), wrong.misuse().message()),
        wrong.misuse().edits());
  }

  private static final int DEEP = 3;

  /** How deep the names of tables and buses stand in requests. */
  private static final int DEEP_REQUEST = 5;

  private static Usage usage(CallEvent call, Interpreter interpreter) {
    return usage(call, interpreter, DEEP);
  }

  private static Usage usage(CallEvent call, Interpreter interpreter, int depth) {
    var placed = new ArrayList<Usage.Argument>();
    for (var value : call.arguments().placed()) {
      placed.add(argument(value, interpreter, depth));
    }
    var named = new LinkedHashMap<String, Usage.Argument>();
    call.arguments()
        .named()
        .forEach((name, value) -> named.put(name, argument(value, interpreter, depth)));
    return new Usage(
        call.name(),
        IteratedLists.receiver(call, interpreter),
        placed,
        named,
        call.where(),
        call.callers(),
        call.isInitialisation(),
        call.isInLoop(),
        call.isForgiven(),
        interpreter.fates().of(call));
  }

  /** Returns the environment variables among keys whose texts are not known. */
  private static Stream<String> variables(Value keys) {
    return keys.isNone()
        ? Stream.empty()
        : keys.atoms().stream()
            .filter(Atom.Words.class::isInstance)
            .map(atom -> ((Atom.Words) atom).parts())
            .filter(parts -> parts.size() == 1)
            .flatMap(parts -> parts.stream())
            .filter(Part.Environment.class::isInstance)
            .map(part -> ((Part.Environment) part).name());
  }

  private static boolean isList(HeapObject held) {
    return held.kind() == HeapObject.Kind.LIST || held.type().startsWith("java.util.");
  }

  /** Stands for elements of lists whose places are not known. */
  public static final String ELEMENTS = "[]";

  static Usage.Argument argument(Value value, Interpreter interpreter, int depth) {
    var texts = new ArrayList<List<Part>>();
    var members = new LinkedHashMap<String, Usage.Argument>();
    var constant = "";
    boolean isOpen = false;
    for (var atom : value.atoms()) {
      switch (atom) {
        case Atom.Words words -> texts.add(words.parts());
        case Atom.Event event -> texts.add(List.of(new Part.Field(event.source(), event.path())));
        case Atom.Fixed(Literal literal) -> constant = Value.of(literal).constant().orElse("");
        case Atom.Reference reference -> {
          if (depth > 0 && interpreter.get(reference.object()) instanceof HeapObject held) {
            held.members()
                .forEach(
                    (name, member) ->
                        members.merge(
                            interpreter.names().name(name),
                            argument(member, interpreter, depth - 1),
                            Usage.Argument::or));
            variables(held.keys())
                .forEach(
                    name ->
                        members.merge(
                            Usage.Argument.named(name),
                            argument(held.any(), interpreter, depth - 1),
                            Usage.Argument::or));
            if (isList(held) && !held.any().isNone()) {
              members.merge(
                  ELEMENTS, argument(held.any(), interpreter, depth - 1), Usage.Argument::or);
            }
          }
        }
        case Atom.External external when AwsJava.isInvocation(external.name()) ->
            texts.add(List.of(new Part.Fixed(AwsJava.invocation(external.name()))));
        case Atom.Opaque _, Atom.External _ -> isOpen = true;
        default -> {}
      }
    }
    boolean isFixed =
        !texts.isEmpty()
            && texts.stream().flatMap(List::stream).allMatch(Part.Fixed.class::isInstance);
    if (isOpen && isFixed) {
      texts.add(List.of(new Part.Some()));
    }
    // The least of a number and of something else is not that number.
    return new Usage.Argument(
        texts, members, isOpen ? "" : constant, Guessable.isDrawn(value.taints().keySet()));
  }

  /** Finds the handler's value. */
  private record Entrance(Interpreter interpreter, Program program, int unit) {
    Value handler(int module, String name) {
      var declared = declared(name);
      if (!declared.isNone()) {
        return declared;
      }
      var value = Value.of(new Atom.Reference(module));
      if (program.unit(unit).language().isScript()) {
        value = member(value, "exports");
      }
      for (var step : name.split("\\.")) {
        value = member(value, step);
      }
      return value;
    }

    private Value member(Value object, String name) {
      var result = Value.none();
      for (var atom : object.atoms()) {
        if (atom instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held) {
          var found = held.member(interpreter.names().of(name));
          result = result.join(found == null ? held.any() : found);
        }
      }
      return result;
    }

    /** A method of a declared class. */
    private Value declared(String name) {
      for (var procedure : program.unit(unit).procedures()) {
        if (program.unit(unit).language().isStaticallyTyped() && procedure.name().equals(name)) {
          return Value.of(Atom.Function.of(new ProcedureId(unit, procedure.number()), -1));
        }
      }
      return Value.none();
    }
  }
}
