package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the types and functions that belong to the languages themselves do: texts, lists, maps,
 * promises, conversions. Calls are named by kind and method ({@code list.append}, {@code
 * str.strip}); {@code value.} is a receiver of unknown kind.
 */
final class Core {

  /** What a call does; empty if nothing special. */
  private interface Behaviour {
    Value run(CallEvent event, Interpreter interpreter);
  }

  private static final Map<String, Behaviour> METHODS = new HashMap<>();
  private static final Map<String, Behaviour> FUNCTIONS = new HashMap<>();
  private static final Set<String> KINDS =
      Set.of("str", "list", "dict", "set", "value", "number", "regexp", "function");

  /** Longer lists are texts of nobody knows which pieces. */
  private static final int MOST_ELEMENTS = 32;

  private Core() {}

  private static void methods(Behaviour behaviour, String... names) {
    for (var name : names) {
      METHODS.put(name, behaviour);
    }
  }

  private static void functions(Behaviour behaviour, String... names) {
    for (var name : names) {
      FUNCTIONS.put(name, behaviour);
    }
  }

  static {
    // Maps.
    methods(Core::get, "get", "getOrDefault", "at", "charAt", "getItem");
    methods(Core::setDefault, "setdefault");
    methods(Core::pairs, "items", "entries", "entrySet");
    methods(Core::keysOf, "keys", "keySet");
    methods((event, run) -> list(event, run, elements(event, run)), "values");
    methods(Core::put, "set", "put", "setItem", "putIfAbsent");
    methods(Core::update, "update", "putAll");
    // Lists and sets.
    methods(
        Core::append,
        "append",
        "push",
        "add",
        "insert",
        "unshift",
        "addLast",
        "addFirst",
        "appendleft",
        "offer");
    methods(Core::extend, "extend", "addAll");
    methods(
        (event, run) -> elements(event, run),
        "pop",
        "shift",
        "popleft",
        "poll",
        "peek",
        "getFirst",
        "getLast",
        "next",
        "iterator",
        "listIterator",
        "popitem",
        "removeFirst");
    methods(
        Core::receiverItself,
        "copy",
        "slice",
        "concat",
        "reverse",
        "sort",
        "toReversed",
        "toSorted",
        "union",
        "intersection",
        "difference",
        "flat",
        "splice",
        "subList",
        "stream",
        "parallelStream",
        "toList",
        "toArray",
        "distinct",
        "sorted",
        "limit",
        "skip",
        "collect",
        "boxed",
        "fill",
        "valueOf",
        "clone",
        "unmodifiableList");
    methods(Core::eachElement, "map", "flatMap", "mapToObj", "mapToInt", "mapToLong");
    methods(Core::chosenElements, "filter", "peekEach");
    methods(
        (event, run) -> {
          if (isSingle(event.receiver(), run)) {
            callback(event.arguments().at(0), event, run);
          } else {
            run.repeatedly(() -> callback(event.arguments().at(0), event, run));
          }
          return Interpreter.NOTHING;
        },
        "forEach",
        "forEachOrdered");
    methods(
        (event, run) -> {
          callback(event.arguments().at(0), event, run);
          return Interpreter.NOTHING;
        },
        "ifPresent");
    methods(
        (event, run) -> {
          callback(event.arguments().at(0), event, run);
          return elements(event, run);
        },
        "find",
        "findLast");
    methods(
        (event, run) -> tried(event, run, test -> new Condition(List.of(), test.whenFalse())),
        "some",
        "anyMatch");
    methods(
        (event, run) -> tried(event, run, test -> new Condition(test.whenTrue(), List.of())),
        "every",
        "allMatch");
    methods(
        (event, run) -> tried(event, run, test -> new Condition(test.whenFalse(), List.of())),
        "noneMatch");
    methods(
        (event, run) -> {
          callback(event.arguments().at(0), event, run);
          return Value.unknown();
        },
        "findIndex",
        "removeIf");
    methods(Core::reduced, "reduce", "reduceRight");
    // Texts.
    methods(Core::formatted, "format");
    methods(Core::joined, "join");
    methods(Core::split, "split", "rsplit", "splitlines", "matchAll", "partition", "rpartition");
    methods(
        Core::sameText,
        "strip",
        "lstrip",
        "rstrip",
        "trim",
        "trimStart",
        "trimEnd",
        "toString",
        "lower",
        "upper",
        "toLowerCase",
        "toUpperCase",
        "title",
        "capitalize",
        "casefold",
        "encode",
        "decode",
        "normalize",
        "toWellFormed",
        "intern",
        "stripLeading",
        "stripTrailing");
    methods(
        Core::alphanumeric,
        "isdigit",
        "isdecimal",
        "isnumeric",
        "isalnum",
        "isalpha",
        "isidentifier");
    methods(
        (event, run) ->
            Value.of(
                new Atom.Test(
                    new Condition(
                        Operations.checked(
                            event.receiver(), SinkKind.LOG.bit() | SinkKind.HEADER.bit()),
                        List.of()))),
        "isprintable");
    methods(
        Core::nothing,
        "count",
        "index",
        "indexOf",
        "lastIndexOf",
        "rfind",
        "charCodeAt",
        "codePointAt",
        "length",
        "size",
        "localeCompare",
        "compareTo",
        "hashCode",
        "isEmpty",
        "toFixed",
        "toPrecision");
    methods(Core::matched, "match", "search");
    methods(
        Core::contained,
        "hasOwnProperty",
        "has",
        "includes",
        "contains",
        "__contains__",
        "containsKey");
    methods(Core::equalTexts, "equals", "equalsIgnoreCase");
    methods(Core::replaced, "replace", "replaceAll");
    methods(Core::accessor, "data_as_text", "data_as_json", "data_as_bytes");
    methods(Core::startsWith, "startswith", "startsWith", "is_relative_to");
    methods(Core::endsWith, "endswith");
    methods((event, run) -> Value.unknown(), "endsWith", "remove", "delete");
    methods(Core::emptied, "clear");
    methods(Core::tested, "test", "fullmatch");
    methods(Core::concatenated, "concat");
    // Functions and promises.
    methods(Core::called, "call");
    methods(Core::applied, "apply");
    methods(Core::boundFunction, "bind");
    methods(Core::then, "then", "thenApply", "thenCompose", "thenAccept");
    methods(
        (event, run) -> {
          callback(event.arguments().at(0), event, run);
          return event.receiver();
        },
        "catch",
        "finally",
        "exceptionally",
        "whenComplete");
    methods((event, run) -> event.receiver(), "promise", "orElse", "orElseThrow", "orElseGet");

    methods(Core::entered, "__enter__", "__aenter__");

    // Conversions that leave nothing harmful.
    functions(
        Core::nothing,
        "int",
        "float",
        "bool",
        "len",
        "abs",
        "round",
        "ord",
        "hash",
        "id",
        "sum",
        "isinstance",
        "issubclass",
        "callable",
        "hasattr",
        "range",
        "complex",
        "any",
        "all",
        "divmod",
        "pow",
        "Number",
        "parseInt",
        "parseFloat",
        "Boolean",
        "BigInt",
        "Number.parseInt",
        "Number.parseFloat",
        "Number.isInteger",
        "Number.isFinite",
        "Number.isNaN",
        "isNaN",
        "isFinite",
        "Array.isArray",
        "Math.floor",
        "Math.ceil",
        "Math.round",
        "Math.abs",
        "Math.trunc",
        "typeof",
        "Date.now",
        "new Date",
        "Date.parse",
        "type",
        "datetime.datetime.strptime",
        "uuid.UUID",
        "decimal.Decimal",
        "fractions.Fraction",
        "time.time",
        "ObjectId.isValid",
        "java.lang.Integer.parseInt",
        "java.lang.Long.parseLong",
        "java.lang.Integer.valueOf",
        "java.lang.Long.valueOf",
        "java.lang.Double.parseDouble",
        "java.lang.Boolean.parseBoolean",
        "java.util.UUID.fromString");
    functions(
        Core::first,
        "iter",
        "aiter",
        "reversed",
        "sorted",
        "list",
        "tuple",
        "set",
        "frozenset",
        "Array.from",
        "new Set",
        "Promise.resolve",
        "Promise.all",
        "Promise.allSettled",
        "Promise.race",
        "Promise.any",
        "Object.freeze",
        "Object.seal",
        "structuredClone",
        "copy.copy",
        "copy.deepcopy",
        "asyncio.run",
        "asyncio.create_task",
        "asyncio.wait_for",
        "memoryview",
        "vars",
        "java.util.Objects.requireNonNull",
        "java.util.Optional.ofNullable",
        "java.util.Optional.of",
        "java.util.Collections.unmodifiableList",
        "asyncio.shield",
        "next",
        "anext",
        "min",
        "max");
    functions(
        Core::text,
        "str",
        "repr",
        "ascii",
        "String",
        "bytes",
        "bytearray",
        "java.lang.String.valueOf",
        "new String",
        "Buffer.from",
        "string.Template");
    functions(
        (event, run) -> content(event.arguments().at(0), run),
        "json.loads",
        "JSON.parse",
        "json.load",
        "orjson.loads",
        "ujson.loads",
        "simplejson.loads",
        "base64.b64decode",
        "atob",
        "urllib.parse.unquote",
        "urllib.parse.unquote_plus",
        "decodeURIComponent",
        "decodeURI",
        "urllib.parse.parse_qs",
        "querystring.parse",
        "new URLSearchParams",
        "ast.literal_eval",
        "gzip.decompress",
        "zlib.decompress");
    functions(
        Core::serialized,
        "json.dumps",
        "JSON.stringify",
        "orjson.dumps",
        "ujson.dumps",
        "simplejson.dumps");
    functions(
        Core::dictionary,
        "dict",
        "collections.OrderedDict",
        "collections.defaultdict",
        "types.SimpleNamespace");
    functions(Core::partial, "functools.partial", "functools.partialmethod");
    functions(Core::enumerated, "enumerate");
    functions(Core::zipped, "zip");
    functions(
        Core::mapped,
        "map",
        "concurrent.futures.ThreadPoolExecutor().map",
        "concurrent.futures.ProcessPoolExecutor().map",
        "multiprocessing.Pool().map",
        "multiprocessing.pool.ThreadPool().map");
    functions(
        Core::submitted,
        "concurrent.futures.ThreadPoolExecutor().submit",
        "concurrent.futures.ProcessPoolExecutor().submit",
        "asyncio.to_thread");
    functions(Core::filtered, "filter");
    functions(Core::attribute, "getattr");
    functions(
        (event, run) -> {
          run.objects()
              .store(
                  event.arguments().at(0),
                  new dev.martello.code.ir.Key.Any(),
                  event.arguments().at(2),
                  event.where().span());
          return Interpreter.NOTHING;
        },
        "setattr");
    functions(Core::ofPairs, "Object.fromEntries", "new Map");
    functions(Core::assigned, "Object.assign");
    functions(Core::owned, "Object.hasOwn", "Object.prototype.hasOwnProperty.call");
    functions(Core::created, "Object.create");
    functions(
        (event, run) -> list(event, run, run.objects().elements(event.arguments().at(0), false)),
        "Object.values");
    functions(
        (event, run) -> list(event, run, keysOf(event.arguments().at(0), run)), "Object.keys");
    functions((event, run) -> pairs(event.arguments().at(0), event, run), "Object.entries");
    functions(Core::newPromise, "new Promise");
    functions(
        (event, run) -> {
          callback(event.arguments().at(0), event, run);
          return Interpreter.NOTHING;
        },
        "setTimeout",
        "setImmediate",
        "process.nextTick",
        "setInterval",
        "asyncio.get_event_loop().run_until_complete");
    functions(
        (event, run) -> list(event, run, event.arguments().all().reduce(Value.none(), Value::join)),
        "Array.of",
        "asyncio.gather",
        "java.util.List.of",
        "java.util.Arrays.asList",
        "java.util.Set.of",
        "new Array",
        "Array");
    functions(Core::expression, "new RegExp", "RegExp");
    functions(Core::joinedPath, "path.join", "path.posix.join");
    // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html: the only folder to write
    // to.
    functions((_, _) -> Value.text("/tmp"), "os.tmpdir");
    functions(Core::readText, "fs.readFileSync", "fs.readFile");
    functions(Core::element, "React.createElement");
    functions(
        (event, run) ->
            Formats.percent(
                run, event.arguments().at(0), event.arguments().placed().stream().skip(1).toList()),
        "util.format");
  }

