package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Excerpts;
import dev.martello.code.flow.FileModes;
import dev.martello.code.flow.Files;
import dev.martello.code.flow.GoAws;
import dev.martello.code.flow.GoSecrets;
import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Registrations;
import dev.martello.code.flow.Semantics;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.name.NamePattern;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.code.value.WholeSecrets;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The semantics of libraries as the knowledge files tell them, and of events as their table. */
public final class StandardSemantics implements Semantics {
  private static final Set<String> READS_VARIABLE =
      Set.of(
          "os.environ.get",
          "os.environ.pop",
          "os.environ.setdefault",
          "os.getenv",
          "os.Getenv",
          "os.LookupEnv",
          "java.lang.System.getenv");

  /** What modules of Node.js that were translated from others have themselves under. */
  private static final Optional<String> DEFAULT = Optional.of("default");

  private final Events events;
  private final Entrances entrances;
  private final ServedRoutes routes;
  private final Marks marks;
  private final FetchedSecrets fetched = new FetchedSecrets();
  private final Listeners listeners = new Listeners();
  private final TemplateFunctions helpers = new TemplateFunctions();
  private final Function<Language, Knowledge> knowledge;
  private final SortedSet<String> environment = new TreeSet<>();
  private final NamePattern reshaping = NamePattern.ofWhole(Guessable.RESHAPING);

  public StandardSemantics(Events events, Function<Language, Knowledge> knowledge) {
    this.events = events;
    this.entrances = new Entrances(events);
    this.routes = new ServedRoutes(events.ofEvents());
    this.marks = new Marks(events, knowledge);
    this.knowledge = knowledge;
  }

  /** Returns what gives data from outside. */
  public Events events() {
    return events;
  }

  /** Returns the functions that frameworks call. */
  public Entrances entrances() {
    return entrances;
  }

  /** Returns the environment variables that were read, sorted. */
  public List<String> environment() {
    return List.copyOf(environment);
  }

  private void readVariable(Value name) {
    name.constantText().filter(text -> !text.isEmpty()).ifPresent(environment::add);
  }

  @Override
  public List<Source> ofEvents() {
    return events.ofEvents();
  }

  @Override
  public boolean isRoute(CallEvent event) {
    return Routing.of(event.name()).isPresent();
  }

  @Override
  public List<Condition.Checked> unserved(
      Registrations.Registered function, Interpreter interpreter) {
    return routes.unserved(function, interpreter);
  }

  @Override
  public Label served(Label label, Interpreter interpreter) {
    return events.served(label, interpreter);
  }

  @Override
  public boolean isEarlier(Label label) {
    return events.isEarlier(label);
  }

  @Override
  public boolean isFollowed(CallEvent event) {
    return FollowedCalls.is(event, knowledge(event.language()));
  }

  @Override
  public void begun(Procedure handler, List<Value> arguments, Interpreter interpreter) {
    JvmEntrance.logged(handler, arguments, interpreter);
  }

  @Override
  public Knowledge knowledge(Language language) {
    return knowledge.apply(language);
  }

  @Override
  public Value call(CallEvent event, Interpreter interpreter) {
    var excerpt = Excerpts.of(result(event, interpreter), event, interpreter);
    var result = Decoding.of(excerpt, event);
    return reshaping.isIn(event.name())
        ? Guessable.with(
            result,
            Stream.concat(Stream.of(event.receiver()), event.arguments().all()),
            interpreter)
        : result;
  }

