package dev.martello.assemble;

import dev.martello.model.Route;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the models that the bodies of a route's requests are to follow. */
final class BodyModels {
  /*
   * Sources: API Gateway Developer Guide, "Data models for REST APIs" (JSON schema draft 4; the
   * built-in models Empty and Error) and "Request validation in API Gateway". A schema may refer to
   * another one of the same document; it is followed a few steps, because documents can refer in
   * circles.
   */
  private static final int DEEPEST = 8;
  private static final String MODEL = "AWS::ApiGateway::Model";

  /** Words of a JSON schema by which it says something of a value. */
  private static final Set<String> CONSTRAINTS =
      Set.of(
          "properties",
          "required",
          "enum",
          "const",
          "items",
          "pattern",
          "format",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "minProperties",
          "maxProperties",
          "patternProperties",
          "additionalProperties",
          "minItems",
          "maxItems");

  private BodyModels() {}

  /** Reads the models that a method names by content type. */
  static List<Route.BodyModel> ofMethod(Resource method, References references) {
    var found = new ArrayList<Route.BodyModel>();
    for (var field : method.get("RequestModels").fields()) {
      var named = field.value();
      var model =
          references
              .find(named, method, MODEL)
              .only()
              .or(() -> byName(named, method, references.inventory()));
      found.add(
          model.isPresent()
              ? model(field.key(), schemaOf(model.get()), model.get().origin(), _ -> none(method))
              : builtIn(field.key(), named));
    }
    return found;
  }

  private static Optional<Resource> byName(View named, Resource method, Inventory inventory) {
    var name = named.text();
    return inventory.ofType(MODEL).stream()
        .filter(model -> model.stackId().equals(method.stackId()))
        .filter(model -> !name.show().isEmpty())
        .filter(model -> model.get("Name").text().show().equals(name.show()))
        .findFirst();
  }

  private static View schemaOf(Resource model) {
    var schema = model.get("Schema");
    return JsonTexts.read(schema).orElse(schema);
  }

  private static View none(Resource method) {
    return method.get("RequestModels", "no such schema");
  }

  private static Route.BodyModel builtIn(String contentType, View named) {
    var isLax = named.text().isEqualTo("Empty");
    return new Route.BodyModel(
        contentType,
        named.text(),
        isLax.isYes() ? Tri.NO : Tri.UNKNOWN,
        isLax.isYes() ? Tri.YES : Tri.UNKNOWN,
        named.origin());
  }

  /** Reads the models of an operation of an OpenAPI or Swagger document. */
  static List<Route.BodyModel> ofOperation(View operation, View document) {
    var found = new ArrayList<Route.BodyModel>();
    var body = followed(operation.get("requestBody"), document, DEEPEST);
    for (var content : body.get("content").fields()) {
      var schema = content.value().get("schema");
      if (!schema.exists().isNo()) {
        found.add(model(content.key(), schema, schema.origin(), path -> resolved(path, document)));
      }
    }
    for (var parameter : operation.get("parameters").items()) {
      var schema = parameter.get("schema");
      if (parameter.get("in").text().isEqualTo("body").isYes() && !schema.exists().isNo()) {
        found.add(
            model("application/json", schema, schema.origin(), path -> resolved(path, document)));
      }
    }
    return found;
  }

  private static View resolved(String reference, View document) {
    if (!reference.startsWith("#/")) {
      return document.get("no such schema");
    }
    var view = document;
    for (var name : reference.substring(2).split("/", DEEPEST)) {
      view = view.get(name);
    }
    return view;
  }

  private static View followed(View view, View document, int steps) {
    var reference = view.get("$ref").text().candidates();
    return steps == 0 || reference.size() != 1 || reference.getFirst().isEmpty()
        ? view
        : followed(resolved(reference.getFirst(), document), document, steps - 1);
  }

  private static Route.BodyModel model(
      String contentType, View schema, Origin origin, Function<String, View> references) {
    var name = Val.known(nameOf(schema), schema.origin());
    var followed = followed(schema, references, DEEPEST);
    if (followed.isEmpty()) {
      return new Route.BodyModel(contentType, name, Tri.UNKNOWN, Tri.UNKNOWN, origin);
    }
    return new Route.BodyModel(
        contentType, name, constrains(followed.get()), allowsMore(followed.get()), origin);
  }

  private static String nameOf(View schema) {
    var reference = schema.get("$ref").text().show();
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** Returns the schema that a chain of references ends at, if it can be read. */
  private static Optional<View> followed(
      View schema, Function<String, View> references, int steps) {
    if (!schema.isMapping() || steps == 0) {
      return Optional.empty();
    }
    var reference = schema.get("$ref").text().candidates();
    return reference.size() == 1 && reference.getFirst().isEmpty()
        ? Optional.of(schema)
        : reference.size() == 1
            ? followed(references.apply(reference.getFirst()), references, steps - 1)
            : Optional.empty();
  }

  private static Tri constrains(View schema) {
    var type = schema.get("type").text();
    boolean isNarrow = type.is(text -> !text.isEmpty() && !text.equals("object")).isYes();
    boolean hasWords =
        schema.fields().stream()
            .filter(field -> CONSTRAINTS.contains(field.key()))
            .anyMatch(field -> !isEmpty(field.value()));
    return Tri.of(isNarrow || hasWords);
  }

  /** An empty list or mapping says nothing; {@code additionalProperties: true} neither. */
  private static boolean isEmpty(View value) {
    if (value.isMapping()) {
      return value.fields().isEmpty();
    }
    return value.isSequence() ? value.items().isEmpty() : value.text().isEqualTo("true").isYes();
  }

  private static Tri allowsMore(View schema) {
    boolean isObject =
        schema.get("type").text().isEqualTo("object").isYes()
            || !schema.get("properties").exists().isNo();
    boolean isCombined =
        !schema.get("allOf").exists().isNo()
            || !schema.get("anyOf").exists().isNo()
            || !schema.get("oneOf").exists().isNo();
    if (isCombined) {
      return Tri.UNKNOWN;
    }
    var more = schema.get("additionalProperties");
    if (more.isMapping()) {
      return Tri.NO;
    }
    return Tri.of(isObject).and(more.bool(true, "additionalProperties").isEqualTo(true));
  }
}