  /** A regular expression that is made of a text. */
  private static Value expression(CallEvent event, Interpreter run) {
    var source = event.arguments().at(0);
    var flags = event.arguments().at(1).constantText().orElse("");
    return source
        .constantText()
        .map(text -> Value.of(new Literal.Pattern(text, flags)))
        .orElseGet(
            () ->
                source.only().orElse(null) instanceof Atom.Fixed(Literal.Pattern _)
                    ? source
                    : Value.external(event.name() + "()").tainted(Objects.deep(run, source)));
  }

  /** Below a folder of the code, what cannot climb stays there. */
  private static Value joinedPath(CallEvent event, Interpreter run) {
    var folder = event.arguments().at(0);
    boolean isInFolder = !folder.isTainted() && folder.constantText().filter(""::equals).isEmpty();
    var guards = run.state().guards();
    long kinds = SinkKind.ARCHIVE.bit();
    var joined =
        event
            .arguments()
            .all()
            .map(part -> Value.unknown().tainted(Objects.deep(run, part)))
            .map(part -> Guards.now(part, guards))
            .reduce(Value.unknown(), Value::join)
            .each(
                taint ->
                    isInFolder && !SinkKind.CLIMBING.isHarmedBy(taint.cleared())
                        ? taint.clear(kinds | SinkKind.FILE_PATH.bit())
                        : taint.clear(kinds));
    boolean isTemporary = folder.constantText().filter(text -> text.startsWith("/tmp")).isPresent();
    return isTemporary ? slashed(event).with(joined.taints()) : joined;
  }

