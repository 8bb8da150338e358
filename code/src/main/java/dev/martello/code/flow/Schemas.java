package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schemas of zod, which say what data is like: what was parsed has the fields of the schema and
 * no others, and each of them is as harmless as its kind makes it.
 */
final class Schemas {
  private static final String TYPE = "zod.Schema";

  /** What texts or values of the schema are harmless for, as bits. */
  private static final String KINDS = "$kinds";

  /** The schemas of an object's fields. */
  private static final String FIELDS = "$fields";

  /** The schema of a list's elements. */
  private static final String ELEMENT = "$element";

  /** The function that makes something else of what was parsed. */
  private static final String AFTER = "$after";

  private static final int MOST_DEEP = 8;

  /** Kinds whose values are one of a few, or of an alphabet that does no harm. */
  private static final Set<String> HARMLESS =
      Set.of(
          "number",
          "int",
          "int32",
          "float64",
          "bigint",
          "boolean",
          "stringbool",
          "date",
          "enum",
          "nativeEnum",
          "literal",
          "uuid",
          "uuidv4",
          "uuidv7",
          "guid",
          "cuid",
          "cuid2",
          "ulid",
          "nanoid",
          "datetime",
          "ip",
          "ipv4",
          "ipv6",
          "null",
          "undefined",
          "void",
          "nan");

  private static final Set<String> OBJECTS = Set.of("object", "strictObject", "looseObject");
  private static final Set<String> PARSING =
      Set.of("parse", "parseAsync", "safeParse", "safeParseAsync", "spa", "decode");

  private Schemas() {}

  /** Returns what a call of zod gives; empty for other calls. */
  static Optional<Value> call(CallEvent event, Interpreter run) {
    if (!event.name().startsWith("zod.")) {
      return Optional.empty();
    }
    var name = event.name().substring(event.name().lastIndexOf('.') + 1);
    return Optional.of(
        event.name().startsWith(TYPE + ".") ? ofSchema(name, event, run) : made(name, event, run));
  }

  private static Value made(String name, CallEvent event, Interpreter run) {
    var first = event.arguments().at(0);
    if (OBJECTS.contains(name)) {
      return make(FIELDS, first, 0, event, run);
    }
    return switch (name) {
      case "array", "set" -> make(ELEMENT, first, 0, event, run);
      case "string" -> make(KINDS, Value.none(), SinkKind.FILTER.bit(), event, run);
      case "optional", "nullable", "nullish", "lazy", "readonly" -> first;
      case "union" -> make(KINDS, Value.none(), common(first, run), event, run);
      default -> make(KINDS, Value.none(), HARMLESS.contains(name) ? SinkKind.ALL : 0, event, run);
    };
  }

  private static Value ofSchema(String name, CallEvent event, Interpreter run) {
    if (PARSING.contains(name)) {
      var parsed = parsed(event.receiver(), event.arguments().at(0), event, run, MOST_DEEP);
      return name.startsWith("s") ? result(parsed, event, run) : parsed;
    }
    var first = event.arguments().at(0);
    return switch (name) {
      case "regex" -> {
        long kinds =
            first.only().orElse(null) instanceof Atom.Fixed(Literal.Pattern(var source, _))
                ? Patterns.cleared(source, false)
                : 0;
        yield make(KINDS, Value.none(), kinds | kinds(event.receiver(), run), event, run);
      }
      case "array" -> make(ELEMENT, event.receiver(), 0, event, run);
      case "extend", "safeExtend", "augment" -> fields(event.receiver(), first, event, run);
      case "merge", "and" -> fields(event.receiver(), member(first, FIELDS, run), event, run);
      case "or", "catchall", "passthrough", "loose" -> make(KINDS, Value.none(), 0, event, run);
      case "transform", "pipe" -> followed(event.receiver(), first, event, run);
      default ->
          HARMLESS.contains(name)
              ? make(KINDS, Value.none(), SinkKind.ALL, event, run)
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

  private static Value make(
      String member, Value value, long kinds, CallEvent event, Interpreter run) {
    var made =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(TYPE)
            .with(run.names().of(KINDS), Value.of(new Literal.Whole(kinds)));
    return allocate(value.isNone() ? made : made.with(run.names().of(member), value), event, run);
  }

  /** Calls of a chain begin at the same place, and are told apart by where they end. */
  private static Value allocate(HeapObject made, CallEvent event, Interpreter run) {
    var span = event.where().span();
    return run.make(event, 1_000 + span.end() - span.start(), made);
  }

  private static Value fields(Value schema, Value more, CallEvent event, Interpreter run) {
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
    return make(FIELDS, all, 0, event, run);
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
          && held.type().equals(TYPE)) {
        var own = held.member(run.names().of(name));
        result = own == null ? result : result.join(own);
      }
    }
    return result;
  }

  private static long kinds(Value schema, Interpreter run) {
    boolean isSchema = !schema.isNone() && !member(schema, KINDS, run).isNone();
    return isSchema
        ? member(schema, KINDS, run).atoms().stream()
            .mapToLong(atom -> atom instanceof Atom.Fixed(Literal.Whole(var bits)) ? bits : 0)
            .reduce(SinkKind.ALL, (left, right) -> left & right)
        : 0;
  }

  /** Returns what a schema leaves of a value. */
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
      result = kinds == SinkKind.ALL ? Value.unknown() : value.each(taint -> taint.clear(kinds));
    }
    var after = member(schema, AFTER, run);
    var next =
        Core.callback(
            after,
            event,
            run,
            new Arguments(List.of(result), Map.of(), Value.none(), Value.none()));
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

  /** What {@code safeParse} tells: whether it is right, and what was parsed if so. */
  private static Value result(Value parsed, CallEvent event, Interpreter run) {
    return run.make(
        event,
        23,
        HeapObject.of(HeapObject.Kind.MAP)
            .with(run.names().of("success"), Value.unknown())
            .with(run.names().of("data"), parsed)
            .with(run.names().of("error"), Value.unknown()));
  }
}
