package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Literal;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Calls that compare data with a schema, and what may be relied on after them. */
final class Validators {
  /** The type of functions and objects that compare data with the schema that they were made of. */
  private static final String COMPILED = "compiled-schema";

  private static final String SCHEMA = "$schema";

  /** Libraries whose functions take the data first and the schema behind it. */
  private static final Set<String> DATA_FIRST = Set.of("superstruct", "joi");

  /** What a decorator of a class' field says that the field is. */
  private static final String DECORATOR = "class-validator";

  private static final Set<String> HARMLESS_DECORATORS =
      Set.of(
          "isint",
          "isnumber",
          "isboolean",
          "isbooleanstring",
          "isdate",
          "isdatestring",
          "isiso8601",
          "isin",
          "isenum",
          "isuuid",
          "isulid",
          "isalpha",
          "isalphanumeric",
          "isnumberstring",
          "ishexadecimal",
          "ismongoid",
          "isip",
          "ispositive",
          "isiso4217currencycode",
          "isiso31661alpha2",
          "isiso31661alpha3",
          "islatitude",
          "islongitude",
          "isport");

  private Validators() {}

  /** Returns what a call of a library of validation gives; empty for other calls. */
  static Optional<Value> call(CallEvent event, Interpreter run) {
    var name = event.name();
    if (name.startsWith("class-")) {
      return ofClass(name, event, run);
    }
    if (name.startsWith(CHAIN)) {
      return Optional.of(refined(name.substring(CHAIN.length() + 1), event, run));
    }
    if (name.startsWith("express-validator.")) {
      var part = PARTS_OF_CHAINS.get(name.substring("express-validator.".length()));
      return part == null ? Optional.empty() : Optional.of(chain(part, event, run));
    }
    if (name.startsWith(PROCEDURE)) {
      return name.endsWith(".input")
          ? Optional.of(procedure(event, run))
          : CALLED.contains(name.substring(name.lastIndexOf('.') + 1))
              ? Optional.empty()
              : Optional.of(event.receiver());
    }
    if (name.startsWith("@trpc/server.initTRPC") && name.endsWith(".input")) {
      return Optional.of(procedure(event, run));
    }
    if (name.startsWith(COMPILED)) {
      return Optional.of(compared(event.receiver(), event.arguments().at(0), name, event, run));
    }
    if (MIDDLEWARE_OF_ROUTES.contains(name)) {
      return Optional.of(ofRoute(event.arguments(), event, run));
    }
    boolean isAjv = name.startsWith("new ajv") || name.startsWith("ajv");
    if (isAjv && (name.endsWith(".compile") || name.endsWith(".compileAsync"))) {
      return Optional.of(compiled(event.arguments().at(0), event, run));
    }
    if (isAjv && name.endsWith(".validate")) {
      var checked = Expected.of(event.arguments().at(0), run).checked(event.arguments().at(1), run);
      return Optional.of(test(checked));
    }
    boolean isJsonSchema = name.startsWith("jsonschema.") || name.startsWith("new jsonschema.");
    if (isJsonSchema && name.endsWith(".validate")) {
      var checked = Expected.of(event.arguments().at(1), run).checked(event.arguments().at(0), run);
      var result =
          HeapObject.of(HeapObject.Kind.MAP)
              .with(run.names().of("valid"), test(checked))
              .with(run.names().of("errors"), Value.unknown());
      return Optional.of(run.make(event, 23, result));
    }
    return Optional.empty();
  }

  /** Functions beside the schemas: {@code parse(schema, data)}, {@code assert(data, schema)}. */
  static Optional<Value> parsing(String library, String name, CallEvent event, Interpreter run) {
    boolean isDataFirst = DATA_FIRST.contains(library);
    var schema = event.arguments().at(isDataFirst ? 1 : 0);
    var data = event.arguments().at(isDataFirst ? 0 : 1);
    if (library.equals("@sinclair/typebox") && name.equals("compile")) {
      return Optional.of(compiled(schema, event, run));
    }
    if (!isSchema(schema, run) || data.isNone()) {
      return Optional.empty();
    }
    var checked = Expected.of(schema, run).checked(data, run);
    return switch (name) {
      case "parse", "attempt", "create", "mask", "decode", "parseasync" -> {
        run.state(run.state().after(checked));
        yield Optional.of(Schemas.parsed(schema, data, event, run));
      }
      case "safeparse", "safeparseasync" ->
          Optional.of(result(Schemas.parsed(schema, data, event, run), checked, event, run));
      case "assert" -> {
        run.state(run.state().after(checked));
        yield Optional.of(Interpreter.NOTHING);
      }
      case "is", "check" -> Optional.of(test(checked));
      case "validate" ->
          Optional.of(
              library.equals("joi")
                  ? told(Schemas.parsed(schema, data, event, run), checked, event, run)
                  : pair(Schemas.parsed(schema, data, event, run), checked, event, run));
      default -> Optional.empty();
    };
  }