  private static Value slashed(CallEvent event) {
    var pieces = new ArrayList<Value>();
    for (var part : event.arguments().placed()) {
      if (!pieces.isEmpty()) {
        pieces.add(Value.text("/"));
      }
      pieces.add(part);
    }
    return Operations.concatenate(pieces);
  }

  /** What stands in a file is not what the file is called. */
  private static Value readText(CallEvent event, Interpreter run) {
    var content = Value.external(event.name() + "()");
    var given =
        new Arguments(List.of(Value.unknown(), content), Map.of(), Value.none(), Value.none());
    event
        .arguments()
        .all()
        .forEach(
            argument -> {
              var functions = functions(argument);
              if (!functions.isNone()) {
                callback(functions, event, run, given);
              }
            });
    return content;
  }

  private static Value functions(Value value) {
    return value.atoms().stream()
        .filter(Atom.Function.class::isInstance)
        .map(Value::of)
        .reduce(Value.none(), Value::join);
  }

  /** An element of a page: a component is called with what the element is given. */
  private static Value element(CallEvent event, Interpreter run) {
    var component = functions(event.arguments().at(0));
    var given = event.arguments().at(1);
    var inside = event.arguments().placed().stream().skip(2).reduce(Value.none(), Value::join);
    var all = run.unknownResult(Value.none(), event.arguments());
    if (component.isNone()) {
      return Value.external(event.name() + "()").tainted(all.taints());
    }
    var made = run.make(event, 28, HeapObject.of(HeapObject.Kind.MAP));
    merge(made, given, run);
    if (!inside.isNone()) {
      into(made, "children", inside, run);
    }
    return callback(component, event, run, Arguments.of(made)).tainted(all.taints());
  }

  /** Returns what the languages themselves say of a call; empty for libraries. */
  static Optional<Value> call(CallEvent event, Interpreter interpreter) {
    if (event.language() == Language.GO) {
      return Golang.call(event, interpreter);
    }
    var name = event.name();
    var function = FUNCTIONS.get(name);
    if (function != null) {
      return Optional.of(function.run(event, interpreter));
    }
    int dot = name.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    boolean isKind = KINDS.contains(name.substring(0, dot));
    boolean isJvm = event.language() == Language.JVM || event.language() == Language.JAVA;
    if (isKind && isJvm) {
      return Jvm.call(event, interpreter);
    }
    if (isKind) {
      var own = name.substring(dot + 1);
      var script = event.language().isScript() ? ScriptCore.method(own) : null;
      if (script != null) {
        return Optional.of(script.apply(event, interpreter));
      }
      if (own.isEmpty() && event.language().isScript()) {
        return Validators.called(event, interpreter);
      }
      var method = METHODS.get(own);
      if (method != null) {
        return Optional.of(method.run(event, interpreter));
      }
      return event.language() == Language.PYTHON && name.startsWith("regexp.")
          ? Platform.call(event, interpreter)
          : Optional.empty();
    }
    return event.language().isScript()
        ? Schemas.call(event, interpreter)
            .or(() -> ScriptCore.sent(event))
            .or(() -> Platform.call(event, interpreter))
        : Platform.call(event, interpreter);
  }

  /** Does what a method of the language's own types does, whatever the type is called. */
  static Optional<Value> ofKind(String method, CallEvent event, Interpreter interpreter) {
    var behaviour = METHODS.get(method);
    return behaviour == null ? Optional.empty() : Optional.of(behaviour.run(event, interpreter));
  }

  /**
   * Operations of AWS whose clients call them as maps call their methods: {@code get}, {@code put}.
   */
  private static final Pattern OPERATION =
      Pattern.compile(
          "(?:new aws-sdk\\.[\\w.]+|new"
              + " @aws-sdk/[\\w-]+\\.\\w+|@aws-sdk/lib-dynamodb\\.\\w+\\.from)\\(\\)\\.\\w+");

  /** As {@link #call}, for a method of something that a library gave. */
  static Optional<Value> method(CallEvent event, Interpreter interpreter) {
    int dot = event.name().lastIndexOf('.');
    var own = event.name().substring(dot + 1);
    var script = event.language().isScript() ? ScriptCore.method(own) : null;
    Behaviour behaviour = script == null ? METHODS.get(own) : script::apply;
    boolean isResult =
        dot > 0
            && (event.name().charAt(dot - 1) == ')'
                || (event.language().isScript() && isLoop(own) && event.name().contains("().")));
    boolean isOfAws =
        OPERATION.matcher(event.name()).matches()
            || (event.name().startsWith("aws:") && event.language().isStaticallyTyped());
    return behaviour == null || !isResult || isOfAws
        ? Optional.empty()
        : Optional.of(behaviour.run(event, interpreter));
  }

  /** A member of a result that is looped over is a list. */
  private static boolean isLoop(String method) {
    return switch (method) {
      case "forEach", "map", "flatMap", "filter", "find", "some", "every", "reduce" -> true;
      default -> false;
    };
  }

  private static Value elements(CallEvent event, Interpreter interpreter) {
    return interpreter.objects().elements(event.receiver(), false);
  }

  /** Makes a list of elements that are alike. */
  static Value list(CallEvent event, Interpreter interpreter, Value elements) {
    return interpreter.make(event, 1, HeapObject.of(HeapObject.Kind.LIST).withAny(elements));
  }

  private static Value get(CallEvent event, Interpreter run) {
    var key = event.arguments().at(0);
    var name = Objects.constantKey(key);
    var found =
        name.isPresent()
            ? run.objects().element(event.receiver(), name.get())
            : run.objects().elements(values(event.receiver(), run), false);
    var otherwise = event.arguments().at(1);
    boolean isUnknown = found.isNone();
    return (isUnknown ? Value.unknown() : found)
        .join(otherwise)
        .without(Atom.Method.class)
        .join(isUnknown ? Value.unknown() : Value.none());
  }

