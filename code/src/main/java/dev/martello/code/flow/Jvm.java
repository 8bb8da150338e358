package dev.martello.code.flow;

import dev.martello.code.ir.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What objects of Java's libraries do: builders, collections, streams, text. */
final class Jvm {
  private static final Set<String> BUILDERS = Set.of("builder", "newBuilder", "toBuilder");

  private static final Set<String> OF_TEXTS =
      Set.of("replaceAll", "replaceFirst", "matches", "substring", "formatted", "concat");

  /** Methods that fill an array with what nobody knows beforehand. */
  private static final Set<String> FILLING =
      Set.of("nextBytes", "read", "readFully", "readNBytes", "doFinal", "digest", "get");

  private Jvm() {}

  private static final Set<String> BUILDERS_OF_TEXT =
      Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", "java.util.StringJoiner");

  /** Methods that put what they are given into their receiver. */
  private static final Set<String> WRITING =
      Set.of(
          "write",
          "append",
          "print",
          "println",
          "printf",
          "put",
          "add",
          "addHeader",
          "setHeader",
          "header",
          "addAttribute",
          "setAttribute",
          "setProperty",
          "addProperty",
          "update",
          "push",
          "set");

  /** What Spring is told of the sites that may read answers, for a path. */
  private static final String OF_CORS = "CorsRegistration";

  /** What functions are given that libraries call at once. */
  private static final java.util.Map<String, String> GIVEN =
      java.util.Map.of(
          "org.jdbi.v3.core.Jdbi.withHandle", "org.jdbi.v3.core.Handle",
          "org.jdbi.v3.core.Jdbi.useHandle", "org.jdbi.v3.core.Handle",
          "org.jdbi.v3.core.Jdbi.inTransaction", "org.jdbi.v3.core.Handle",
          "org.jdbi.v3.core.Jdbi.useTransaction", "org.jdbi.v3.core.Handle",
          "org.hibernate.Session.doWork", "java.sql.Connection",
          "org.hibernate.Session.doReturningWork", "java.sql.Connection");

  /** What makes parsers and loaders refuse what is dangerous. */
  private static final String SAFE = "safe";

  private static final Set<String> RESTRICTING =
      Set.of(
          "setFeature",
          "setProperty",
          "setAttribute",
          "setSecureProcessing",
          "setExpandEntityReferences",
          "setExpandEntities",
          "setAllowDocTypes",
          "allowTypes",
          "allowTypesByWildcard",
          "setXMLResolver",
          "setEntityResolver",
          "setObjectInputFilter",
          "setInstantiatable");

  /** What makes readers of JSON make whatever class a text names. */
  private static final String LOOSE = "loose";

  private static final Set<String> LOOSENING =
      Set.of("enableDefaultTyping", "activateDefaultTyping", "activateDefaultTypingAsProperty");

  /** Restricts a parser, or hands on what a factory of parsers was told. */
  private static Optional<Value> parser(
      CallEvent event, String type, String method, Interpreter run) {
    boolean isFactory = type.startsWith("javax.xml.") && method.startsWith("new");
    if (isFactory && event.receiver().isNone()) {
      return Optional.of(
          run.make(event, 15, HeapObject.of(HeapObject.Kind.INSTANCE).withType(type)));
    }
    if (LOOSENING.contains(method)) {
      for (var atom : event.receiver().atoms()) {
        if (atom instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held) {
          run.put(reference.object(), held.with(run.names().of(LOOSE), Value.text("true")));
        }
      }
      return Optional.of(event.receiver());
    }
    boolean isRestricting = RESTRICTING.contains(method) && ParserSettings.restricts(event);
    if (isRestricting && restrict(event.receiver(), run)) {
      return Optional.of(Interpreter.NOTHING);
    }
    return isFactory || (type.startsWith("javax.xml.") && method.equals("getXMLReader"))
        ? Optional.of(event.receiver())
        : Optional.empty();
  }