  private static boolean isSchema(Value schema, Interpreter run) {
    return schema.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && Schemas.isSchema(held);
  }

  /** A schema's own methods {@code validate} and {@code isValid}. */
  static Value validated(String library, String name, CallEvent event, Interpreter run) {
    var data = event.arguments().at(0);
    var checked = Expected.of(event.receiver(), run).checked(data, run);
    if (name.startsWith("is")) {
      return test(checked);
    }
    var parsed = Schemas.parsed(event.receiver(), data, event, run);
    if (library.equals("joi")) {
      return told(parsed, checked, event, run);
    }
    run.state(run.state().after(checked));
    return parsed;
  }

  private static Value test(List<Condition.Checked> checked) {
    return Value.of(new Atom.Test(new Condition(checked, List.of())));
  }

  private static Value failed(List<Condition.Checked> checked) {
    return Value.of(new Atom.Test(new Condition(List.of(), checked)));
  }

  /** What {@code safeParse} tells: whether it is right, and what was parsed if so. */
  static Value result(
      Value parsed, List<Condition.Checked> checked, CallEvent event, Interpreter run) {
    return run.make(
        event,
        23,
        HeapObject.of(HeapObject.Kind.MAP)
            .with(run.names().of("success"), test(checked))
            .with(run.names().of("data"), parsed)
            .with(run.names().of("output"), parsed)
            .with(run.names().of("issues"), Value.unknown())
            .with(run.names().of("error"), failed(checked)));
  }

  /** What Joi tells: the error if there is one, and what was parsed. */
  private static Value told(
      Value parsed, List<Condition.Checked> checked, CallEvent event, Interpreter run) {
    return run.make(
        event,
        23,
        HeapObject.of(HeapObject.Kind.MAP)
            .with(run.names().of("value"), parsed)
            .with(run.names().of("error"), failed(checked)));
  }

  /** What superstruct tells: the error if there is one, then what was parsed. */
  private static Value pair(
      Value parsed, List<Condition.Checked> checked, CallEvent event, Interpreter run) {
    return run.make(
        event,
        23,
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(run.names().of("0"), failed(checked))
            .with(run.names().of("1"), parsed));
  }

  private static Value compiled(Value schema, CallEvent event, Interpreter run) {
    var made =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(COMPILED)
            .with(run.names().of(SCHEMA), schema);
    return run.make(event, 24, made);
  }

  private static Value compared(
      Value compiled, Value data, String name, CallEvent event, Interpreter run) {
    var schema = run.objects().element(compiled, SCHEMA);
    var checked = Expected.of(schema, run).checked(data, run);
    boolean isParsing = name.endsWith(".Decode") || name.endsWith(".Parse");
    if (isParsing) {
      run.state(run.state().after(checked));
      return Schemas.parsed(schema, data, event, run);
    }
    return test(checked);
  }

  /**
   * Calls an object of a library: a function that was compiled of a schema, or what a decorator
   * gave.
   */
  static Optional<Value> called(CallEvent event, Interpreter run) {
    if (!(event.receiver().only().orElse(null) instanceof Atom.Reference reference)
        || !(run.get(reference.object()) instanceof HeapObject held)) {
      return Optional.empty();
    }
    if (held.type().equals(COMPILED)) {
      return Optional.of(compared(event.receiver(), event.arguments().at(0), "", event, run));
    }
    if (!held.type().startsWith(DECORATOR)) {
      return Optional.empty();
    }
    event
        .arguments()
        .at(1)
        .constantText()
        .ifPresent(field -> decorate(event.arguments().at(0), field, event.receiver(), event, run));
    return Optional.of(Interpreter.NOTHING);
  }

  /** Several decorators of a field hold together. */
  private static void decorate(
      Value type, String field, Value schema, CallEvent event, Interpreter run) {
    if (!(type.only().orElse(null) instanceof Atom.Reference reference)
        || !(run.get(reference.object()) instanceof HeapObject held)) {
      return;
    }
    int name = run.names().of(Expected.OF_CLASS);
    var known = held.member(name);
    var fields =
        known != null
                && known.only().orElse(null) instanceof Atom.Reference before
                && run.get(before.object()) instanceof HeapObject map
            ? map
            : HeapObject.of(HeapObject.Kind.MAP);
    int of = run.names().of(field);
    long more = Expected.of(schema, run).kinds();
    var before = fields.member(of);
    long all = before == null ? more : more | Expected.of(before, run).kinds();
    var both = Schemas.make(DECORATOR, all, event, run);
    run.put(reference.object(), held.with(name, run.make(event, 25, fields.with(of, both))));
  }

