package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Rights;
import dev.martello.code.ir.Literal;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The schemas of zod, Joi, Yup and the like, which say what data is like: what was parsed has the
 * fields of the schema, and each of them is as harmless as its kind makes it.
 */
final class Schemas {
  /** The types of schemas are the names of their libraries, with this behind. */
  private static final String TYPE = ".Schema";

  /** What texts or values of the schema are harmless for, as bits. */
  private static final String KINDS = "$kinds";

  /** The schemas of an object's fields. */
  static final String FIELDS = "$fields";

  /** The schema of a list's elements. */
  static final String ELEMENT = "$element";

  /** The function that makes something else of what was parsed. */
  private static final String AFTER = "$after";

  private static final int MOST_DEEP = 8;

  /** Kinds whose values are one of a few, or of an alphabet that does no harm. */
  private static final Set<String> HARMLESS =
      Set.of(
          "number",
          "int",
          "int32",
          "integer",
          "float64",
          "bigint",
          "boolean",
          "bool",
          "stringbool",
          "date",
          "enum",
          "enums",
          "picklist",
          "nativeenum",
          "literal",
          "valid",
          "equal",
          "oneof",
          "only",
          "uuid",
          "uuidv4",
          "uuidv7",
          "guid",
          "cuid",
          "cuid2",
          "ulid",
          "nanoid",
          "alphanum",
          "token",
          "hex",
          "hexadecimal",
          "isodate",
          "isodatetime",
          "isoduration",
          "datetime",
          "ip",
          "ipv4",
          "ipv6",
          "null",
          "undefined",
          "void",
          "nan");

  private static final Set<String> OBJECTS =
      Set.of("object", "strictobject", "looseobject", "type", "partial");
  private static final Set<String> WRAPPED =
      Set.of(
          "optional",
          "nullable",
          "nullish",
          "lazy",
          "readonly",
          "required",
          "pick",
          "omit",
          "defaulted");
  private static final Set<String> PARSING =
      Set.of(
          "parse",
          "parseasync",
          "safeparse",
          "safeparseasync",
          "spa",
          "decode",
          "validatesync",
          "validateasync",
          "cast");

  /** Libraries whose functions make schemas, and whose schemas have methods that refine them. */
  private static final Set<String> FLUENT =
      Set.of("zod", "joi", "yup", "valibot", "superstruct", "@sinclair/typebox");

  private Schemas() {}

  static boolean isSchema(HeapObject held) {
    return held.kind() == HeapObject.Kind.INSTANCE && held.type().endsWith(TYPE);
  }

  /** Returns what a call of such a library gives; empty for other calls. */
  static Optional<Value> call(CallEvent event, Interpreter run) {
    var library = library(event.name());
    if (!FLUENT.contains(library)) {
      return Validators.call(event, run);
    }
    int end = event.name().lastIndexOf('.');
    var name = event.name().substring(end + 1).toLowerCase(Locale.ROOT);
    if (event.name().startsWith(library + TYPE + ".")) {
      return Optional.of(ofSchema(library, name, event, run));
    }
    return Validators.parsing(library, name, event, run)
        .or(() -> Optional.of(made(library, name, event, run)));
  }

  /** Returns the package that a name is of. */
  private static String library(String name) {
    int slash = name.startsWith("@") ? name.indexOf('/') + 1 : 0;
    for (int at = slash; at < name.length(); at++) {
      char here = name.charAt(at);
      if (here == '.' || here == '/' || here == '(') {
        return name.substring(0, at);
      }
    }
    return name;
  }