  private Value result(CallEvent event, Interpreter interpreter) {
    var known = knowledge(event.language());
    if (READS_VARIABLE.contains(event.name())) {
      readVariable(event.arguments().at(0));
    }
    if (event.isInitialisation() && event.language() == Language.PYTHON) {
      JsonSchemas.ofDecorator(event, interpreter).forEach(events::validated);
    }
    if (event.isInitialisation() && event.language().isScript()) {
      entrances.validate(event, interpreter);
      fetched.called(event, interpreter);
      if (Controllers.isDecorator(event.name())) {
        Controllers.enter(event, events.request(interpreter), interpreter);
      }
    }
    if (event.language().isScript()) {
      helpers.called(event, interpreter);
      var ofContext = listeners.called(event, interpreter);
      if (!ofContext.isNone()) {
        return ofContext;
      }
    }
    if (!event.isInitialisation() && event.language().isScript()) {
      answer(event, interpreter);
      Archives.called(event, events, interpreter);
    }
    if (event.language() == Language.PYTHON) {
      ParsedArguments.called(event, events);
    }
    var provided =
        event.language() == Language.PYTHON
            ? entrances.providers().made(event, interpreter)
            : Optional.<Value>empty();
    if (provided.isPresent()) {
      return provided.get();
    }
    var given =
        known(event.name() + "()", event.language(), interpreter)
            .or(() -> Signatures.compared(event, interpreter));
    if (given.isPresent()) {
      return given.get();
    }
    routes.called(event, interpreter);
    if (known.of(event.name()).isEmpty()) {
      return Core.call(event, interpreter)
          .or(() -> Core.method(event, interpreter))
          .orElseGet(() -> otherwise(event, interpreter));
    }
    entrances.enter(event, known, interpreter);
    // What is only handed on is not put into what it is handed to.
    var core =
        Passages.isReceiverAlone(event, known, interpreter)
            ? Optional.<Value>empty()
            : Core.call(event, interpreter);
    var result =
        Passages.passed(event, known, interpreter)
            .or(() -> core)
            .or(() -> result(event, interpreter, known))
            .or(() -> Core.method(event, interpreter))
            .orElseGet(() -> otherwise(event, interpreter));
    return marks.marked(result, event, known, interpreter);
  }

  /**
   * Handlers of scripts may answer by a call.
   * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html#nodejs-handler-callback
   */
  private static void answer(CallEvent event, Interpreter interpreter) {
    int place =
        switch (event.name()) {
          case Interpreter.CALLBACK, "context.done" -> 1;
          case "context.succeed" -> 0;
          default -> -1;
        };
    if (place >= 0 && !event.arguments().at(place).isNone()) {
      interpreter.answer(event.arguments().at(place), event.where().span());
    }
  }

  /** A result that has a name of its own. */
  private static Optional<Value> result(CallEvent event, Interpreter interpreter, Knowledge known) {
    return known
        .of(event.name(), Knowledge.Result.class)
        .filter(entry -> Demands.hold(entry, event, interpreter))
        .findFirst()
        .map(entry -> Value.external(entry.is()))
        .map(
            made -> {
              var given =
                  interpreter
                      .unknownResult(event.receiver(), event.arguments())
                      .tainted(ofFiles(event, interpreter));
              if (event.language().isScript()) {
                callBack(event, made, given, interpreter);
              } else if (event.language() == Language.GO && !event.isInitialisation()) {
                Callbacks.callbacks(event, interpreter, Value.unknown());
              }
              return made.tainted(given.taints());
            });
  }

  /** Functions that are given an error or the result, as is the custom of Node.js. */
  private static void callBack(CallEvent event, Value made, Value given, Interpreter interpreter) {
    var arguments = List.of(Value.unknown(), made.tainted(given.taints()));
    var functions =
        event.arguments().all().map(Callbacks::functions).reduce(Value.none(), Value::join);
    for (var atom : functions.atoms()) {
      if (event.isInitialisation()) {
        if (atom instanceof Atom.Function function) {
          interpreter.registrations().add(Registrations.Registered.of(function, event, arguments));
        }
      } else {
        Callbacks.callback(Value.of(atom), event, interpreter, Arguments.of(arguments));
      }
    }
  }

  /** What no entry is about: everything that goes in may come out. */
  private Value otherwise(CallEvent event, Interpreter interpreter) {
    var given =
        interpreter
            .unknownResult(event.receiver(), event.arguments())
            .tainted(ofFiles(event, interpreter));
    var result = ofAws.isIn(event.name()) ? given.each(taint -> taint.clear(KEPT)) : given;
    var wrapped = handed(event, interpreter, result);
    boolean isMethodOfUnknown =
        event.name().startsWith("value.") || event.name().startsWith("function.");
    return (isMethodOfUnknown
            ? result
            : Value.external(event.name() + "()").tainted(result.taints()))
        .join(wrapped);
  }