  private static Optional<Value> ofClass(String name, CallEvent event, Interpreter run) {
    var function = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (function) {
      case "plaintoinstance", "plaintoclass", "plaintoclassfromexist" ->
          Optional.of(instance(event.arguments().at(0), event.arguments().at(1), event, run));
      case "validateorreject" -> {
        var checked = ofInstance(event.arguments().at(0), run);
        run.state(run.state().after(checked));
        yield Optional.of(Interpreter.NOTHING);
      }
      case "validate", "validatesync" -> Optional.of(Value.unknown());
      default ->
          name.startsWith(DECORATOR + ".")
              ? Optional.of(decorator(function, event, run))
              : Optional.empty();
    };
  }

  private static Value decorator(String function, CallEvent event, Interpreter run) {
    long kinds =
        HARMLESS_DECORATORS.contains(function)
            ? SinkKind.ALL
            : switch (function) {
              case "matches" ->
                  Patterns.of(event.arguments().at(0))
                      .map(pattern -> Patterns.cleared(pattern.source(), false))
                      .orElse(0L);
              case "isstring" -> SinkKind.FILTER.bit();
              default -> 0;
            };
    return Schemas.make(DECORATOR, kinds, event, run);
  }

  /** Makes an object of a class whose decorators say what its fields are. */
  static Value instance(Value type, Value data, CallEvent event, Interpreter run) {
    var fields = Expected.of(type, run).fields();
    if (fields.isEmpty()) {
      return data;
    }
    var made = HeapObject.of(HeapObject.Kind.INSTANCE).withClasses(type);
    for (var field : fields.entrySet()) {
      long kinds = field.getValue().kinds();
      var value = run.objects().element(data, field.getKey());
      made =
          made.with(
              run.names().of(field.getKey()),
              kinds == SinkKind.ALL ? Value.unknown() : value.each(taint -> taint.clear(kinds)));
    }
    return run.make(event, 1_000_000 + type.hashCode() % 100_000, made.withAny(data));
  }

  private static List<Condition.Checked> ofInstance(Value object, Interpreter run) {
    return object.only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
        ? Expected.of(held.classes(), run).checked(object, run)
        : List.of();
  }

  /** Libraries whose middleware compares the event with a schema, and where that is given. */
  private static final Map<String, String> MIDDLEWARE =
      Map.of(
          "@middy/validator",
          "eventSchema",
          "@aws-lambda-powertools/parser/middleware.parser",
          "schema",
          "@aws-lambda-powertools/parser.parser",
          "schema");

  /**
   * Returns the fields of events that a middleware lets through only if they are as a schema says,
   * with what they are harmless for. Some hand over the elements of a list.
   */
  static Map<String, Long> ofMiddleware(CallEvent event, Interpreter run) {
    var member = MIDDLEWARE.get(event.name());
    var found = new TreeMap<String, Long>();
    if (member != null) {
      var expected = Expected.of(run.objects().element(event.arguments().at(0), member), run);
      expected.paths("", found);
      expected.paths("*", found);
    }
    return found;
  }

  /** Functions whose result compares a part of a request with a schema, as part of a route. */
  private static final Set<String> MIDDLEWARE_OF_ROUTES =
      Set.of(
          "@hono/zod-validator.zValidator",
          "@hono/valibot-validator.vValidator",
          "@hono/standard-validator.sValidator",
          "@hono/typebox-validator.tbValidator");

  private static final String TARGET = "$target";

  private static Value ofRoute(Arguments given, CallEvent event, Interpreter run) {
    var made =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(COMPILED)
            .with(run.names().of(TARGET), given.at(0))
            .with(run.names().of(SCHEMA), given.at(1));
    return run.make(event, 27, made);
  }

  /** What a chain of express-validator says of one field of a request. */
  private static final String CHAIN = "express-validator.Chain";

  private static final String FIELD = "$field";
  private static final String KINDS = "$harmless";

  private static final Map<String, String> PARTS_OF_CHAINS =
      Map.of(
          "body", "body", "query", "query", "param", "params", "header", "headers", "cookie",
          "cookies");

  private static final Set<String> HARMLESS_STEPS =
      Set.of(
          "isnumeric", "isfloat", "isdecimal", "toint", "tofloat", "toboolean", "todate", "isslug");

  /** Somebody looks at what the chains found. */
  private static final Pattern ENFORCED =
      Pattern.compile("\\bvalidationResult\\b|\\bmatchedData\\b|\\bvalidate\\w*\\b|\\.run\\(");

  private static Value chain(String part, CallEvent event, Interpreter run) {
    var made =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(CHAIN)
            .with(run.names().of(TARGET), Value.text(part))
            .with(run.names().of(FIELD), event.arguments().at(0))
            .with(run.names().of(KINDS), Expected.bits(0));
    return run.make(event, 2_000, made);
  }

