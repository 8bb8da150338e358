package dev.martello.code.library;

import dev.martello.code.flow.GoEvents;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Rights;
import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.GoType;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.name.RequestFields;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.code.value.WholeSecrets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads JSON into what Go's types declare: of numbers nothing is left that could do harm, and each
 * field of a struct gets the member that its tag names.
 */
final class GoDecoding {

  /** Makes objects; numbers tell apart those of one place. */
  interface Maker {
    Value make(int number, HeapObject object);
  }

  private static final int DEEPEST = 6;
  private static final int MOST_OBJECTS = 200;

  /** Types of libraries that only hold what cannot do harm. */
  private static final Set<String> HARMLESS =
      Set.of(
          "time.Time",
          "time.Duration",
          "github.com/google/uuid.UUID",
          "github.com/shopspring/decimal.Decimal");

  /** Types that take objects as well as texts. */
  private static final Set<String> ANYTHING =
      Set.of(
          "any",
          "map[string]any",
          "[]any",
          "[]map[string]any",
          "go.mongodb.org/mongo-driver/bson.M",
          "go.mongodb.org/mongo-driver/bson.D",
          "go.mongodb.org/mongo-driver/v2/bson.M",
          "go.mongodb.org/mongo-driver/v2/bson.D");

  private final Interpreter run;
  private final int unit;
  private final Maker maker;
  private int made;

  /**
   * Prepares.
   *
   * @param unit where types are looked for
   */
  GoDecoding(Interpreter run, int unit, Maker maker) {
    this.run = run;
    this.unit = unit;
    this.maker = maker;
  }

  /** Returns a value of a type that holds some content. */
  Value of(String type, Value content) {
    return of(type, content, 0);
  }

  private Value of(String declared, Value content, int depth) {
    var type = GoType.pointedAt(declared);
    if (type.equals("string") || type.equals("[]string") || type.equals("map[string]string")) {
      return content.each(taint -> taint.clear(SinkKind.FILTER.bit()));
    }
    if (ANYTHING.contains(type)) {
      return content.each(taint -> taint.unclear(SinkKind.FILTER.bit()));
    }
    if (type.equals("bool")) {
      return Rights.yesOrNo(content);
    }
    if (isNumber(type)) {
      return Value.unknown();
    }
    if (depth > DEEPEST || made >= MOST_OBJECTS) {
      return content;
    }
    if (!GoType.isNamed(type)) {
      return container(type, content, depth);
    }
    var known = run.program().type(type, unit);
    if (known.isEmpty() || known.get().isAbstract()) {
      return event(type, content);
    }
    var underlying = known.get().fieldTypes().get(GoType.UNDERLYING);
    if (underlying != null) {
      return of(underlying, content, depth + 1);
    }
    var object = HeapObject.of(HeapObject.Kind.INSTANCE).withType(type);
    return make(filled(object, known.get(), content, depth));
  }

  private static boolean isNumber(String type) {
    return GoType.isNumber(type) || HARMLESS.contains(type);
  }

  private Value make(HeapObject object) {
    return maker.make(made++, object);
  }

  private Value event(String type, Value content) {
    return hasOtherRecords(type)
        ? make(ofLibrary(HeapObject.of(HeapObject.Kind.INSTANCE).withType(type), content))
        : content;
  }

  /** Kafka and Firehose name their records in lower case, which only the type tells. */
  private static boolean hasOtherRecords(String type) {
    return type.startsWith(GoEvents.TYPES)
        && (type.contains("Kafka") || type.endsWith("FirehoseEvent"));
  }

  /** Returns an object of a library's type with whatever some content has for it. */
  HeapObject ofLibrary(HeapObject held, Value content) {
    return hasOtherRecords(held.type())
        ? held.with(run.names().of("Records"), part(content, "records"))
        : held.withAny(content);
  }

  private Value container(String type, Value content, int depth) {
    boolean isList = type.startsWith("[]");
    if (!isList && !type.startsWith("map[")) {
      return content;
    }
    var element = GoType.element(type);
    boolean isBytes = element.equals("byte") || element.equals("uint8");
    var held = GoType.pointedAt(element);
    boolean isSame = isBytes || held.equals("string") || held.equals("any") || held.isEmpty();
    if (isSame) {
      return content;
    }
    var each = part(content, "*");
    // Of numbers it counts how many there are.
    var inside =
        isNumber(held)
            ? each.each(taint -> taint.clear(SinkKind.ALL))
            : of(element, each, depth + 1);
    var kind = isList ? HeapObject.Kind.LIST : HeapObject.Kind.MAP;
    return make(HeapObject.of(kind).withAny(inside));
  }

  /** Returns a struct with its fields taken from some content. */
  HeapObject filled(HeapObject struct, TypeDeclaration type, Value content) {
    return filled(struct, type, content, 0);
  }

  private HeapObject filled(HeapObject struct, TypeDeclaration type, Value whole, int depth) {
    var names =
        type.annotations().stream()
            .filter(annotation -> annotation.name().equals("json"))
            .map(Annotation::values)
            .findFirst()
            .orElse(Map.of());
    var result = struct;
    for (var field : new TreeMap<>(type.fieldTypes()).entrySet()) {
      var name = names.getOrDefault(field.getKey(), field.getKey());
      var inside = name.isEmpty() ? whole : part(whole, name);
      var content = of(field.getValue(), inside, depth + 1);
      boolean isStrict = GoValidation.isStrict(type, GoValidation.BINDING, field.getKey());
      result =
          result.with(
              run.names().of(field.getKey()),
              isStrict
                  ? content.each(taint -> taint.clear(SinkKind.ALL))
                  : marked(content, name, field.getValue()));
    }
    return result;
  }

  /** What a field that is a secret by its name holds, wherever it was read, must not be shown. */
  private Value marked(Value content, String name, String type) {
    boolean isSecret =
        GoType.pointedAt(type).equals("string")
            && RequestFields.isAlwaysSecret(name)
            && content.atoms().stream().noneMatch(Atom.Event.class::isInstance)
            && !run.isInitialising();
    var trace = Trace.from(run.where(run.place()), "`" + name + "` is read");
    return isSecret
        ? content.tainted(
            new Label(Label.SECRET, "what is read as `" + name + "`"),
            new Taint(~SinkKind.SECRET_LOG.bit(), false, trace))
        : content;
  }

  private Value part(Value content, String name) {
    var result = Value.none();
    for (var atom : content.atoms()) {
      result =
          result.join(
              switch (atom) {
                case Atom.Event event ->
                    run.semantics().field(event.source(), Objects.path(event, name), run);
                case Atom.Reference _ -> run.objects().element(Value.of(atom), name);
                default -> Value.unknown().tainted(WholeSecrets.partOf(content, name).taints());
              });
    }
    return result;
  }
}