  private static boolean restrict(Value parser, Interpreter run) {
    for (var atom : parser.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && !held.type().startsWith("java.util")) {
        run.put(reference.object(), held.with(run.names().of(SAFE), Value.text("true")));
        return true;
      }
    }
    return false;
  }

  static Optional<Value> call(CallEvent event, Interpreter run) {
    var name = event.name();
    int dot = name.lastIndexOf('.');
    var type = name.substring(0, Math.max(0, dot));
    var method = name.substring(dot + 1);
    if (name.endsWith(".http.HttpServletRequest.getSession")) {
      return Optional.of(
          run.make(
              event, 14, HeapObject.of(HeapObject.Kind.INSTANCE).withType("java.util.HashMap")));
    }
    if (method.equals("<init>")) {
      return Optional.of(initialised(event, type, run));
    }
    if (TemporaryNames.isFolder(event)) {
      return Optional.of(Value.text(TemporaryNames.FOLDER));
    }
    if (FILLING.contains(method)) {
      filled(event, run);
    }
    JvmOutput.called(event, method, run);
    if (method.equals("printStackTrace") && event.arguments().count() == 1) {
      written(event.arguments().at(0), event.receiver(), WRAPPED, run);
      return Optional.of(Interpreter.NOTHING);
    }
    boolean isAnswer =
        method.equals("put")
            && event.receiver().only().orElse(null) instanceof Atom.Event(_, var path)
            && path.isEmpty();
    if (isAnswer && event.arguments().at(0).constantText().filter("response"::equals).isPresent()) {
      run.watch().stored("event.response", event.arguments().at(1), event, run);
    }
    var tested = JvmPatterns.call(event, type, method, run);
    if (tested.isPresent()) {
      return tested;
    }
    var read = JvmEvents.call(event, type, method, run);
    if (read.isPresent()) {
      return read;
    }
    if (event.name().endsWith("CorsRegistry.addMapping")) {
      var path =
          HeapObject.of(HeapObject.Kind.INSTANCE).withType(type.replace("CorsRegistry", OF_CORS));
      return Optional.of(run.make(event, 21, path));
    }
    if (event.name().equals("org.springframework.http.ResponseCookie.from")) {
      var cookie =
          HeapObject.of(HeapObject.Kind.INSTANCE)
              .withType(type + "$Builder")
              .with(run.names().of("name"), event.arguments().at(0));
      return Optional.of(run.make(event, 21, cookie));
    }
    var lent = GIVEN.get(event.name());
    if (lent != null) {
      return Optional.of(
          Callbacks.callback(
              event.arguments().at(0), event, run, Arguments.of(Value.external(lent))));
    }
    var json = JvmJson.call(event, type, method, run);
    if (json.isPresent()) {
      return json;
    }
    var optional = JvmOptionals.call(event, type, method, run);
    if (optional.isPresent()) {
      return optional;
    }
    var function = JvmFunctions.call(event, type, method, run);
    if (function.isPresent()) {
      return function;
    }
    var parser = parser(event, type, method, run);
    if (parser.isPresent()) {
      return parser;
    }
    if (event.receiver().isNone()) {
      return made(event, type, method, run);
    }
    if (AwsJava.isTable(name)) {
      var table = HeapObject.of(HeapObject.Kind.INSTANCE).withType(type + "." + method);
      var given = event.arguments().at(0);
      return Optional.of(run.make(event, 17, table.with(run.names().of("TableName"), given)));
    }
    if (BUILDERS_OF_TEXT.contains(type)) {
      return text(event, method, run);
    }
    if (method.equals("toString") && event.arguments().count() == 0) {
      return Optional.of(Formats.text(run, event.receiver()));
    }
    if (type.equals("java.nio.file.Path") && method.equals("startsWith")) {
      var arguments = event.arguments();
      return Optional.of(Texts.startsWith(event.receiver(), arguments.at(0), run));
    }
    if (isOfText(event, type, method)) {
      return string(event, method, run);
    }
    if (method.equals("getKey") || method.equals("getValue")) {
      return Optional.of(
          run.objects().element(event.receiver(), method.equals("getKey") ? "0" : "1"));
    }
    if (event.receiver().only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.kind() == HeapObject.Kind.INSTANCE) {
      return instance(event, type, method, reference, held, run);
    }
    return type.startsWith("java.util") || type.equals("value")
        ? collection(event, method, run)
        : Optional.empty();
  }

  /** Where the declared type is not known, some methods tell that it is a text. */
  private static boolean isOfText(CallEvent event, String type, String method) {
    return switch (type) {
      case "java.lang.String", "java.lang.CharSequence" -> true;
      case "value" ->
          OF_TEXTS.contains(method)
              || (method.equals("replace")
                  && event.arguments().placed().size() == 2
                  && event.arguments().at(0).constantText().isPresent()
                  && event.receiver().atoms().stream().noneMatch(Atom.Reference.class::isInstance));
      default -> false;
    };
  }

  private static void filled(CallEvent event, Interpreter run) {
    for (var argument : event.arguments().placed()) {
      if (argument.only().orElse(null) instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.LIST) {
        run.put(
            reference.object(), held.withAny(Value.unknown().tainted(event.receiver().taints())));
      }
    }
  }

  /** How many writers and streams stand in one another. */
  private static final int WRAPPED = 3;

  /** What goes into a writer or stream goes into the one that it was made of. */
  private static void written(Value into, Value what, int depth, Interpreter run) {
    for (var atom : into.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.INSTANCE
          && !held.type().equals("java.io.File")) {
        var inside = held.any();
        run.put(
            reference.object(),
            held.withAny(what.without(Atom.Fixed.class).without(Atom.Function.class)));
        if (depth > 0 && held.type().startsWith("java.")) {
          written(inside, what, depth - 1, run);
        }
      }
    }
  }

  /** What static methods make. */
  private static Optional<Value> made(
      CallEvent event, String type, String method, Interpreter run) {
    if (BUILDERS.contains(method)) {
      var given = event.arguments().all().reduce(Value.none(), Value::join);
      return Optional.of(
          run.make(
              event, 9, HeapObject.of(HeapObject.Kind.INSTANCE).withType(type).withAny(given)));
    }
    var arguments = event.arguments();
    return switch (type + "." + method) {
      case "java.lang.System.getenv" ->
          arguments.count() == 0
              ? Optional.of(Value.external("java.lang.System.getenv()"))
              : Optional.empty();
      case "java.nio.file.Path.of", "java.nio.file.Paths.get" ->
          Optional.of(JvmPaths.joined(variable(arguments, 0, run), run));
      case "java.lang.Boolean.parseBoolean", "java.lang.Boolean.valueOf" ->
          Optional.of(Rights.yesOrNo(arguments.at(0)));
      case "java.lang.String.format" -> {
        boolean hasLocale = arguments.at(0).constantText().isEmpty() && arguments.count() > 2;
        int format = hasLocale ? 1 : 0;
        yield Optional.of(
            Formats.percent(run, arguments.at(format), variable(arguments, format + 1, run)));
      }
      case "java.lang.String.join" ->
          Optional.of(
              isWritten(arguments)
                  ? separated(arguments.placed())
                  : Value.unknown()
                      .tainted(
                          Objects.deep(run, arguments.all().reduce(Value.none(), Value::join))));
      case "java.util.Map.of", "java.util.Collections.singletonMap" -> {
        var map = HeapObject.of(HeapObject.Kind.MAP);
        for (int at = 0; at + 1 < arguments.count(); at += 2) {
          map = entry(map, arguments.at(at), stored(arguments.at(at + 1), event), run);
        }
        yield Optional.of(run.make(event, 11, map));
      }
      case "java.util.Map.entry" ->
          Optional.of(
              run.make(
                  event,
                  12,
                  HeapObject.of(HeapObject.Kind.TUPLE)
                      .with(run.names().of("0"), arguments.at(0))
                      .with(run.names().of("1"), arguments.at(1))));
      case "java.util.Map.ofEntries" -> {
        var map = HeapObject.of(HeapObject.Kind.MAP);
        for (var pair : elements(arguments.at(0), run)) {
          map = entry(map, run.objects().element(pair, "0"), run.objects().element(pair, "1"), run);
        }
        yield Optional.of(run.make(event, 13, map));
      }
      case "java.util.Map.copyOf",
          "java.util.List.copyOf",
          "java.util.Set.copyOf",
          "java.util.Arrays.stream",
          "java.util.Collections.unmodifiableMap",
          "java.util.Collections.unmodifiableSet",
          "java.util.Collections.synchronizedList",
          "java.util.Collections.synchronizedMap",
          "java.util.Arrays.copyOf",
          "java.util.Objects.requireNonNullElse",
          "java.util.Collections.unmodifiableList",
          "java.util.Collections.synchronizedSet",
          "java.util.concurrent.CompletableFuture.completedFuture" ->
          Optional.of(arguments.at(0).join(arguments.at(1).without(Atom.Fixed.class)));
      case "java.util.stream.Stream.of",
          "java.util.Collections.singletonList",
          "java.util.Collections.singleton" -> {
        var all = Value.none();
        for (var each : arguments.placed()) {
          boolean isArray = each.atoms().stream().anyMatch(Atom.Reference.class::isInstance);
          all = all.join(isArray ? run.objects().elements(each, false) : each);
        }
        yield Optional.of(Lists.list(event, run, all));
      }
      case "java.util.List.of", "java.util.Set.of", "java.util.Arrays.asList" -> {
        boolean isArray =
            arguments.count() == 1
                && arguments.at(0).atoms().stream().allMatch(Atom.Reference.class::isInstance);
        yield isArray ? Optional.of(arguments.at(0)) : Optional.empty();
      }
      case "java.util.concurrent.CompletableFuture.supplyAsync" ->
          Optional.of(Callbacks.callback(arguments.at(0), event, run, Arguments.none()));
      case "java.util.Collections.addAll" -> {
        var added = arguments.placed().stream().skip(1).reduce(Value.none(), Value::join);
        run.objects().store(arguments.at(0), new Key.Any(), added, event.where().span());
        yield Optional.of(Value.unknown());
      }
      case "java.lang.System.arraycopy" -> {
        run.objects()
            .store(
                arguments.at(2),
                new Key.Any(),
                run.objects().elements(arguments.at(0), false),
                event.where().span());
        yield Optional.of(Interpreter.NOTHING);
      }
      default -> JvmEvents.referred(event, type, method, run);
    };
  }

  /** Each piece is a text, none a list of them. */
  private static boolean isWritten(Arguments texts) {
    return texts.count() > 2
        && texts.placed().stream()
            .flatMap(value -> value.atoms().stream())
            .noneMatch(Atom.Reference.class::isInstance);
  }

  private static Value separated(List<Value> texts) {
    var parts = new java.util.ArrayList<Value>();
    for (var text : texts.subList(1, texts.size())) {
      if (!parts.isEmpty()) {
        parts.add(texts.getFirst());
      }
      parts.add(text);
    }
    return Operations.concatenate(parts);
  }

  private static HeapObject entry(HeapObject map, Value key, Value value, Interpreter run) {
    return Objects.constantKey(key)
        .map(name -> map.with(run.names().of(name), value))
        .orElseGet(() -> map.withAny(value));
  }

  private static Value initialised(CallEvent event, String type, Interpreter run) {
    var all = event.arguments().all().reduce(Value.none(), Value::join);
    boolean isTree =
        type.equals("com.google.gson.JsonObject") || type.equals("org.json.JSONObject");
    if ((type.startsWith("java.util.") && type.endsWith("Map")) || isTree) {
      Maps.update(event, run);
      copied(
          event.receiver(),
          isTree ? Conversions.content(event.arguments().at(0), run) : event.arguments().at(0),
          run);
      return Interpreter.NOTHING;
    }
    if (type.equals("java.io.ObjectInputStream") && choosesClasses(event, run)) {
      restrict(event.receiver(), run);
      return Interpreter.NOTHING;
    }
    var names = type.endsWith("servlet.http.Cookie") ? COOKIE : AwsJava.parameters(type);
    if (!names.isEmpty()
        && event.receiver().only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held) {
      var request = held;
      for (int at = 0; at < event.arguments().count(); at++) {
        var name = at < names.size() ? names.get(at) : "argument" + at;
        request = request.with(run.names().of(name), event.arguments().at(at));
      }
      run.put(reference.object(), request);
      return Interpreter.NOTHING;
    }
    if (type.equals("java.io.File") && event.arguments().count() == 2) {
      all = JvmPaths.joined(event.arguments().placed(), run);
    }
    boolean isOfParts = type.equals("java.net.URI") && event.arguments().count() > 3;
    if (isOfParts) {
      all = JvmPaths.address(event.arguments().placed(), run);
    }
    boolean isCollection = type.startsWith("java.util.") && isCollection(type);
    if (isCollection) {
      Lists.extend(event, run);
      return Interpreter.NOTHING;
    }
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        var filled =
            held.withAny(
                type.equals("java.io.File") || isOfParts ? all : all.without(Atom.Fixed.class));
        run.put(
            reference.object(),
            filled.with(
                run.names().of(SAFE),
                isRestricted(event, run) ? Value.text("true") : Value.none()));
      }
    }
    return Interpreter.NOTHING;
  }

  private static final List<String> COOKIE = List.of("name", "value");

  /** A class of the code's own decides which classes are made. */
  private static boolean choosesClasses(CallEvent event, Interpreter run) {
    return event.receiver().atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Reference reference
                    && run.get(reference.object()) instanceof HeapObject held
                    && run.program()
                        .method(held.type(), "resolveClass", "", 1, event.in().unit())
                        .isPresent());
  }

  private static boolean isRestricted(CallEvent event, Interpreter run) {
    return event
        .arguments()
        .all()
        .flatMap(value -> value.atoms().stream())
        .anyMatch(
            atom ->
                atom instanceof Atom.Reference reference
                    && run.get(reference.object()) instanceof HeapObject held
                    && held.type().contains("SafeConstructor"));
  }

  private static boolean isCollection(String type) {
    return type.endsWith("List")
        || type.endsWith("Set")
        || type.endsWith("Queue")
        || type.endsWith("Deque")
        || type.endsWith("Vector")
        || type.endsWith("Stack");
  }

  private static Optional<Value> text(CallEvent event, String method, Interpreter run) {
    int content = run.names().of("content");
    if (!(event.receiver().only().orElse(null) instanceof Atom.Reference reference)
        || !(run.get(reference.object()) instanceof HeapObject held)) {
      return Optional.empty();
    }
    var before = held.member(content);
    var now = before == null ? (held.any().isNone() ? Value.text("") : held.any()) : before;
    return switch (method) {
      case "append", "insert", "replace", "add" -> {
        var more = event.arguments().at(event.arguments().count() - 1);
        if (run.lasting().has(reference.object()) && !run.isInitialising()) {
          run.watch().kept(more, event, run);
        }
        run.put(
            reference.object(),
            held.with(content, Operations.concatenate(List.of(now, Formats.text(run, more)))));
        yield Optional.of(event.receiver());
      }
      case "toString", "substring" -> Optional.of(now);
      case "length", "indexOf" -> Optional.of(Value.unknown());
      default -> Optional.of(event.receiver());
    };
  }

  /** What was made by {@code new String(bytes)} is a text like others. */
  private static CallEvent ofText(CallEvent event, Interpreter run) {
    boolean isObject =
        event.receiver().only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.type().equals("java.lang.String");
    return isObject
        ? event.on(Value.unknown().tainted(Objects.deep(run, event.receiver())))
        : event;
  }

  private static Optional<Value> string(CallEvent given, String method, Interpreter run) {
    var event = ofText(given, run);
    var first = event.arguments().at(0);
    return switch (method) {
      case "formatted" ->
          Optional.of(Formats.percent(run, event.receiver(), variable(event.arguments(), 0, run)));
      case "matches" -> Optional.of(Patterns.test(first.constantText(), event.receiver(), true));
      case "concat" ->
          Optional.of(
              Operations.concatenate(
                  List.of(Formats.text(run, event.receiver()), Formats.text(run, first))));
      case "replace", "replaceAll", "replaceFirst" -> Optional.of(replaced(event, method, run));
      case "charAt", "codePointAt" ->
          Optional.of(Value.unknown().tainted(event.receiver().taints()));
      case "substring" -> {
        long few = FEW.matcher(event.where().text()).find() ? SinkKind.SECRET_LOG.bit() : 0;
        yield Optional.of(
            Value.unknown().tainted(event.receiver().taints()).each(taint -> taint.clear(few)));
      }
      case "subSequence", "repeat", "indent", "translateEscapes", "chars", "lines" ->
          Optional.of(Value.unknown().tainted(event.receiver().taints()));
      case "getBytes", "toCharArray" ->
          Optional.of(
              event.receiver().constantText().isPresent() || JvmJson.isText(event.receiver())
                  ? event.receiver()
                  : Value.unknown().tainted(event.receiver().taints()));
      default -> CoreMethods.call(method, event, run);
    };
  }

  /** A few characters of a secret, by which people recognise it. */
  private static final java.util.regex.Pattern FEW =
      java.util.regex.Pattern.compile(
          "\\.length\\(\\)\\s*-\\s*[1-6]\\s*\\)$|\\(\\s*0\\s*,\\s*[1-6]\\s*\\)$");

  /** What a pattern leaves over is harmless if it removes everything else. */
  private static Value replaced(CallEvent event, String method, Interpreter run) {
    var what = event.arguments().at(0).constantText();
    var by = event.arguments().at(1);
    var result = Value.unknown().tainted(event.receiver().taints()).tainted(Objects.deep(run, by));
    if (what.isEmpty() || by.constantText().isEmpty() || method.equals("replaceFirst")) {
      return result;
    }
    long kinds =
        method.equals("replaceAll")
            ? Replacements.ofPattern(what.get(), by)
            : Replacements.ofText(what.get(), by);
    return result.each(taint -> taint.clear(kinds));
  }

  /** Arguments of variable number stand in an array, or one by one. */
  private static List<Value> variable(Arguments arguments, int from, Interpreter run) {
    var placed = arguments.placed();
    boolean isArray =
        placed.size() == from + 1
            && placed.get(from).only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST;
    return isArray
        ? elements(placed.get(from), run)
        : placed.subList(Math.min(from, placed.size()), placed.size());
  }

  private static List<Value> elements(Value array, Interpreter run) {
    if (array.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.any().isNone()) {
      var all = new java.util.ArrayList<Value>();
      for (int place = 0; place < 64; place++) {
        var element = held.member(run.names().of(Integer.toString(place)));
        if (element == null) {
          return all;
        }
        all.add(element);
      }
    }
    return List.of(run.objects().elements(array, false));
  }

  /** Objects of libraries keep what they are given, by the name of the method that gave it. */
  private static Optional<Value> instance(
      CallEvent event,
      String type,
      String method,
      Atom.Reference reference,
      HeapObject held,
      Interpreter run) {
    if (held.type().startsWith("java.util") && !held.type().startsWith("java.util.regex")) {
      return collection(event, method, run);
    }
    if (method.startsWith("build") || method.equals("toBuilder")) {
      return Optional.of(event.receiver());
    }
    int count = event.arguments().count();
    boolean isSetter = method.matches("(set|with)[A-Z]\\w*");
    boolean isBuilder =
        type.endsWith("Builder")
            || held.type().endsWith("Builder")
            || held.type().endsWith(OF_CORS);
    boolean isFluent = isSetter || isBuilder;
    if (count == 1 && isFluent) {
      var name = isSetter ? uncapitalised(method.replaceFirst("^(set|with)", "")) : method;
      if (method.startsWith("setAllowedOrigin")) {
        var sites = run.objects().elements(event.arguments().at(0), false);
        run.put(reference.object(), held.with(run.names().of(name), sites));
        return Optional.of(event.receiver());
      }
      run.put(
          reference.object(),
          held.with(
              run.names().of(name),
              stored(settled(built(event.arguments().at(0), event, run)), event)));
      return Optional.of(event.receiver());
    }
    var all = event.arguments().all().reduce(Value.none(), Value::join);
    if (isFluent && count > 0 && (isBuilder || !WRITING.contains(method))) {
      int name = run.names().of(method);
      var before = held.member(name);
      run.put(reference.object(), held.with(name, before == null ? all : before.join(all)));
      return Optional.of(event.receiver());
    }
    if (count > 0 && WRITING.contains(method)) {
      written(event.receiver(), all, WRAPPED, run);
      return Optional.of(event.receiver());
    }
    if (count == 0) {
      var own = held.member(run.names().of(property(method)));
      return own == null ? Optional.empty() : Optional.of(own);
    }
    return Optional.empty();
  }

  /** AWS's second SDK for Java takes a function that fills a builder for what the builder makes. */
  private static Value built(Value given, CallEvent event, Interpreter run) {
    boolean isFilling =
        event.name().startsWith("software.amazon.awssdk.")
            && given.only().filter(Atom.Function.class::isInstance).isPresent();
    if (!isFilling) {
      return given;
    }
    var builder =
        run.make(event, 18, HeapObject.of(HeapObject.Kind.INSTANCE).withType(BUILDER_OF_AWS));
    Callbacks.callback(given, event, run, Arguments.of(builder));
    return builder;
  }

  /** What fills a builder of AWS's second SDK is given. */
  static final String BUILDER_OF_AWS = "software.amazon.awssdk.utils.builder.SdkBuilder";

  private static Value stored(Value value, CallEvent event) {
    return Objects.step(value, event.where(), Evaluation.STORED);
  }

  /** A builder's list or array of one stays what it is. */
  private static Value settled(Value value) {
    return value.isNone() ? Value.unknown() : value;
  }

  private static String property(String method) {
    return method.startsWith("get") && method.length() > 3
        ? uncapitalised(method.substring(3))
        : method;
  }

  private static String uncapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Under this name a map has the part of the event that was copied into it. */
  private static final String COPIED = "\0of";

  private static void copied(Value map, Value given, Interpreter run) {
    for (var atom : map.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && given.only().orElse(null) instanceof Atom.Event) {
        run.put(reference.object(), held.with(run.names().of(COPIED), given));
      }
    }
  }

  /** What stands under a key in a map that a part of the event was copied into. */
  static Optional<Value> ofCopy(CallEvent event, Interpreter run) {
    var name = Objects.constantKey(event.arguments().at(0)).orElse("");
    return event.receiver().only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.member(run.names().of(COPIED)) instanceof Value copied
            && held.member(run.names().of(name)) == null
            && !name.isEmpty()
        ? Optional.of(run.objects().element(copied, name).join(event.arguments().at(1)))
        : Optional.empty();
  }

  private static Optional<Value> collection(CallEvent event, String method, Interpreter run) {
    if (method.equals("get") || method.equals("getOrDefault")) {
      var copy = ofCopy(event, run);
      if (copy.isPresent()) {
        return copy;
      }
    }
    if (method.equals("contains") || method.equals("containsKey")) {
      run.comparisons().contained(event.arguments().at(0), event.receiver(), event.where().span());
    }
    return switch (method) {
      case "load", "loadFromXML" -> {
        var all = Value.unknown().tainted(Objects.deep(run, event.arguments().at(0)));
        run.objects().store(event.receiver(), new Key.Any(), all, event.where().span());
        yield Optional.of(Interpreter.NOTHING);
      }
      case "putAll" -> {
        var merged = Maps.update(event, run);
        copied(event.receiver(), event.arguments().at(0), run);
        yield Optional.of(merged);
      }
      case "iterator",
          "listIterator",
          "descendingIterator",
          "elements",
          "boxed",
          "parallel",
          "sequential",
          "asSequence",
          "spliterator",
          "of",
          "subList",
          "headSet",
          "tailSet" ->
          Optional.of(event.receiver());
      case "hasNext", "hasMoreElements", "isPresent", "isEmpty", "size", "count", "hashCode" ->
          Optional.of(Value.unknown());
      case "next",
          "nextElement",
          "previous",
          "firstElement",
          "lastElement",
          "removeLast",
          "peekFirst",
          "peekLast",
          "pollFirst",
          "pollLast",
          "getFirst",
          "getLast",
          "element",
          "take",
          "first",
          "last",
          "findFirst",
          "findAny",
          "elementAt",
          "max",
          "min",
          "pop",
          "poll",
          "peek",
          "removeFirst" ->
          Optional.of(run.objects().elements(event.receiver(), false));
      case "join", "getNow", "resultNow" -> Optional.of(event.receiver());
      case "get" ->
          event.arguments().count() == 0
              ? Optional.of(event.receiver())
              : Optional.of(Maps.get(event, run));
      case "orElse", "orElseGet" ->
          Optional.of(
              event
                  .receiver()
                  .join(event.arguments().at(0).without(Atom.Function.class))
                  .join(
                      method.equals("orElseGet")
                          ? Callbacks.callback(
                              event.arguments().at(0), event, run, Arguments.none())
                          : Value.none()));
      case "addElement", "offerFirst", "offerLast", "addFirst", "addLast", "offer", "push", "add" ->
          grown(event, run);
      case "setProperty", "setAttribute", "putIfAbsent", "replace", "merge" ->
          Optional.of(Maps.put(event, run));
      case "getProperty", "getAttribute" -> Optional.of(Maps.get(event, run));
      case "ifPresentOrElse" -> CoreMethods.call("ifPresent", event, run);
      case "thenApply", "thenApplyAsync", "thenAccept", "thenAcceptAsync", "thenCompose" ->
          Optional.of(
              Callbacks.callback(
                  event.arguments().at(0), event, run, Arguments.of(event.receiver())));
      case "collect" ->
          Optional.of(event.receiver().join(Value.unknown().tainted(joined(event, run))));
      case "computeIfAbsent" -> {
        var made = Callbacks.callback(event.arguments().at(1), event, run, event.arguments());
        Maps.add(event.arguments().at(0), made, event, run);
        var found = Maps.get(event, run);
        boolean isFunction = made.atoms().stream().anyMatch(Atom.Function.class::isInstance);
        yield Optional.of(isFunction ? found : found.without(Atom.Function.class));
      }
      default -> CoreMethods.call(method, event, run);
    };
  }

  /** Collecting may join everything into one text. */
  private static java.util.Map<Label, Taint> joined(CallEvent event, Interpreter run) {
    return Objects.deep(run, event.receiver());
  }

  private static Optional<Value> grown(CallEvent event, Interpreter run) {
    int last = event.arguments().count() - 1;
    var more = event.arguments().at(last);
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        if (run.lasting().has(reference.object()) && !run.isInitialising()) {
          run.watch().kept(more, event, run);
          run.fates().kept(more, run);
        }
        run.put(reference.object(), held.withAny(more));
      }
    }
    return Optional.of(Value.unknown());
  }
}