  private static Value made(String library, String name, CallEvent event, Interpreter run) {
    var first = event.arguments().at(0);
    if (OBJECTS.contains(name)) {
      return make(library, FIELDS, first, 0, event, run);
    }
    if (WRAPPED.contains(name)) {
      return first;
    }
    return switch (name) {
      case "array", "set" -> make(library, ELEMENT, first, 0, event, run);
      case "string" -> make(library, KINDS, Value.none(), SinkKind.FILTER.bit(), event, run);
      case "union", "variant", "alternatives" ->
          make(library, KINDS, Value.none(), common(first, run), event, run);
      case "pipe", "refine", "intersect", "size", "trimmed" -> piped(library, event, run);
      case "regex", "pattern", "matches" ->
          make(library, KINDS, Value.none(), matching(event, run), event, run);
      default ->
          make(
              library, KINDS, Value.none(), HARMLESS.contains(name) ? SinkKind.ALL : 0, event, run);
    };
  }

  /** A schema with conditions behind it: {@code pipe(string(), regex(...))}. */
  private static Value piped(String library, CallEvent event, Interpreter run) {
    var first = event.arguments().at(0);
    boolean hasParts =
        !member(first, FIELDS, run).isNone() || !member(first, ELEMENT, run).isNone();
    if (hasParts) {
      return first;
    }
    long kinds =
        event.arguments().all().mapToLong(each -> kinds(each, run)).reduce(0, (a, b) -> a | b);
    return make(library, KINDS, Value.none(), kinds, event, run);
  }

  private static long matching(CallEvent event, Interpreter run) {
    long kinds =
        event
            .arguments()
            .all()
            .mapToLong(
                each ->
                    Patterns.of(each)
                        .map(pattern -> Patterns.cleared(pattern.source(), false))
                        .orElse(0L))
            .reduce(0, (left, right) -> left | right);
    return kinds | kinds(event.arguments().at(0), run);
  }

  private static Value ofSchema(String library, String name, CallEvent event, Interpreter run) {
    var first = event.arguments().at(0);
    if (PARSING.contains(name)) {
      var parsed = parsed(event.receiver(), first, event, run, MOST_DEEP);
      var checked = Expected.of(event.receiver(), run).checked(first, run);
      if (name.startsWith("s")) {
        return Validators.result(parsed, checked, event, run);
      }
      run.state(run.state().after(checked));
      return parsed;
    }
    if (name.startsWith("validate") || name.equals("isvalid") || name.equals("isvalidsync")) {
      return Validators.validated(library, name, event, run);
    }
    return switch (name) {
      case "regex", "pattern", "matches" ->
          make(
              library,
              KINDS,
              Value.none(),
              matching(event, run) | kinds(event.receiver(), run),
              event,
              run);
      case "array" -> make(library, ELEMENT, event.receiver(), 0, event, run);
      case "items", "of" -> make(library, ELEMENT, first, 0, event, run);
      case "extend", "safeextend", "augment", "keys", "append", "shape" ->
          fields(library, event.receiver(), first, event, run);
      case "merge", "and", "concat" ->
          fields(library, event.receiver(), member(first, FIELDS, run), event, run);
      case "or", "catchall", "passthrough", "loose", "unknown" ->
          make(library, KINDS, Value.none(), 0, event, run);
      case "transform", "pipe", "custom" -> followed(event.receiver(), first, event, run);
      default ->
          HARMLESS.contains(name)
              ? make(library, KINDS, Value.none(), SinkKind.ALL, event, run)
              : event.receiver();
    };
  }

  /** What all members of a union are harmless for. */
  private static long common(Value list, Interpreter run) {
    long kinds = SinkKind.ALL;
    for (var atom : run.objects().elements(list, false).atoms()) {
      kinds &= kinds(Value.of(atom), run);
    }
    return kinds;
  }

  /** Makes a schema of texts or values. */
  static Value make(String library, long kinds, CallEvent event, Interpreter run) {
    return make(library, KINDS, Value.none(), kinds, event, run);
  }

  private static Value make(
      String library, String member, Value value, long kinds, CallEvent event, Interpreter run) {
    var made =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(library + TYPE)
            .with(run.names().of(KINDS), Expected.bits(kinds));
    return allocate(value.isNone() ? made : made.with(run.names().of(member), value), event, run);
  }