  private static Value refined(String step, CallEvent event, Interpreter run) {
    if (!(event.receiver().only().orElse(null) instanceof Atom.Reference reference)
        || !(run.get(reference.object()) instanceof HeapObject held)) {
      return event.receiver();
    }
    var name = step.toLowerCase(Locale.ROOT);
    long more =
        HARMLESS_DECORATORS.contains(name) || HARMLESS_STEPS.contains(name)
            ? SinkKind.ALL
            : switch (name) {
              case "escape" -> SinkKind.HTML.bit();
              case "isstring", "isemail" -> SinkKind.FILTER.bit();
              case "matches" ->
                  Patterns.of(event.arguments().at(0))
                      .map(pattern -> Patterns.cleared(pattern.source(), false))
                      .orElse(0L);
              default -> 0;
            };
    var span = event.where().span();
    var after = held.with(run.names().of(KINDS), Expected.bits(kinds(held, run) | more));
    return run.make(event, 2_000 + span.end() - span.start(), after);
  }

  private static long kinds(HeapObject chain, Interpreter run) {
    return chain.member(run.names().of(KINDS)) instanceof Value kinds
            && kinds.only().orElse(null) instanceof Atom.Fixed(Literal.Whole(var bits))
        ? bits
        : 0;
  }

  /** Adds what the chains among the arguments of a route, or in a list of them, say. */
  private static void chained(
      Value argument, CallEvent event, Interpreter run, Map<String, Long> found) {
    for (var atom : argument.atoms()) {
      if (!(atom instanceof Atom.Reference reference)
          || !(run.get(reference.object()) instanceof HeapObject held)) {
        continue;
      }
      if (held.kind() == HeapObject.Kind.LIST) {
        run.objects().all(held).atoms().forEach(each -> chained(Value.of(each), event, run, found));
      } else if (held.type().equals(CHAIN)
          && ENFORCED.matcher(event.where().file().text()).find()) {
        var field = member(Value.of(atom), FIELD, run).constantText();
        var part = member(Value.of(atom), TARGET, run).constantText();
        long kinds = kinds(held, run);
        if (field.isPresent() && part.isPresent() && kinds != 0) {
          found.merge(part.get() + "." + field.get(), kinds, (left, right) -> left | right);
        }
      }
    }
  }

  /** A procedure of tRPC whose input was compared with a schema. */
  private static final String PROCEDURE = "@trpc/server.Procedure";

  private static final Set<String> CALLED = Set.of("query", "mutation", "subscription");

  private static Value procedure(CallEvent event, Interpreter run) {
    var made =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(PROCEDURE)
            .with(run.names().of(SCHEMA), event.arguments().at(0));
    var span = event.where().span();
    return run.make(event, 3_000 + span.end() - span.start(), made);
  }

  /** Where Fastify finds the parts of a request, by what its schemas call them. */
  private static final Map<String, String> PARTS =
      Map.of(
          "body",
          "body",
          "querystring",
          "query",
          "query",
          "query",
          "params",
          "params",
          "headers",
          "headers");

  /** Where Hono finds what it has compared, by what descriptions of routes call it. */
  private static final Map<String, String> DESCRIBED =
      Map.of(
          "params", "req.valid.param", "query", "req.valid.query", "headers", "req.valid.header");

  /** Returns the parts of requests that the schemas of a route tell harmless, and for what. */
  static Map<String, Long> ofRoute(CallEvent event, Interpreter run) {
    var found = new TreeMap<String, Long>();
    if (event.name().startsWith(PROCEDURE)) {
      Expected.of(member(event.receiver(), SCHEMA, run), run).paths("input", found);
    }
    for (var argument : event.arguments().all().toList()) {
      chained(argument, event, run, found);
      boolean isObject = argument.only().orElse(null) instanceof Atom.Reference;
      if (!isObject) {
        continue;
      }
      var schema = member(argument, "schema", run);
      PARTS.forEach((name, part) -> Expected.of(member(schema, name, run), run).paths(part, found));
      var request = member(argument, "request", run);
      DESCRIBED.forEach(
          (name, part) -> Expected.of(member(request, name, run), run).paths(part, found));
      var content = member(member(request, "body", run), "content", run);
      Expected.of(member(member(content, "application/json", run), "schema", run), run)
          .paths("req.valid.json", found);
      var target = member(argument, TARGET, run).constantText();
      target.ifPresent(
          part ->
              Expected.of(member(argument, SCHEMA, run), run).paths("req.valid." + part, found));
    }
    return found;
  }

  /** A member of an object that the code made. */
  private static Value member(Value object, String name, Interpreter run) {
    return object.only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.member(run.names().of(name)) instanceof Value found
        ? found
        : Value.none();
  }
}
