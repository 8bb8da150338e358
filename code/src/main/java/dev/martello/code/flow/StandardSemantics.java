package dev.martello.code.flow;

import dev.martello.code.ir.JavaTypes;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.knowledge.EventFields;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The semantics of libraries as the knowledge files tell them, and of events as their table. */
final class StandardSemantics implements Semantics {
  /** What of a request authenticates the caller. */
  static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?:request\\.)?(?:multiValue)?headers?\\.(?:authorization|cookie|proxy-authorization|x-api-key)"
              + "|authorizationToken|cookies(?:\\.\\*)?",
          Pattern.CASE_INSENSITIVE);

  /** What callers write into requests that nobody else may know. */
  static final Pattern SAID_SECRETS =
      Pattern.compile(
          "(?:request\\.)?(?:body|json|form|data|(?:multiValueQ|q)ueryStringParameters)(?:\\..*)?\\.(?:(?:new|old|current|user|my|repeat|confirm)?_?(?:password|passwd|passphrase)"
              + "|(?:access|refresh|id|auth|reset|session|bearer|api|login)?_?token|(?:client_?)?secret|api_?key|card_?number|cvv|cvc)",
          Pattern.CASE_INSENSITIVE);

  static final String UNKNOWN_TRIGGER = "unknown";

  /** Who looks at what an authorizer found out gets requests with credentials. */
  private static final String AUTHORIZER = "requestContext.authorizer";

  private static final Set<String> READS_VARIABLE =
      Set.of("os.environ.get", "os.getenv", "os.Getenv", "os.LookupEnv", "java.lang.System.getenv");

  private final List<Source> sources;

  /** What the code asked events for of which nobody knows what sends them. */
  private final Set<String> asked = new HashSet<>();

  private final Map<Integer, Integer> earlier = new HashMap<>();
  private final int events;
  private boolean hasCredentials;
  private boolean hasSecretsInBody;
  private boolean hasRanks;

  /** What an authorizer tells of what the caller may do. */
  static final Pattern RANKS =
      Pattern.compile(
          "(?:requestContext\\.authorizer|identity)(?:\\..*)?\\.[\\w:-]*(?:role|group|scope|permission|admin|rank|tier)\\w*",
          Pattern.CASE_INSENSITIVE);

  /** Parts of requests that frameworks convert before they hand them over. */
  private final Set<String> converted = new HashSet<>();

  /** Fields of the event that a middleware has compared with a schema, and what they may do. */
  private final Map<String, Long> validated = new HashMap<>();

  private final EventFields fields;
  private final SortedSet<String> environment = new TreeSet<>();
  private final Function<Language, Knowledge> knowledge;

  StandardSemantics(
      List<Source> sources, EventFields fields, Function<Language, Knowledge> knowledge) {
    this.sources = new ArrayList<>(sources);
    this.events = sources.size();
    this.fields = fields;
    this.knowledge = knowledge;
  }

  /** Returns the environment variables that were read, sorted. */
  List<String> environment() {
    return List.copyOf(environment);
  }

  private void readVariable(Value name) {
    name.constantText().filter(text -> !text.isEmpty()).ifPresent(environment::add);
  }

  /** Takes note of what invokes the function, where only its code tells. */
  void know(String trigger) {
    for (int number = 0; number < events; number++) {
      var source = sources.get(number);
      if (source.trigger().equals(UNKNOWN_TRIGGER)) {
        sources.set(number, new Source(trigger, source.trust(), source.title()));
      }
    }
  }

  /** Takes note of what invokes the function, as far as the fields tell that were asked for. */
  void knowByFields() {
    EventShapes.trigger(asked).ifPresent(this::know);
  }

  /** Returns what gives events. */
  List<Source> ofEvents() {
    return List.copyOf(sources.subList(0, events));
  }

  List<Source> sources() {
    return sources;
  }

  /** What an authorizer tells of who the caller is. */
  private static final Pattern CALLER =
      Pattern.compile(
          "(?:identity|requestContext\\.authorizer(?:\\..+)?)\\.(?:sub|username|user_?id|principalId|cognito:username)",
          Pattern.CASE_INSENSITIVE);

  /** Returns whether data says who the caller is. */
  static boolean isCaller(Label label) {
    return CALLER.matcher(label.path()).matches();
  }

  private boolean hasCaller;

  /** Returns whether the code asks who the caller is. */
  boolean hasCaller() {
    return hasCaller;
  }

  /** Returns whether the code asks for what of a request authenticates the caller. */
  boolean hasCredentials() {
    return hasCredentials;
  }

  /** Returns whether the code asks for a secret that stands in the body of a request. */
  boolean hasSecretsInBody() {
    return hasSecretsInBody;
  }

  /** Returns whether the code asks what an authorizer says that the caller may do. */
  boolean hasRanks() {
    return hasRanks;
  }

  /** Returns whether a label is that of a secret, other than the whole environment. */
  static boolean isSecretValue(Label label) {
    return label.source() == SECRET && !WHOLES.contains(label);
  }

  /** Returns what a value is tainted with that no single member of it has. */
  static Map<Label, Taint> wholes(Value value) {
    if (value.taints().isEmpty()) {
      return Map.of();
    }
    var wholes = new TreeMap<>(value.taints());
    wholes.keySet().retainAll(WHOLES);
    return wholes;
  }

  /** Returns whether an authorizer has verified whoever sends the requests, and their tokens. */
  boolean isOfKnownCallers() {
    var requests = sources.stream().limit(events).filter(Answers::isHttp).toList();
    return !requests.isEmpty()
        && requests.stream().allMatch(source -> source.trust() == Source.Trust.AUTHENTICATED);
  }

  /**
   * Returns the number of the source that earlier events of a source are.
   *
   * @param mayImport whether a module that imports a framework's request has the present one at any
   *     time
   */
  int earlier(int number, boolean mayImport) {
    boolean isProxy = mayImport && sources.get(number).trigger().equals("request");
    if (isProxy || earlier.containsValue(number)) {
      return number;
    }
    return earlier.computeIfAbsent(
        number,
        _ -> {
          var now = sources.get(number);
          sources.add(new Source(now.trigger(), now.trust(), "an earlier event of " + now.title()));
          return sources.size() - 1;
        });
  }

  @Override
  public boolean isEarlier(Label label) {
    return earlier.containsValue(label.source());
  }

  /** Returns the label that data had when its event was handled. */
  Label atItsTime(Label label) {
    return earlier.entrySet().stream()
        .filter(entry -> entry.getValue() == label.source())
        .findFirst()
        .map(entry -> new Label(entry.getKey(), label.path()))
        .orElse(label);
  }

  /** Returns whether data is a field of the event, rather than what some call gave. */
  boolean isOfEvent(Label label) {
    return (label.source() >= 0 && label.source() < events) || isEarlier(label);
  }

  @Override
  public Knowledge knowledge(Language language) {
    return knowledge.apply(language);
  }

  private final NamePattern reshaping = NamePattern.ofWhole(Guessable.RESHAPING);

  @Override
  public Value call(CallEvent event, Interpreter interpreter) {
    var result = Excerpts.of(result(event, interpreter), event);
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
    if (event.isInitialisation() && event.language().isScript()) {
      validate(event, interpreter);
      if (Controllers.isDecorator(event.name())) {
        Controllers.enter(event, request(interpreter), interpreter);
      }
    }
    if (!event.isInitialisation() && event.language().isScript()) {
      answer(event, interpreter);
    }
    var given = known(event.name() + "()", event.language(), interpreter);
    if (given.isPresent()) {
      return given.get();
    }
    if (known.of(event.name()).isEmpty()) {
      return Core.call(event, interpreter)
          .or(() -> Core.method(event, interpreter))
          .orElseGet(() -> otherwise(event, interpreter));
    }
    enter(event, interpreter, known);
    var core = Core.call(event, interpreter);
    var result =
        passed(event, interpreter, known)
            .or(() -> core)
            .or(() -> result(event, interpreter, known))
            .or(() -> Core.method(event, interpreter))
            .orElseGet(() -> otherwise(event, interpreter));
    var cleared = cleared(sourced(result, event, interpreter, known), event, interpreter, known);
    return numbered(cleared, event, interpreter, known);
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
    var result =
        interpreter
            .unknownResult(event.receiver(), event.arguments())
            .tainted(ofFiles(event, interpreter));
    var wrapped = handed(event, interpreter, result);
    boolean isMethodOfUnknown =
        event.name().startsWith("value.") || event.name().startsWith("function.");
    return (isMethodOfUnknown
            ? result
            : Value.external(event.name() + "()").tainted(result.taints()))
        .join(wrapped);
  }

  private static Map<Label, Taint> ofFiles(CallEvent event, Interpreter interpreter) {
    return event.language() == Language.PYTHON ? Files.read(event, interpreter) : Map.of();
  }

  /**
   * Functions that a library is handed. While the code is loaded they are kept, to be called when
   * events come, and the result may be one of them: a decorated function. Later they are called.
   */
  private Value handed(CallEvent event, Interpreter interpreter, Value given) {
    if (!event.isInitialisation()) {
      Callbacks.callbacks(event, interpreter, given);
      return Value.none();
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

  /** Takes note of functions that handle requests by the rules of a framework. */
  private void enter(CallEvent event, Interpreter interpreter, Knowledge known) {
    var none = List.<Condition.Checked>of();
    for (var entrance : known.of(event.name(), Knowledge.Entrance.class).toList()) {
      if (!Demands.hold(entrance, event, interpreter)) {
        continue;
      }
      var tested = isCompared(entrance) ? tested(event, interpreter) : none;
      for (var argument : event.arguments().all().toList()) {
        var handlers =
            Callbacks.functions(argument)
                .join(members(argument, DEEP, interpreter))
                .join(Golang.methods(argument, "ServeHTTP", event, interpreter));
        for (var atom : handlers.atoms()) {
          if (!(atom instanceof Atom.Function function)) {
            continue;
          }
          var names = names(entrance.parameters(), function, event, interpreter);
          var arguments = arguments(names, function, interpreter);
          interpreter
              .registrations()
              .add(
                  new Registrations.Registered(
                      function, event, arguments, entrance.returns(), tested));
        }
      }
    }
  }

  /** Frameworks compare requests, or the input of a procedure, before they call a function. */
  private static boolean isCompared(Knowledge.Entrance entrance) {
    return entrance.parameters().contains("request")
        || entrance.parameters().contains("trpc.Options");
  }

  /** What a framework has compared with the schemas of a route before it calls its handler. */
  private List<Condition.Checked> tested(CallEvent event, Interpreter interpreter) {
    var paths = Validators.ofRoute(event, interpreter);
    var request = paths.isEmpty() ? Value.none() : request(interpreter);
    return paths.entrySet().stream()
        .flatMap(
            path ->
                request.taints().keySet().stream()
                    .map(
                        label ->
                            new Condition.Checked(
                                new Label(label.source(), label.path() + "." + path.getKey()),
                                path.getValue())))
        .toList();
  }

  /** Takes note of a middleware that lets only events through that are as a schema says. */
  private void validate(CallEvent event, Interpreter interpreter) {
    Validators.ofMiddleware(event, interpreter)
        .forEach((path, kinds) -> validated.merge(path, kinds, (left, right) -> left & right));
  }

  /** Handlers of Express with four parameters are given an error first. */
  private static List<String> names(
      List<String> names, Atom.Function function, CallEvent event, Interpreter interpreter) {
    int parameters = interpreter.program().procedure(function.id()).parameters().size();
    boolean isOfErrors =
        event.name().startsWith("express.") && parameters - function.first().size() == 4;
    return isOfErrors ? Stream.concat(Stream.of("error"), names.stream()).toList() : names;
  }

  /**
   * The last of the entrance's parameters stands for all further ones as well; but nothing is
   * handed over behind the context.
   */
  List<Value> arguments(List<String> names, Atom.Function function, Interpreter interpreter) {
    var parameters = interpreter.program().procedure(function.id()).parameters();
    var arguments = new ArrayList<Value>();
    int most = names.isEmpty() ? 0 : names.getLast().equals("context") ? names.size() : MANY;
    for (int at = function.first().size();
        at < parameters.size() && arguments.size() < most;
        at++) {
      var name = names.get(Math.min(arguments.size(), names.size() - 1));
      arguments.add(parameter(name, parameters.get(at), function.id().unit(), interpreter));
    }
    return arguments;
  }

  private static final int MANY = 100;
  private static final int DEEP = 5;

  /** Functions among the members of objects and the elements of lists. */
  private static Value members(Value value, int depth, Interpreter interpreter) {
    var functions = Value.none();
    for (var atom : value.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.kind() != HeapObject.Kind.MODULE
          && depth > 0) {
        var all = interpreter.objects().all(held);
        functions =
            functions.join(Callbacks.functions(all)).join(members(all, depth - 1, interpreter));
      }
    }
    return functions;
  }

  /** Returns what a framework hands to its handlers. */
  private Value parameter(
      String name, Procedure.Parameter parameter, int unit, Interpreter interpreter) {
    return switch (name) {
      case "event" -> whole(interpreter, "");
      case "request" -> request(interpreter);
      case "query" -> request(interpreter, "request.query");
      case "unknown" -> Value.unknown();
      case "error" -> error("", interpreter.where(interpreter.place()));
      case "data" -> data(parameter, unit, interpreter);
      default ->
          name.startsWith("event.")
              ? whole(interpreter, name.substring("event.".length()))
              : Value.external(name);
    };
  }

  /** A part of the request that the framework hands over as a parameter of its own. */
  private Value data(Procedure.Parameter parameter, int unit, Interpreter interpreter) {
    if (JavaTypes.isPlain(parameter.type())) {
      return Value.unknown();
    }
    if (parameter.type().endsWith("Request")) {
      return request(interpreter);
    }
    var path = header(parameter).orElse("request.parameters." + parameter.name());
    new Models(interpreter, converted).parameter(parameter, path, unit);
    long kinds = constrained(parameter);
    return request(interpreter, path).each(taint -> taint.clear(kinds)).join(Value.unknown());
  }

  /** Java: {@code @RequestHeader("X-Tenant")}. */
  private static Optional<String> header(Procedure.Parameter parameter) {
    return parameter.annotations().stream()
        .filter(annotation -> HEADER.matcher(annotation.name()).find())
        .flatMap(
            annotation ->
                Stream.of("value", "name")
                    .map(annotation.values()::get)
                    .filter(java.util.Objects::nonNull))
        .filter(name -> !name.isEmpty())
        .map(name -> "request.headers." + name)
        .findFirst();
  }

  private static final Pattern HEADER =
      Pattern.compile("\\.(?:RequestHeader|HeaderParam|annotation\\.Header)$");

  /** Java: frameworks refuse what does not match {@code @Pattern(regexp = "[a-z]+")}. */
  private static long constrained(Procedure.Parameter parameter) {
    return parameter.annotations().stream()
        .filter(annotation -> annotation.name().endsWith(".validation.constraints.Pattern"))
        .mapToLong(
            annotation -> Patterns.cleared(annotation.values().getOrDefault("regexp", ""), true))
        .reduce(0, (left, right) -> left | right);
  }

  /** Takes note of which fields of the event a parser converts for a handler that says so. */
  void converted(Value handler, Interpreter interpreter) {
    for (var atom : handler.atoms()) {
      if (atom instanceof Atom.Function function) {
        interpreter.program().procedure(function.id()).parameters().stream()
            .limit(1)
            .forEach(
                first ->
                    new Models(interpreter, converted).parameter(first, "", function.id().unit()));
      }
    }
  }

  /** Returns whether a framework makes a number, or one of a few constants, of a field. */
  private boolean isConverted(String path) {
    for (var at = path; !converted.isEmpty() && !at.isEmpty(); ) {
      if (converted.contains(at)) {
        return true;
      }
      at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
    }
    return false;
  }

  private Value whole(Interpreter interpreter, String path) {
    var value = Value.none();
    for (int source = 0; source < events; source++) {
      value = value.join(field(source, path, interpreter));
    }
    return value;
  }

  /** The request object of a framework: whatever the caller sends is somewhere in it. */
  Value request(Interpreter interpreter) {
    return request(interpreter, "request");
  }

  private Value request(Interpreter interpreter, String path) {
    var first =
        sources.stream()
            .limit(events)
            .min(java.util.Comparator.comparing(Source::trust))
            .orElse(new Source("request", Source.Trust.UNKNOWN, "whatever invokes the function"));
    return field(source(new Source("request", first.trust(), first.title())), path, interpreter);
  }

  private Optional<Value> known(String name, Language language, Interpreter interpreter) {
    return knowledge(language)
        .first(name, Knowledge.Event.class)
        .map(
            event ->
                event.is().startsWith("request")
                    ? request(interpreter, event.is())
                    : whole(interpreter, event.is()));
  }

  private Optional<Value> passed(CallEvent event, Interpreter interpreter, Knowledge known) {
    return known
        .of(event.name(), Knowledge.Passage.class)
        .filter(entry -> Demands.hold(entry, event, interpreter))
        .findFirst()
        .map(passage -> passed(passage, event, interpreter));
  }

  private Value passed(Knowledge.Passage passage, CallEvent event, Interpreter interpreter) {
    var values =
        passage.places().stream()
            .map(place -> Demands.at(place, event, interpreter))
            .reduce(Value.none(), Value::join);
    return switch (passage.way()) {
      case SAME -> values.isNone() ? Value.unknown() : values;
      case CONTENT -> Conversions.content(values, interpreter);
      case TEXT ->
          event.language().isOfJvm()
              ? JvmPaths.text(values, event, interpreter)
              : Value.unknown()
                  .tainted(
                      event.name().startsWith("encoding/json.Marshal")
                          ? GoObjects.shown(interpreter, values, event.in().unit())
                          : Objects.deep(interpreter, values));
      case NOTHING -> Value.unknown();
      case DIGEST -> {
        var all = event.arguments().all().reduce(event.receiver(), Value::join);
        yield Value.unknown().tainted(Guessable.inDigest(Objects.deep(interpreter, all)));
      }
      case RECEIVER -> {
        var all = event.arguments().all().reduce(event.receiver(), Value::join);
        yield event.receiver().tainted(Objects.deep(interpreter, all));
      }
      case INTO -> {
        interpreter.frame().fill(Objects.deep(interpreter, values));
        yield Value.unknown();
      }
      case CALLBACK -> Callbacks.callback(values, event, interpreter);
    };
  }

  private Value sourced(Value given, CallEvent event, Interpreter interpreter, Knowledge known) {
    boolean isClaim =
        known
            .of(event.name(), Knowledge.Misuse.class)
            .anyMatch(entry -> Claims.isGuess(entry) && Demands.hold(entry, event, interpreter));
    var result = isClaim ? Claims.mark(given, event.where()) : given;
    var source =
        known
            .of(event.name(), Knowledge.Source.class)
            .filter(entry -> !GUESSES.contains(entry.trust()))
            .filter(entry -> Demands.hold(entry, event, interpreter))
            .findFirst();
    if (source.isEmpty()) {
      return result;
    }
    if (source.get().trust().equals("error")) {
      return result.tainted(error("", event.where()).taints());
    }
    if (source.get().trust().equals("environment")) {
      var trace = Trace.from(event.where(), source.get().what() + " are read");
      return result.tainted(SETTINGS, new Taint(~SinkKind.SECRET_LOG.bit(), false, trace));
    }
    if (source.get().trust().equals("secret")) {
      return secret(result, source.get(), event.where());
    }
    return from(source.get(), result, event.where());
  }

  private static final String GUESSABLE = "guessable";

  private static final Set<String> GUESSES = Set.of(GUESSABLE, "unguessable");

  /** Marks numbers by whether others can guess them, also in an array that a call fills. */
  private static Value numbered(
      Value given, CallEvent event, Interpreter interpreter, Knowledge known) {
    var source =
        known
            .of(event.name(), Knowledge.Source.class)
            .filter(entry -> GUESSES.contains(entry.trust()))
            .filter(entry -> Demands.hold(entry, event, interpreter))
            .findFirst();
    if (source.isEmpty()) {
      return given;
    }
    boolean isGuessable = source.get().trust().equals(GUESSABLE);
    var filled = Guessable.marked(Value.unknown(), source.get().what(), isGuessable, event.where());
    event.arguments().all().forEach(value -> interpreter.fill(value, filled));
    return Guessable.marked(given, source.get().what(), isGuessable, event.where());
  }

  /** Marks data that comes from elsewhere than the event. */
  private Value from(Knowledge.Source source, Value value, Origin.Written where) {
    var trust =
        switch (source.trust()) {
          case "public" -> Source.Trust.PUBLIC;
          case "authenticated" -> Source.Trust.AUTHENTICATED;
          case "internal" -> Source.Trust.INTERNAL;
          default ->
              sources.stream()
                  .map(Source::trust)
                  .min(java.util.Comparator.naturalOrder())
                  .orElse(Source.Trust.UNKNOWN);
        };
    int number = source(new Source("request", trust, source.what()));
    var trace = Trace.from(where, source.what() + " comes in");
    return value.tainted(
        new Label(number, source.what()), new Taint(Sinks.NO_CHOICE, false, trace));
  }

  /** Marks a secret, which does harm where people read it and nowhere else. */
  private static Value secret(Value value, Knowledge.Source source, Origin.Written where) {
    var trace = Trace.from(where, source.what() + " is fetched");
    return value.tainted(
        new Label(SECRET, source.what()), new Taint(~SinkKind.SECRET_LOG.bit(), false, trace));
  }

  private int source(Source source) {
    int known = sources.indexOf(source);
    if (known >= 0) {
      return known;
    }
    sources.add(source);
    return sources.size() - 1;
  }

  private Value cleared(Value result, CallEvent event, Interpreter interpreter, Knowledge known) {
    var cleaned = result;
    for (var sanitizer : known.of(event.name(), Knowledge.Sanitizer.class).toList()) {
      if (!Demands.hold(sanitizer, event, interpreter)) {
        continue;
      }
      long kinds = bits(sanitizer.clears());
      if (sanitizer.isCheck()) {
        var tested =
            sanitizer.places().stream()
                .map(place -> Demands.at(place, event, interpreter))
                .reduce(Value.none(), Value::join);
        cleaned = Operations.harmlessIfTrue(tested, kinds);
      } else {
        cleaned = cleaned.each(taint -> taint.clear(kinds));
      }
    }
    return cleaned;
  }

  static long bits(List<String> kinds) {
    if (kinds.isEmpty()) {
      return SinkKind.ALL;
    }
    long bits = 0;
    for (var kind : kinds) {
      bits |= SinkKind.of(kind).map(SinkKind::bit).orElse(0L);
    }
    return bits;
  }

  @Override
  public Optional<Value> member(
      String name, Value key, Language language, Interpreter interpreter) {
    if (name.equals("os.environ") || name.equals("process.env")) {
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
    boolean isOfNames = name.equals("globals()") || name.equals("locals()");
    if (isOfNames && key.isTainted()) {
      var chosen = Arguments.of(key);
      interpreter
          .watch()
          .called(
              interpreter.event("globals()[]", Value.none(), chosen, interpreter.place()),
              interpreter);
    }
    if (isEnvironment(name, key)) {
      return Optional.of(environment(name, key, interpreter));
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
        .or(() -> secretMember(name, key, language, interpreter))
        .or(() -> sourceMember(name, key, language, interpreter))
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
            ENVIRONMENT,
            new Taint(
                ~SinkKind.SECRET_LOG.bit(), false, Trace.from(where, "all variables are read")));
  }

  /** A part of a result that is a secret, where others only tell of it. */
  private Optional<Value> secretMember(
      String name, Value key, Language language, Interpreter interpreter) {
    return key.constantText()
        .filter(_ -> name.contains("()"))
        .flatMap(
            member ->
                knowledge(language)
                    .first(name + "." + member, Knowledge.Source.class)
                    .filter(source -> source.trust().equals("secret"))
                    .map(
                        source ->
                            secret(
                                Value.unknown(), source, interpreter.where(interpreter.place()))));
  }

  /** A member of a library's object that holds data from outside. */
  private Optional<Value> sourceMember(
      String name, Value key, Language language, Interpreter interpreter) {
    return key.constantText()
        .map(member -> name + "." + member)
        .flatMap(
            path ->
                knowledge(language)
                    .first(path, Knowledge.Source.class)
                    .filter(source -> !source.trust().equals("secret"))
                    .filter(source -> !GUESSES.contains(source.trust()))
                    .filter(_ -> language == Language.GO || language.isScript())
                    .map(
                        source -> {
                          long own = language.isScript() ? SinkKind.FILE_PATH.bit() : 0;
                          long kinds = cleared(path, language) & ~own;
                          var where = interpreter.where(interpreter.place());
                          var value = language.isScript() ? Value.unknown() : Value.external(path);
                          return from(source, value, where).each(taint -> taint.clear(kinds));
                        }));
  }

  @Override
  public long cleared(String member, Language language) {
    return knowledge(language)
        .of(member, Knowledge.Sanitizer.class)
        .filter(sanitizer -> !sanitizer.isCheck() && sanitizer.when().isEmpty())
        .mapToLong(sanitizer -> bits(sanitizer.clears()))
        .reduce(0, (left, right) -> left | right);
  }

  @Override
  public Value imported(String module, String member, Language language, Interpreter interpreter) {
    var name = moduleName(module, language);
    boolean isWhole = member.isEmpty() || member.equals("*") || member.equals("default");
    var alias = knowledge(language).first(name, Knowledge.Alias.class).map(Knowledge.Alias::is);
    var path = isWhole ? alias.orElse(name) : alias.orElse(name) + "." + member;
    if (language == Language.GO && Golang.SEPARATORS.contains(path)) {
      return Value.text("/");
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

  /** In Java and Go it is declared where something may be an object. */
  private static long declared(Interpreter interpreter, String path) {
    var language = interpreter.program().unit(0).language();
    boolean isText =
        language == Language.GO
            && (TEXT.matcher(path).find() || path.startsWith("requestContext."));
    return language.isOfJvm() || isText ? SinkKind.FILTER.bit() : 0;
  }

  /** Fields that Go declares as texts. */
  private static final Pattern TEXT =
      Pattern.compile("(?:^|\\.)(?:body|Message|Subject|data|key|raw(?:Path|QueryString)|path)$");

  @Override
  public Value field(int source, String path, Interpreter interpreter) {
    if (isConverted(path)) {
      return Value.unknown();
    }
    long harmless = isOfEvent(new Label(source, path)) ? validated.getOrDefault(path, 0L) : 0;
    if (harmless == SinkKind.ALL) {
      return Value.unknown();
    }
    var known = sources.get(source);
    hasCredentials |= CREDENTIALS.matcher(path).matches() || path.startsWith(AUTHORIZER);
    hasCaller |= CALLER.matcher(path).matches();
    hasRanks |= RANKS.matcher(path).matches();
    if (SAID_SECRETS.matcher(path).matches()) {
      hasCredentials = true;
      hasSecretsInBody |= path.startsWith("body");
    }
    if (known.trigger().equals(UNKNOWN_TRIGGER)) {
      asked.add(path);
    }
    var value = Value.of(new Atom.Event(source, path));
    var kind = fields.of(known.trigger(), path);
    if (kind == EventFields.Kind.SERVICE) {
      return value;
    }
    var trust = kind == EventFields.Kind.IDENTITY ? " (of the caller that was authenticated)" : "";
    var trace =
        Trace.from(
            interpreter.where(interpreter.place()), "`event." + path + "`" + trust + " comes in");
    return value.tainted(
        new Label(source, path),
        new Taint(Sinks.clearedBy(path) | harmless | declared(interpreter, path), false, trace));
  }

  /**
   * Notifications come one by one. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html,
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
   */
  @Override
  public boolean isSingle(int source, String path) {
    return path.equals("Records") && SINGLE.contains(sources.get(source).trigger());
  }

  private static final Set<String> SINGLE = Set.of("s3", "sns", "ses");

  @Override
  public Value error(String type, Origin.Written where) {
    return Value.external("error:" + type)
        .tainted(
            new Label(ERROR, "error"),
            new Taint(~SinkKind.ERROR.bit(), false, Trace.from(where, "an error is caught")));
  }

  /** What modules of Node.js that were translated from others have themselves under. */
  private static final Optional<String> DEFAULT = Optional.of("default");

  /** The number of the source that errors are. */
  static final int ERROR = -1;

  /** The number of the source that secrets are. */
  static final int SECRET = -2;

  /** The whole environment; no single variable has it. */
  static final Label ENVIRONMENT =
      new Label(SECRET, "the whole environment, with the credentials of the function's role,");

  /** All settings of a file; no single one has it. */
  static final Label SETTINGS = new Label(SECRET, "all settings of a file");

  private static final Set<Label> WHOLES = Set.of(ENVIRONMENT, SETTINGS);

  /** The number of the source that claims of tokens are which nobody verified. */
  static final int CLAIMS = -3;
}
