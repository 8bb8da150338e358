package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.JsonTexts;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Trees of JSON that code of Java makes, their texts, and what is in trees that it reads. */
final class JvmJson {
  private static final Pattern TREE =
      Pattern.compile(
          "(?:com\\.fasterxml|tools)\\.jackson\\.databind\\.(?:node\\.(?:Object|Array|Container)Node|JsonNode)"
              + "|com\\.google\\.gson\\.Json(?:Object|Array|Element)|org\\.json\\.(?:simple\\.)?JSON(?:Object|Array)");

  private static final Set<String> WRITING =
      Set.of("writeValueAsString", "writeValueAsBytes", "toJson", "toJSONString", "asString");

  private static final Pattern WRITER =
      Pattern.compile(
          "(?:(?:com\\.fasterxml|tools)\\.jackson\\.(?:databind|jr)\\..*|com\\.google\\.gson\\.Gson|com\\.alibaba\\.fastjson\\.JSON"
              + "|jakarta\\.json\\.bind\\.Jsonb|com\\.squareup\\.moshi\\.JsonAdapter)");

  /** Methods of trees, and texts of them, that give a part or the same in another form. */
  private static final Set<String> PARTS =
      Set.of(
          "get",
          "path",
          "at",
          "required",
          "findValue",
          "asText",
          "textValue",
          "asString",
          "stringValue",
          "getAsString",
          "getAsJsonObject",
          "getAsJsonArray",
          "getAsJsonPrimitive",
          "getString",
          "optString",
          "getJSONObject",
          "getJSONArray",
          "optJSONObject",
          "deepCopy");

  /** Some of these methods tell by their names alone what they are of. */
  private static final Pattern OF_GSON = Pattern.compile("value\\.getAs(?:Json\\w+|String)");

  private JvmJson() {}

  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    if (method.equals("createObjectNode") || method.equals("objectNode")) {
      return Optional.of(run.make(event, 19, HeapObject.of(HeapObject.Kind.MAP)));
    }
    if (method.equals("createArrayNode") || method.equals("arrayNode")) {
      return Optional.of(run.make(event, 19, HeapObject.of(HeapObject.Kind.LIST)));
    }
    if (WRITING.contains(method) && WRITER.matcher(type).matches()) {
      return Optional.of(text(event.arguments().at(0), run));
    }
    if (!TREE.matcher(type).matches() && !OF_GSON.matcher(event.name()).matches()) {
      return Optional.empty();
    }
    boolean isMade = isMade(event.receiver(), run);
    return isMade ? made(event, method, run) : read(event, method);
  }

  private static boolean isMade(Value tree, Interpreter run) {
    return !tree.isNone()
        && tree.atoms().stream()
            .allMatch(
                atom ->
                    atom instanceof Atom.Reference reference
                        && run.get(reference.object()) != null);
  }

  private static Optional<Value> made(CallEvent event, String method, Interpreter run) {
    return switch (method) {
      case "put", "set", "add", "addProperty", "replace", "accumulate", "putPOJO" -> {
        CoreMethods.call(event.arguments().count() > 1 ? "put" : "add", event, run);
        yield Optional.of(event.receiver());
      }
      case "putObject", "withObject", "with" -> put(event, HeapObject.Kind.MAP, run);
      case "putArray", "withArray" -> put(event, HeapObject.Kind.LIST, run);
      case "toString", "toPrettyString", "toJSONString" -> Optional.of(text(event.receiver(), run));
      default ->
          PARTS.contains(method) || method.equals("opt") ? part(event, run) : Optional.empty();
    };
  }

  private static Optional<Value> part(CallEvent event, Interpreter run) {
    return event.arguments().count() == 0
        ? Optional.of(event.receiver())
        : JvmCollections.ofCopy(event, run).or(() -> Optional.of(Maps.get(event, run)));
  }

  private static Optional<Value> put(CallEvent event, HeapObject.Kind kind, Interpreter run) {
    var made = run.make(event, 20, HeapObject.of(kind));
    run.objects()
        .store(
            event.receiver(),
            Objects.constantKey(event.arguments().at(0))
                .<dev.martello.code.ir.Key>map(dev.martello.code.ir.Key.Member::new)
                .orElseGet(dev.martello.code.ir.Key.Any::new),
            made,
            event.where().span());
    return Optional.of(made);
  }

  /** A part of a tree of which only its origin is known comes from there as well. */
  private static Optional<Value> read(CallEvent event, String method) {
    boolean isUnknown =
        !event.receiver().isNone()
            && event.receiver().atoms().stream().noneMatch(Atom.Event.class::isInstance);
    return isUnknown && event.receiver().isTainted() && PARTS.contains(method)
        ? Optional.of(Value.unknown().tainted(event.receiver().taints()))
        : Optional.empty();
  }

  /** The text of an object remembers it; ends of lines are escaped in it. */
  private static Value text(Value object, Interpreter run) {
    var text =
        object.only().orElse(null) instanceof Atom.Reference reference
            ? JsonTexts.of(reference)
            : Value.unknown();
    return text.tainted(Objects.deep(run, object))
        .each(taint -> taint.clear(SinkKind.LOG.bit() | SinkKind.HEADER.bit()));
  }
}