  /** What is asked of AWS. */
  private final NamePattern ofAws =
      new NamePattern(Pattern.compile("^aws:|@aws-sdk/|^new aws-sdk\\."));

  /** Nobody who only says what is looked up chooses where the answer leads. */
  private static final long KEPT = SinkKind.REDIRECT.bit() | SinkKind.HEADER.bit();

  private static Map<Label, Taint> ofFiles(CallEvent event, Interpreter interpreter) {
    return event.language() == Language.PYTHON
        ? Files.read(event, interpreter)
        : event.language().isScript() ? Archives.opened(event, interpreter) : Map.of();
  }

  /**
   * Functions that a library is handed. While the code is loaded they are kept, to be called when
   * events come, and the result may be one of them: a decorated function. Later they are called.
   */
  private Value handed(CallEvent event, Interpreter interpreter, Value given) {
    if (!event.isInitialisation()) {
      var answers = Callbacks.callbacks(event, interpreter, given);
      return JvmFunctions.isAnswered(event)
          ? JvmFunctions.answered(answers, event, interpreter)
          : Value.none();
    }
    var wrapped =
        event.name().startsWith("function.") ? Callbacks.functions(event.receiver()) : Value.none();
    for (var argument : event.arguments().all().toList()) {
      var functions = Callbacks.functions(argument);
      wrapped = wrapped.join(functions);
      for (var atom : functions.atoms()) {
        if (atom instanceof Atom.Function function) {
          interpreter.registrations().add(Registrations.Registered.of(function, event, List.of()));
        }
      }
    }
    return wrapped;
  }

  private Optional<Value> known(String name, Language language, Interpreter interpreter) {
    return knowledge(language)
        .first(name, Knowledge.Event.class)
        .map(
            event ->
                event.is().startsWith("request")
                    ? events.request(event.is(), interpreter)
                    : events.whole(event.is(), interpreter));
  }

  @Override
  public Optional<Value> member(
      String name, Value key, Language language, Interpreter interpreter) {
    if (Core.isVariable(name, key)) {
      readVariable(key);
    }
    boolean isModuleItself =
        language.isScript() && name.indexOf('(') < 0 && key.constantText().equals(DEFAULT);
    if (isModuleItself) {
      return Optional.of(Value.external(name));
    }
    if (name.startsWith(Boto.RESOURCE) && name.endsWith(".meta")) {
      return Boto.clientOf(name, key);
    }
    var separator = Separators.member(name, key);
    if (separator.isPresent()) {
      return separator;
    }
    if (language == Language.PYTHON) {
      var annotated = Providers.annotated(name, key, interpreter);
      if (annotated.isPresent()) {
        return annotated;
      }
    }
    boolean isOfNames = name.equals("globals()") || name.equals("locals()");
    if (isOfNames && key.isTainted()) {
      var chosen = Arguments.of(key);
      interpreter
          .watch()
          .called(
              interpreter.event("globals()[]", Value.none(), chosen, interpreter.place()),
              interpreter);
    }
    if (name.equals("stat")) {
      var mode = key.constantText().flatMap(member -> FileModes.constant(name + "." + member));
      if (mode.isPresent()) {
        return mode;
      }
    }
    if (isEnvironment(name, key)) {
      return Optional.of(environment(name, key, interpreter));
    }
    if (language == Language.GO) {
      var headers = GoSecrets.headers(name, key, interpreter);
      if (headers.isPresent()) {
        return headers;
      }
    }
    var secret = fetched.member(name, key, interpreter);
    if (secret.isPresent()) {
      return secret;
    }
    boolean isUnheardOf =
        key.constantText()
            .map(member -> knowledge(language).of(name + "." + member).isEmpty())
            .orElse(true);
    if (isUnheardOf) {
      return Core.member(name, key, interpreter);
    }
    return key.constantText()
        .flatMap(member -> known(name + "." + member, language, interpreter))
        .or(() -> marks.secretMember(name, key, language, interpreter))
        .or(() -> marks.sourceMember(name, key, language, interpreter))
        .or(() -> marks.numberMember(name, key, language, interpreter))
        .or(() -> Core.member(name, key, interpreter))
        .or(() -> key.constantText().flatMap(member -> alias(name + "." + member, language)));
  }