  /** Returns a map as the list of its values. */
  private static Value values(Value map, Interpreter run) {
    var result = Value.none();
    boolean isEnvironment = map.taints().containsKey(StandardSemantics.ENVIRONMENT);
    if (isEnvironment) {
      var list = HeapObject.of(HeapObject.Kind.LIST).withAny(Value.unknown().tainted(map.taints()));
      return run.allocate(run.frame(), run.place().start(), 8, list);
    }
    var held = Value.none();
    boolean isHeld = false;
    for (var atom : map.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject one
          && one.kind() == HeapObject.Kind.MAP) {
        held = held.join(run.objects().all(one));
        isHeld = true;
      } else {
        result = result.join(Value.of(atom));
      }
    }
    if (isHeld) {
      var list = HeapObject.of(HeapObject.Kind.LIST).withAny(held);
      result = result.join(run.allocate(run.frame(), run.place().start(), 8, list));
    }
    return result.tainted(map.taints());
  }

  private static Value keysOf(CallEvent event, Interpreter run) {
    return list(event, run, keysOf(event.receiver(), run));
  }

  private static Value keysOf(Value map, Interpreter run) {
    return run.objects().elements(map, true);
  }

  private static Value pairs(CallEvent event, Interpreter run) {
    boolean isArray =
        event.language().isScript() && event.receiver().only().orElse(null) instanceof Atom.Event;
    if (!isArray) {
      return pairs(event.receiver(), event, run);
    }
    var pair =
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(run.names().of("0"), Value.unknown())
            .with(run.names().of("1"), elements(event, run));
    return list(event, run, run.make(event, 2, pair));
  }

  private static Value pairs(Value map, CallEvent event, Interpreter run) {
    var objects = run.objects();
    var pair =
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(run.names().of("0"), keysOf(map, run))
            .with(run.names().of("1"), objects.elements(values(map, run), false));
    var made = run.make(event, 2, pair);
    return list(event, run, made);
  }

  /** Puts a value under a key that has none yet. */
  private static Value setDefault(CallEvent event, Interpreter run) {
    var found = get(event, run);
    var key = event.arguments().at(0);
    var name = Objects.constantKey(key);
    var before =
        name.isPresent()
            ? run.objects().element(event.receiver(), name.get()).without(Atom.Method.class)
            : Value.none();
    var both = before.join(event.arguments().at(1));
    if (!event.arguments().at(1).isNone()) {
      put(key, both, event, run);
    }
    return found;
  }

  private static Value put(CallEvent event, Interpreter run) {
    return put(event.arguments().at(0), event.arguments().at(1), event, run);
  }

  private static Value put(Value at, Value given, CallEvent event, Interpreter run) {
    var value =
        event.language().isOfJvm() ? Objects.step(given, event.where(), Evaluation.STORED) : given;
    var key = Objects.constantKey(at);
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        if (run.isLasting(reference.object()) && !run.isInitialising()) {
          run.watch().kept(value, event, run);
          run.fates().kept(value, run);
        }
        run.put(
            reference.object(),
            key.isPresent() ? held.with(run.names().of(key.get()), value) : held.withAny(value));
      }
    }
    return event.receiver();
  }

  /** Python: nothing is left in a list or map, if it is known which one it is. */
  private static Value emptied(CallEvent event, Interpreter run) {
    if (event.language() == Language.PYTHON
        && event.receiver().only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && !held.isMany()) {
      switch (held.kind()) {
        case LIST, SET, MAP -> run.put(reference.object(), HeapObject.of(held.kind()));
        case TUPLE, INSTANCE, CLASS, MODULE, SCOPE -> {}
      }
    }
    return Value.unknown();
  }

  private static Value update(CallEvent event, Interpreter run) {
    merge(event.receiver(), event.arguments().at(0), run);
    event.arguments().named().forEach((name, value) -> into(event.receiver(), name, value, run));
    return event.receiver();
  }

  private static void into(Value receiver, String name, Value value, Interpreter run) {
    for (var atom : receiver.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        run.put(reference.object(), held.with(run.names().of(name), value));
      }
    }
  }

  private static void merge(Value receiver, Value more, Interpreter run) {
    for (var atom : receiver.atoms()) {
      if (!(atom instanceof Atom.Reference reference)
          || !(run.get(reference.object()) instanceof HeapObject held)) {
        continue;
      }
      var merged = held;
      for (var other : more.atoms()) {
        if (other instanceof Atom.Reference from
            && run.get(from.object()) instanceof HeapObject source) {
          merged =
              merged
                  .withMembers(merged.members().join(source.members(), (_, last) -> last))
                  .withAny(source.any());
        } else {
          merged =
              merged.withAll(run.objects().elements(Value.of(other).with(more.taints()), false));
        }
      }
      run.put(reference.object(), merged);
    }
  }

  private static Value append(CallEvent event, Interpreter run) {
    var all = event.arguments().all().reduce(Value.none(), Value::join);
    grow(event.receiver(), all, event, run);
    return event.receiver();
  }

  private static Value extend(CallEvent event, Interpreter run) {
    grow(event.receiver(), run.objects().elements(event.arguments().at(0), false), event, run);
    return event.receiver();
  }

  private static void grow(Value receiver, Value more, CallEvent event, Interpreter run) {
    run.objects().store(receiver, new dev.martello.code.ir.Key.Any(), more, event.where().span());
  }

  private static Value receiverItself(CallEvent event, Interpreter run) {
    boolean isText = event.receiver().atoms().stream().noneMatch(Atom.Reference.class::isInstance);
    var more = event.arguments().all().reduce(Value.none(), Value::join);
    return isText
        ? event
            .receiver()
            .without(Atom.Words.class)
            .join(Value.unknown())
            .tainted(Objects.deep(run, more))
        : event.receiver().join(more.without(Atom.Fixed.class).without(Atom.Function.class));
  }

  private static Value eachElement(CallEvent event, Interpreter run) {
    return list(event, run, run.repeatedly(() -> callback(event.arguments().at(0), event, run)));
  }

  /** Notifications come one by one. */
  private static boolean isSingle(Value list, Interpreter run) {
    return !list.isNone()
        && list.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Event(var source, var path)
                        && run.semantics().isSingle(source, path));
  }

  private static Value chosenElements(CallEvent event, Interpreter run) {
    var elements = elements(event, run);
    var before = run.state();
    var answer = callback(event.arguments().at(0), event, run);
    run.state(before.with(run.state().heap()));
    var kept = Operations.condition(answer).map(Condition::whenTrue).orElse(List.of());
    return list(
        event, run, kept.isEmpty() ? elements : kept(elements, kept.getFirst(), event, run));
  }

  /** Elements that passed a test; what is in pairs passed it as well. */
  private static Value kept(
      Value elements, Condition.Checked test, CallEvent event, Interpreter run) {
    var result = Value.none();
    for (var atom : elements.atoms()) {
      if (event.language().isOfJvm()
          && atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.TUPLE) {
        var key = run.names().of("0");
        var first = held.member(key);
        var tested =
            first == null ? held : held.with(key, first.each(taint -> taint.clear(test.kinds())));
        result = result.join(run.make(event, 22, tested));
      } else {
        result = result.join(Value.of(atom));
      }
    }
    return result.tainted(elements.taints()).each(taint -> taint.clear(test.kinds()));
  }

  /** What a test tells of the elements, where it is true of some, of all or of none of them. */
  private static Value tried(
      CallEvent event, Interpreter run, java.util.function.UnaryOperator<Condition> quantified) {
    var before = run.state();
    var answer = callback(event.arguments().at(0), event, run);
    run.state(before.with(run.state().heap()));
    return Operations.condition(answer)
        .map(quantified)
        .filter(found -> !found.whenTrue().isEmpty() || !found.whenFalse().isEmpty())
        .map(found -> Value.of(new Atom.Test(found)))
        .orElseGet(Value::unknown);
  }

  /** Python: what a generator gives is what a context manager that is made of it has. */
  private static Value entered(CallEvent event, Interpreter run) {
    var result = Value.none();
    for (var atom : event.receiver().atoms()) {
      boolean isGenerator =
          atom instanceof Atom.Reference reference
              && run.get(reference.object()) instanceof HeapObject held
              && held.kind() == HeapObject.Kind.LIST;
      result =
          result.join(isGenerator ? run.objects().elements(Value.of(atom), false) : Value.of(atom));
    }
    return result.tainted(event.receiver().taints());
  }

  private static Value reduced(CallEvent event, Interpreter run) {
    var start = event.arguments().at(1);
    var element = elements(event, run);
    var function = event.arguments().at(0);
    var first = start.isNone() ? element : start;
    var second = run.repeatedly(() -> callback(function, event, run, Arguments.of(first, element)));
    var all = first.join(second);
    return all.equals(first)
        ? all
        : all.join(
            run.repeatedly(() -> callback(function, event, run, Arguments.of(all, element))));
  }

  /** The first word of a text of Python is known if a space of the code stands behind it. */
  private static Value split(CallEvent event, Interpreter run) {
    var first =
        event.language() == Language.PYTHON && event.arguments().count() == 0
            ? firstWord(event.receiver())
            : Optional.<String>empty();
    if (first.isEmpty()) {
      return list(event, run, piece(event));
    }
    var made =
        HeapObject.of(HeapObject.Kind.LIST)
            .with(run.names().of("0"), Value.text(first.get()))
            .withAny(piece(event));
    return run.make(event, 23, made);
  }

  private static Optional<String> firstWord(Value text) {
    return text.only().orElse(null) instanceof Atom.Words(var parts)
            && !parts.isEmpty()
            && parts.getFirst() instanceof Part.Fixed(var start)
            && start.strip().length() < start.stripLeading().length()
        ? Optional.of(start.strip().split("\\s+", 2)[0])
        : Optional.empty();
  }

  /** What a text is cut into at its slashes has none itself. */
  private static Value piece(CallEvent event) {
    var piece = Value.unknown().tainted(event.receiver().taints());
    var separator = event.arguments().at(0).constantText().orElse("");
    boolean isInDots = event.language() == Language.PYTHON || event.language().isScript();
    if (separator.equals(".") && isInDots) {
      // What stands between dots has none to climb with, and is no more than the kind of a file.
      var kinds = Value.unknown().tainted(Pieces.of(event.receiver().taints()));
      return kinds.each(taint -> taint.clear(SinkKind.FILE_PATH.bit()));
    }
    return separator.equals("/")
        ? piece.each(taint -> taint.clear(SinkKind.FILE_PATH.bit()))
        : piece;
  }

  private static Value formatted(CallEvent event, Interpreter run) {
    return Formats.braces(run, event.receiver(), event.arguments());
  }

  private static Value joined(CallEvent event, Interpreter run) {
    boolean isScript = event.language().isScript();
    var list = isScript ? event.receiver() : event.arguments().at(0);
    var separator = isScript ? event.arguments().at(0) : event.receiver();
    boolean isPath = separator.constantText().filter(text -> text.contains("/")).isPresent();
    var elements = elements(list, run);
    var pieces = new ArrayList<Value>();
    for (var element : elements) {
      if (!pieces.isEmpty()) {
        pieces.add(separator);
      }
      pieces.add(Formats.text(run, element));
    }
    return Operations.concatenate(
            pieces.isEmpty() ? List.of(Value.unknown(), Value.unknown()) : pieces)
        .tainted(Objects.deep(run, list))
        .each(taint -> isPath ? taint.unclear(SinkKind.FILE_PATH.bit()) : taint)
        .tainted(separator.taints());
  }

  /** Returns the elements of a list of which all places are known; none of others. */
  static List<Value> elements(Value list, Interpreter run) {
    var found = new ArrayList<Value>();
    if (list.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.any().isNone()) {
      for (int index = 0; index < MOST_ELEMENTS; index++) {
        var element = held.member(run.names().of(Integer.toString(index)));
        if (element == null) {
          return found;
        }
        found.add(element);
      }
    }
    return List.of();
  }

  private static Value sameText(CallEvent event, Interpreter run) {
    var text = Formats.text(run, event.receiver());
    return text.without(Atom.Method.class).isNone() ? Value.unknown() : text;
  }

  /** A text without slashes or dots that climb is a mere name. */
  private static Value replaced(CallEvent event, Interpreter run) {
    var what = event.arguments().at(0);
    var text =
        what.only().orElse(null) instanceof Atom.Fixed(Literal.Pattern(var source, var flags))
            ? Optional.of(flags.contains("g") ? source : "")
            : what.constantText();
    boolean isAll =
        !event.language().isScript()
            || event.name().endsWith("replaceAll")
            || what.only().orElse(null) instanceof Atom.Fixed;
    var result =
        Value.unknown()
            .tainted(event.receiver().taints())
            .tainted(Objects.deep(run, event.arguments().at(1)));
    boolean isNameOnly =
        isAll
            && text.filter(found -> found.matches("/|\\\\/|\\.\\.|\\[\\^[\\w\\\\ .-]*]\\+?"))
                .isPresent();
    boolean isOneLine =
        isAll
            && text.filter(found -> found.matches("\n|\r\n|\\[?(\\\\r|\\\\n)+]?\\+?")).isPresent();
    long kinds =
        (isNameOnly ? SinkKind.FILE_PATH.bit() : 0)
            | (isOneLine ? SinkKind.LOG.bit() | SinkKind.HEADER.bit() : 0);
    return result.each(taint -> taint.clear(kinds));
  }

  private static Value alphanumeric(CallEvent event, Interpreter run) {
    return Value.of(
        new Atom.Test(
            new Condition(Operations.checked(event.receiver(), SinkKind.ALL), List.of())));
  }

  private static Value nothing(CallEvent event, Interpreter run) {
    return Value.unknown();
  }

  /** {@code xs.includes(x)}: a value that is one of a known few is harmless. */
  private static Value contained(CallEvent event, Interpreter run) {
    var operations = new Operations(run, event.language());
    return event.name().endsWith("hasOwnProperty")
        ? operations.own(event.arguments().at(0), event.receiver())
        : operations.in(event.arguments().at(0), event.receiver());
  }

  /** An object without a parent, or one that has what its parent has. */
  private static Value created(CallEvent event, Interpreter run) {
    var parent = event.arguments().at(0);
    boolean isAlone = parent.equals(Interpreter.NOTHING);
    var made = HeapObject.of(HeapObject.Kind.MAP);
    var object = run.make(event, 22, isAlone ? made.withType(Objects.PARENTLESS) : made);
    return isAlone || parent.isNone() ? object : object.join(parent);
  }

  private static Value owned(CallEvent event, Interpreter run) {
    return new Operations(run, event.language())
        .own(event.arguments().at(1), event.arguments().at(0));
  }

  private static Value equalTexts(CallEvent event, Interpreter run) {
    run.compared(event.receiver(), event.arguments().at(0), event.where().span());
    var operations = new Operations(run, event.language());
    return operations.run(
        dev.martello.code.ir.Operator.EQUAL, List.of(event.receiver(), event.arguments().at(0)));
  }

  /** An address that starts with a known host, a path that starts with a known folder. */
  private static final Set<String> OTHER_HOST = Set.of("//", "/\\");

  private static Value startsWith(CallEvent event, Interpreter run) {
    var prefix = event.arguments().at(0);
    if (prefix.isTainted() || !event.receiver().isTainted()) {
      return Value.unknown();
    }
    if (prefix.constantText().filter(text -> text.startsWith("__")).isPresent()) {
      var tested = Operations.checked(event.receiver(), SinkKind.PROTOTYPE.bit());
      return Value.of(new Atom.Test(new Condition(List.of(), tested)));
    }
    long kinds = SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit();
    // Only `//host` is another one of the paths that begin with a slash.
    if (prefix.constantText().filter(OTHER_HOST::contains).isPresent()) {
      return Value.of(
          new Atom.Test(
              new Condition(
                  List.of(), Operations.checked(event.receiver(), SinkKind.REDIRECT.bit()))));
    }
    boolean isHost = isHost(prefix, run);
    if (isHost) {
      kinds = SinkKind.URL.bit() | SinkKind.REDIRECT.bit();
    }
    boolean isNormalized =
        event.receiver().taints().values().stream().allMatch(Taint::isShortestPath);
    // A path in its shortest form climbs at its start or nowhere.
    boolean isClimbing =
        prefix.constantText().filter(text -> text.matches("\\.|\\.\\..*")).isPresent();
    if (isNormalized && isClimbing) {
      return Value.of(
          new Atom.Test(new Condition(List.of(), Operations.checked(event.receiver(), kinds))));
    }
    return isHost || isNormalized
        ? Value.of(
            new Atom.Test(new Condition(Operations.checked(event.receiver(), kinds), List.of())))
        : Value.unknown();
  }

  /** Python: a host below one that the code names, with the dot in between. */
  private static Value endsWith(CallEvent event, Interpreter run) {
    var suffix = event.arguments().at(0);
    boolean isList = suffix.only().orElse(null) instanceof Atom.Reference;
    var texts = isList ? run.objects().elements(suffix, false) : suffix;
    boolean isBelow =
        !texts.isNone()
            && texts.atoms().stream()
                .allMatch(
                    atom ->
                        Value.textOf(atom)
                            .filter(text -> text.matches("\\.[\\w-]+(?:\\.[\\w-]+)+"))
                            .isPresent());
    var constant = event.receiver().constantText();
    if (constant.isPresent() && texts.constantText().isPresent()) {
      return Value.of(new Literal.Truth(constant.get().endsWith(texts.constantText().get())));
    }
    if (!isBelow || !event.receiver().isTainted()) {
      return Value.unknown();
    }
    long kinds = SinkKind.CORS.bit() | Pieces.ofHost(event.receiver());
    return Value.of(
        new Atom.Test(new Condition(Operations.checked(event.receiver(), kinds), List.of())));
  }

  /** An address with a host that ends, or several of them. */
  private static boolean isHost(Value prefix, Interpreter run) {
    boolean isList = prefix.only().orElse(null) instanceof Atom.Reference;
    var texts = isList ? run.objects().elements(prefix, false) : prefix;
    return !texts.isNone()
        && texts.atoms().stream()
            .allMatch(
                atom ->
                    Value.textOf(atom)
                        .filter(text -> text.matches("https?://[^/]+/.*"))
                        .isPresent());
  }

  /** {@code /^[a-z]+$/.test(x)}: a pattern for the whole text that lets nothing harmful through. */
  private static Value tested(CallEvent event, Interpreter run) {
    var pattern =
        event.receiver().only().orElse(null) instanceof Atom.Fixed(Literal.Pattern(var source, _))
            ? Optional.of(source)
            : event.receiver().constantText();
    boolean isFromStart = event.language() == Language.PYTHON && event.name().endsWith(".match");
    return Patterns.test(
        isFromStart ? pattern.map(Patterns::fromStart) : pattern,
        event.arguments().at(0),
        event.name().endsWith("fullmatch"));
  }

  /** Python: {@code re.compile("^[a-z]+$").match(x)}; elsewhere a match is an extract. */
  private static Value matched(CallEvent event, Interpreter run) {
    boolean isPattern =
        event.language() == Language.PYTHON
            && event.receiver().only().orElse(null) instanceof Atom.Fixed(Literal.Pattern(_, _));
    var test = isPattern ? tested(event, run) : Value.unknown();
    return test.equals(Value.unknown())
        ? run.unknownResult(event.receiver(), event.arguments())
        : test;
  }

  private static Value concatenated(CallEvent event, Interpreter run) {
    boolean isList = event.receiver().atoms().stream().anyMatch(Atom.Reference.class::isInstance);
    if (isList) {
      return receiverItself(event, run);
    }
    var all = new ArrayList<Value>();
    all.add(event.receiver());
    all.addAll(event.arguments().placed());
    return Operations.concatenate(all);
  }

  private static Value called(CallEvent event, Interpreter run) {
    var placed = event.arguments().placed();
    var rest = placed.isEmpty() ? List.<Value>of() : placed.subList(1, placed.size());
    return callback(
        event.receiver(),
        event,
        run,
        new Arguments(rest, event.arguments().named(), event.arguments().elements(), Value.none()));
  }

  private static Value applied(CallEvent event, Interpreter run) {
    var elements = run.objects().elements(event.arguments().at(1), false);
    return callback(
        event.receiver(), event, run, new Arguments(List.of(), Map.of(), elements, Value.none()));
  }

  private static Value boundFunction(CallEvent event, Interpreter run) {
    var placed = event.arguments().placed();
    var result = Value.none();
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Function function && !placed.isEmpty()) {
        result =
            result.join(
                Value.of(function.on(placed.getFirst()).with(placed.subList(1, placed.size()))));
      } else {
        result = result.join(Value.of(atom));
      }
    }
    return result;
  }

  private static Value then(CallEvent event, Interpreter run) {
    var result = callback(event.arguments().at(0), event, run, Arguments.of(event.receiver()));
    if (event.arguments().count() > 1) {
      result =
          result.join(callback(event.arguments().at(1), event, run, Arguments.of(Value.unknown())));
    }
    return result.isNone() ? event.receiver() : result;
  }

  private static final String RESOLVE = "push";

  /** Returns whether something is the function that ends a promise. */
  static boolean isResolving(Atom atom) {
    return atom instanceof Atom.Method method && method.name().equals(RESOLVE);
  }

  private static Value newPromise(CallEvent event, Interpreter run) {
    var resolve = run.make(event, 3, HeapObject.of(HeapObject.Kind.LIST));
    var function = Value.of(new Atom.Method(resolve, RESOLVE));
    callback(event.arguments().at(0), event, run, Arguments.of(function, function));
    var result = run.objects().elements(resolve, false);
    return result.isNone() ? Value.unknown() : result;
  }

  private static Value first(CallEvent event, Interpreter run) {
    var value = event.arguments().at(0);
    if (value.taints().containsKey(StandardSemantics.ENVIRONMENT)
        && !event.name().startsWith("copy.")) {
      return list(event, run, Value.unknown());
    }
    if (!event.arguments().placed().isEmpty()
        && event.arguments().count() > 1
        && !event.arguments().at(1).isNone()
        && event.name().equals("Array.from")) {
      return list(
          event,
          run,
          callback(
              event.arguments().at(1),
              event,
              run,
              Arguments.of(run.objects().elements(value, false))));
    }
    boolean isElement =
        event.name().equals("next")
            || event.name().equals("anext")
            || event.name().equals("min")
            || event.name().equals("max");
    if (isElement && event.arguments().count() == 1) {
      return run.objects().elements(value, false);
    }
    if (value.isNone()) {
      return list(event, run, Value.none());
    }
    boolean isCopy =
        Set.of("list", "tuple", "set", "frozenset", "sorted", "new Set").contains(event.name());
    return isCopy && value.atoms().stream().anyMatch(atom -> atom instanceof Atom.Reference)
        ? list(event, run, run.objects().elements(value, false)).tainted(value.taints())
        : event.arguments().all().reduce(Value.none(), Value::join).without(Atom.Function.class);
  }

  /** A map of pairs of keys and values. */
  private static Value ofPairs(CallEvent event, Interpreter run) {
    var given = event.arguments().at(0);
    var made =
        new Object() {
          HeapObject map = HeapObject.of(HeapObject.Kind.MAP);
          boolean isOfPairs = given.isNone() || given.equals(Interpreter.NOTHING);
        };
    for (var atom : given.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && held.kind() != HeapObject.Kind.MAP) {
        made.isOfPairs = true;
        held.members().forEach((_, pair) -> made.map = withPair(made.map, pair, run));
        made.map = withPair(made.map, held.any(), run);
      }
    }
    return made.isOfPairs
        ? run.make(event, 4, made.map).tainted(given.taints())
        : given.without(Atom.Function.class);
  }

  private static HeapObject withPair(HeapObject map, Value pair, Interpreter run) {
    if (pair.isNone()) {
      return map;
    }
    var key = Objects.constantKey(run.objects().element(pair, "0"));
    var value = run.objects().element(pair, "1");
    return key.isPresent() ? map.with(run.names().of(key.get()), value) : map.withAny(value);
  }

  /** How many bytes are kept as a text: keys and vectors have no more. */
  private static final int SHORT = 64;

  private static Value text(CallEvent event, Interpreter run) {
    var value = event.arguments().at(0);
    if (value.isNone()) {
      return Value.text("");
    }
    boolean isZeros = event.name().equals("bytes") || event.name().equals("bytearray");
    var length = isZeros ? value.constantNumber() : Optional.<Double>empty();
    if (length.isPresent() && length.get() > 0 && length.get() <= SHORT) {
      return Value.text("\0".repeat(length.get().intValue()));
    }
    var text = Formats.text(run, value);
    boolean isQuoted = event.name().equals("repr") || event.name().equals("ascii");
    return isQuoted ? text.each(taint -> taint.clear(Formats.QUOTED)) : text;
  }

  /** What parsing a text gives: of a field of the event the parts of that field. */
  static Value content(Value text, Interpreter run) {
    var result = Value.none();
    for (var atom : text.atoms()) {
      result =
          result.join(
              switch (atom) {
                case Atom.Event event -> Value.of(event);
                case Atom.Reference reference ->
                    Value.unknown().tainted(Objects.deep(run, Value.of(reference)));
                case Atom.Words words ->
                    Value.textOf(words).isPresent() ? Value.none() : Value.unknown();
                default -> Value.unknown();
              });
    }
    // What is read out of a text may be an object, which the text itself is not.
    long texts = SinkKind.FILTER.bit();
    long untouched = texts | Sinks.NO_CHOICE;
    var taints = text.each(taint -> taint.cleared() == untouched ? taint.unclear(texts) : taint);
    return (result.isNone() ? Value.unknown() : result).tainted(taints.taints());
  }

  private static Value serialized(CallEvent event, Interpreter run) {
    var value = event.arguments().at(0);
    return Value.unknown().tainted(Objects.deep(run, value));
  }

  private static Value dictionary(CallEvent event, Interpreter run) {
    if (event.name().equals("collections.defaultdict")) {
      return defaults(event, run);
    }
    var made = run.make(event, 5, HeapObject.of(HeapObject.Kind.MAP));
    var given = event.arguments().at(0);
    merge(made, given, run);
    event.arguments().named().forEach((name, value) -> into(made, name, value, run));
    var whole = given.taints().get(StandardSemantics.ENVIRONMENT);
    return whole == null ? made : made.tainted(StandardSemantics.ENVIRONMENT, whole);
  }

  /** A map that makes a container for each key that is asked for. */
  private static Value defaults(CallEvent event, Interpreter run) {
    var factory = Demands.constant(event.arguments().at(0)).orElse("");
    var kind =
        switch (factory) {
          case "list" -> Optional.of(HeapObject.Kind.LIST);
          case "set" -> Optional.of(HeapObject.Kind.SET);
          case "dict" -> Optional.of(HeapObject.Kind.MAP);
          default -> Optional.<HeapObject.Kind>empty();
        };
    var element =
        kind.map(each -> run.make(event, 9, HeapObject.of(each))).orElseGet(Value::unknown);
    return run.make(event, 5, HeapObject.of(HeapObject.Kind.MAP).withAny(element));
  }

  /** A method of Powertools' data classes that gives a field. */
  private static Value accessor(CallEvent event, Interpreter run) {
    var name = event.name().substring(event.name().lastIndexOf('.') + 1);
    var field =
        run.objects()
            .load(event.receiver(), new dev.martello.code.ir.Key.Member(name), event.where().span())
            .without(Atom.Method.class);
    return field.isNone() ? Value.unknown() : field;
  }

  private static Value partial(CallEvent event, Interpreter run) {
    var placed = event.arguments().placed();
    var result = Value.none();
    for (var atom : event.arguments().at(0).atoms()) {
      if (atom instanceof Atom.Function function && event.arguments().named().isEmpty()) {
        result = result.join(Value.of(function.with(placed.subList(1, placed.size()))));
      }
    }
    return result.isNone() ? run.unknownResult(Value.none(), event.arguments()) : result;
  }

  private static Value enumerated(CallEvent event, Interpreter run) {
    var pair =
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(run.names().of("0"), Value.unknown())
            .with(run.names().of("1"), run.objects().elements(event.arguments().at(0), false));
    return list(event, run, run.make(event, 6, pair));
  }

  private static Value zipped(CallEvent event, Interpreter run) {
    var tuple = HeapObject.of(HeapObject.Kind.TUPLE);
    for (int at = 0; at < event.arguments().count(); at++) {
      tuple =
          tuple.with(
              run.names().of(Integer.toString(at)),
              run.objects().elements(event.arguments().at(at), false));
    }
    return list(event, run, run.make(event, 7, tuple));
  }

  private static Value mapped(CallEvent event, Interpreter run) {
    var element = run.objects().elements(event.arguments().at(1), false);
    return list(
        event,
        run,
        run.repeatedly(() -> callback(event.arguments().at(0), event, run, Arguments.of(element))));
  }

  /** Calls a function with the arguments that are given behind it. */
  private static Value submitted(CallEvent event, Interpreter run) {
    var placed = event.arguments().placed();
    var rest = placed.isEmpty() ? List.<Value>of() : placed.subList(1, placed.size());
    var arguments =
        new Arguments(rest, event.arguments().named(), event.arguments().elements(), Value.none());
    var answer = callback(event.arguments().at(0), event, run, arguments);
    return Value.external("concurrent.futures.Future").join(answer);
  }

  private static Value filtered(CallEvent event, Interpreter run) {
    var element = run.objects().elements(event.arguments().at(1), false);
    callback(event.arguments().at(0), event, run, Arguments.of(element));
    return list(event, run, element);
  }

  private static Value attribute(CallEvent event, Interpreter run) {
    var name = event.arguments().at(1).constantText();
    var object = event.arguments().at(0);
    return name.isPresent()
        ? run.objects()
            .load(object, new dev.martello.code.ir.Key.Member(name.get()), event.where().span())
        : run.objects().elements(object, false).tainted(Objects.deep(run, object));
  }

  private static Value assigned(CallEvent event, Interpreter run) {
    var target = event.arguments().at(0);
    for (int at = 1; at < event.arguments().count(); at++) {
      merge(target, event.arguments().at(at), run);
    }
    return target;
  }

  /** Calls a function that was handed over, with the elements of the receiver. */
  static Value callback(Value function, CallEvent event, Interpreter run) {
    var element = run.objects().elements(event.receiver(), false);
    return callback(
        function, event, run, Arguments.of(element.isNone() ? Value.unknown() : element));
  }

  static Value callback(Value function, CallEvent event, Interpreter run, Arguments arguments) {
    var result = Value.none();
    for (var atom : function.atoms()) {
      if (atom instanceof Atom.Function each) {
        result = result.join(run.call(each, Value.none(), arguments, event.where().span()));
        run.frame().isAlive = true;
      } else if (atom instanceof Atom.Method || atom instanceof Atom.External) {
        result =
            result.join(
                new Calls(run, run.frame(), run.objects(), event.language())
                    .value(Value.of(atom), Value.none(), arguments, event.where().span()));
        run.frame().isAlive = true;
      } else if (atom instanceof Atom.Reference reference && event.language().isOfJvm()) {
        result =
            result.join(
                JvmFunctions.called(reference, event, run, arguments).orElseGet(Value::none));
      }
    }
    return result;
  }

  /** The elements of lists that are handed over: {@code parallel([one, two])}. */
  private static Value listed(Value argument, Interpreter run) {
    boolean isList =
        argument.atoms().stream()
            .anyMatch(
                atom ->
                    atom instanceof Atom.Reference reference
                        && run.get(reference.object()) instanceof HeapObject held
                        && held.kind() == HeapObject.Kind.LIST);
    return isList ? run.objects().elements(argument, false) : Value.none();
  }

  /** Runs functions that an unknown call was given, as it may call them. */
  static void callbacks(CallEvent event, Interpreter run, Value given) {
    for (var argument : event.arguments().all().toList()) {
      for (var atom : argument.join(listed(argument, run)).atoms()) {
        if (atom instanceof Atom.Function function) {
          var parameters = run.program().procedure(function.id()).parameters();
          var values = new ArrayList<Value>();
          for (int at = function.first().size(); at < parameters.size(); at++) {
            values.add(Value.unknown().tainted(given.taints()));
          }
          var answer =
              run.call(
                  function,
                  Value.none(),
                  new Arguments(values, Map.of(), Value.none(), Value.none()),
                  event.where().span());
          run.fates().taken(answer, event.name(), run);
          run.frame().isAlive = true;
        }
      }
    }
  }

  /** Members of library objects that are more than a step of the way there. */
  static Optional<Value> member(String name, Value key, Interpreter run) {
    boolean isClient =
        name.startsWith(Boto.RESOURCE)
            && name.endsWith(".meta")
            && key.constantText().filter("client"::equals).isPresent();
    if (isClient) {
      return Optional.of(Value.external(Boto.client(name)));
    }
    boolean isEnvironment = name.equals("os.environ") || name.equals("process.env");
    boolean isMethod =
        name.equals("os.environ")
            && key.constantText()
                .filter(
                    Set.of("get", "items", "keys", "copy", "pop", "setdefault", "update")::contains)
                .isPresent();
    if (isEnvironment && !isMethod) {
      return Optional.of(
          key.constantText()
              .map(variable -> Platform.variable(variable, run.where(run.place())))
              .orElseGet(Value::unknown));
    }
    return Optional.empty();
  }

  static Value builtin(String name, Language language) {
    return switch (name) {
      case "undefined", "None", "null" -> Interpreter.NOTHING;
      case "__dirname" -> Value.text("/var/task");
      case "__name__" -> Value.text("module");
      default -> Value.external(name);
    };
  }
}