  /** Calls of a chain begin at the same place, and are told apart by where they end. */
  private static Value allocate(HeapObject made, CallEvent event, Interpreter run) {
    var span = event.where().span();
    return run.make(event, 1_000 + span.end() - span.start(), made);
  }

  private static Value fields(
      String library, Value schema, Value more, CallEvent event, Interpreter run) {
    var fields = HeapObject.of(HeapObject.Kind.MAP);
    for (var map : List.of(member(schema, FIELDS, run), more)) {
      for (var atom : map.atoms()) {
        if (atom instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held) {
          fields = fields.withMembers(fields.members().join(held.members(), (_, last) -> last));
        }
      }
    }
    var span = event.where().span();
    var all = run.make(event, 100_000 + span.end() - span.start(), fields);
    return make(library, FIELDS, all, 0, event, run);
  }

  private static Value followed(Value schema, Value function, CallEvent event, Interpreter run) {
    for (var atom : schema.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        return allocate(held.with(run.names().of(AFTER), function), event, run);
      }
    }
    return schema;
  }

  private static Value member(Value schema, String name, Interpreter run) {
    var result = Value.none();
    for (var atom : schema.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && isSchema(held)) {
        var own = held.member(run.names().of(name));
        result = own == null ? result : result.join(own);
      }
    }
    return result;
  }

  /** Returns the kinds of sinks that what a schema lets through is harmless for. */
  static long kinds(HeapObject schema, Interpreter run) {
    var kinds = schema.member(run.names().of(KINDS));
    return kinds == null ? 0 : bits(kinds);
  }

  private static long kinds(Value schema, Interpreter run) {
    var kinds = schema.isNone() ? Value.none() : member(schema, KINDS, run);
    return kinds.isNone() ? 0 : bits(kinds);
  }

  private static long bits(Value kinds) {
    return kinds.atoms().stream()
        .mapToLong(atom -> atom instanceof Atom.Fixed(Literal.Whole(var bits)) ? bits : 0)
        .reduce(SinkKind.ALL, (left, right) -> left & right);
  }

  /** Returns what a schema leaves of a value. */
  static Value parsed(Value schema, Value value, CallEvent event, Interpreter run) {
    return parsed(schema, value, event, run, MOST_DEEP);
  }

  private static Value parsed(
      Value schema, Value value, CallEvent event, Interpreter run, int depth) {
    var fields = member(schema, FIELDS, run);
    var element = member(schema, ELEMENT, run);
    Value result;
    if (depth == 0) {
      result = value;
    } else if (!fields.isNone()) {
      result = object(fields, value, event, run, depth);
    } else if (!element.isNone()) {
      var each = parsed(element, run.objects().elements(value, false), event, run, depth - 1);
      result = run.make(event, 200_000 + depth, HeapObject.of(HeapObject.Kind.LIST).withAny(each));
    } else {
      long kinds = kinds(schema, run);
      result = kinds == SinkKind.ALL ? Rights.rank(value) : value.each(taint -> taint.clear(kinds));
    }
    var after = member(schema, AFTER, run);
    var next = Callbacks.callback(after, event, run, Arguments.of(result));
    return next.isNone() ? result : next;
  }

  private static Value object(
      Value fields, Value value, CallEvent event, Interpreter run, int depth) {
    var made =
        new Object() {
          HeapObject map = HeapObject.of(HeapObject.Kind.MAP);
        };
    for (var atom : fields.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        held.members()
            .forEach(
                (name, schema) -> {
                  var field = run.objects().element(value, run.names().name(name));
                  made.map = made.map.with(name, parsed(schema, field, event, run, depth - 1));
                });
        made.map = made.map.withAny(held.any().isNone() ? Value.none() : value);
      }
    }
    return run.make(event, 300_000 + (fields.hashCode() & 0xFFFF), made.map);
  }
}