  private static boolean isEnvironment(String name, Value key) {
    return (name.equals("os") && key.constantText().equals(Optional.of("environ")))
        || (name.equals("process") && key.constantText().equals(Optional.of("env")));
  }

  /**
   * Lambda puts the credentials of the function's role into its environment, so the whole of it is
   * a secret.
   * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
   */
  private static Value environment(String name, Value key, Interpreter interpreter) {
    var where = interpreter.where(interpreter.place());
    return Value.external(name + "." + key.constantText().orElse(""))
        .tainted(
            WholeSecrets.ENVIRONMENT,
            new Taint(
                ~SinkKind.SECRET_LOG.bit(), false, Trace.from(where, "all variables are read")));
  }

  @Override
  public long cleared(String member, Language language) {
    return marks.cleared(member, language);
  }

  @Override
  public Value imported(String module, String member, Language language, Interpreter interpreter) {
    var name = moduleName(module, language);
    boolean isWhole = member.isEmpty() || member.equals("*") || member.equals("default");
    var alias = knowledge(language).first(name, Knowledge.Alias.class).map(Knowledge.Alias::is);
    var path = isWhole ? alias.orElse(name) : alias.orElse(name) + "." + member;
    var separator = Separators.of(path);
    if (separator.isPresent()) {
      return separator.get();
    }
    if (FileModes.constant(path).isPresent()) {
      return FileModes.constant(path).get();
    }
    if (language == Language.GO && GoRequests.constant(path).isPresent()) {
      return Value.text(GoRequests.constant(path).get());
    }
    return known(path, language, interpreter)
        .or(() -> alias(path, language))
        .orElseGet(() -> Value.external(path));
  }

  private Optional<Value> alias(String name, Language language) {
    return knowledge(language)
        .first(name, Knowledge.Alias.class)
        .map(alias -> Value.external(alias.is()));
  }

  @Override
  public Value typed(String type, Language language) {
    if (!language.isScript()) {
      return GoAws.client(type).orElseGet(() -> Value.external(type));
    }
    int dot = type.lastIndexOf('.');
    var module = dot < 0 ? "" : type.substring(0, dot);
    var named =
        knowledge(language)
            .first(module, Knowledge.Alias.class)
            .map(alias -> alias.is() + type.substring(dot))
            .orElse(type);
    return Value.external(
        knowledge(language)
            .first("new " + named, Knowledge.Result.class)
            .map(Knowledge.Result::is)
            .orElse("new " + named + "()"));
  }

  /** Modules of Node.js may be named with a prefix. */
  private static String moduleName(String module, Language language) {
    var name =
        language.isScript() && module.startsWith("node:")
            ? module.substring("node:".length())
            : module;
    boolean isFile =
        language.isScript() && !name.startsWith(".") && name.endsWith(".js") && name.contains("/");
    return isFile ? name.substring(0, name.length() - ".js".length()) : name;
  }

  @Override
  public Value builtin(String name, Language language) {
    return Core.builtin(name, language);
  }

  @Override
  public void plain(String path) {
    events.plain(path);
  }

  @Override
  public Value field(int source, String path, Interpreter interpreter) {
    return events.field(source, path, interpreter);
  }

  @Override
  public Value event(Interpreter interpreter) {
    var whole = Value.none();
    for (int source = 0; source < events.ofEvents().size(); source++) {
      whole = whole.join(field(source, "", interpreter));
    }
    return whole;
  }

  @Override
  public boolean isDeclared(String path) {
    return events.declared().contains(path);
  }

  @Override
  public boolean isSingle(int source, String path) {
    return events.isSingle(source, path);
  }

  @Override
  public Value error(String type, Origin.Written where) {
    return Value.external("error:" + type)
        .tainted(
            Label.FAILURE,
            new Taint(~SinkKind.ERROR.bit(), false, Trace.from(where, "an error is caught")));
  }
}
