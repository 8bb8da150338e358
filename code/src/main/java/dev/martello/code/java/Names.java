package dev.martello.code.java;

import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;

/**
 * Lowers names, of which only their place tells whether they mean a variable, a member or a class
 * (Java Language Specification, section 6.5).
 */
final class Names {
  private final FileLowering file;
  private final Body body;
  private final Variables variables;
  private final Expressions expressions;

  Names(FileLowering file, Body body, Variables variables, Expressions expressions) {
    this.file = file;
    this.body = body;
    this.variables = variables;
    this.expressions = expressions;
  }

  /** Lowers a simple name: a variable, or else a class. */
  Value identifier(Node node) {
    var name = node.text();
    if (!variables.has(name) && Imports.isTypeName(name)) {
      return typeObject(file.types().ofName(name, body.type()), node.span());
    }
    return variables.load(name, node.span());
  }

  private Value typeObject(JavaType type, Span place) {
    return new Value(body.typeObject(type.name(), place), type);
  }

  /** Returns the type that is written in an expression. */
  JavaType typeIn(Node node) {
    return node.child("type")
        .map(each -> file.types().of(each, body.type()))
        .orElse(JavaType.UNKNOWN);
  }

  /** Returns the class that an expression names, if it is no value. */
  Optional<JavaType> asType(Node node) {
    var text = node.text();
    if (node.is("identifier")) {
      return !variables.has(text) && Imports.isTypeName(text)
          ? Optional.of(file.types().ofName(text, body.type()))
          : Optional.empty();
    }
    if (!node.is("field_access") || !text.matches("[\\w.$]+")) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    var last = text.substring(text.lastIndexOf('.') + 1);
    boolean isInPackage =
        text.substring(0, text.lastIndexOf('.')).chars().noneMatch(Character::isUpperCase);
    boolean isConstant = last.chars().noneMatch(Character::isLowerCase) && !isInPackage;
    return dot > 0
            && !variables.has(text.substring(0, dot))
            && Imports.isTypeName(last)
            && !isConstant
        ? Optional.of(file.types().ofPath(text, body.type()))
        : Optional.empty();
  }

  /** Lowers a name after a dot. */
  Value field(Node node) {
    var object = node.child("object");
    if (object.isEmpty()) {
      return expressions.nothing(node);
    }
    var type = asType(node);
    if (type.isPresent()) {
      return typeObject(type.get(), node.span());
    }
    if (fieldOf(node).equals("this")) {
      var shape = asType(object.get()).flatMap(each -> file.find(each.name()));
      int hops = shape.map(variables::hopsTo).orElse(0);
      return new Value(
          variables.around(Math.max(0, hops), node.span()),
          shape.map(ClassShape::type).orElse(JavaType.UNKNOWN));
    }
    return variables.load(member(object.get(), node), node.span());
  }

  private static String fieldOf(Node node) {
    return node.child("field").map(Node::text).orElse("");
  }

  /** Finds a member of what an expression gives, or of the class that it names. */
  Variables.Place member(Node object, Node node) {
    var name = fieldOf(node);
    var holder = asType(object);
    if (holder.isPresent()) {
      var shape = file.find(holder.get().name());
      var type =
          shape
              .map(each -> each.fields.get(name))
              .map(ClassShape.Field::type)
              .or(() -> ofProject(holder.get(), name))
              .orElseGet(() -> file.platform().field(holder.get(), name));
      return new Variables.Member(body.typeObject(holder.get().name(), node.span()), name, type);
    }
    var value = object.is("super") ? self(node) : expressions.lower(object);
    var declared =
        file.find(value.type().name())
            .flatMap(shape -> variables.holder(shape, name))
            .map(shape -> shape.field(name).type())
            .or(() -> ofProject(value.type(), name));
    boolean isLength = name.equals("length") && value.type().name().endsWith("[]");
    return new Variables.Member(
        value.register(), name, declared.orElse(isLength ? JavaType.WHOLE : JavaType.UNKNOWN));
  }

  private Optional<JavaType> ofProject(JavaType owner, String field) {
    return file.neighbours().field(owner, field).map(found -> found.field().type());
  }

  /** Loads {@code this} as an object of the superclass. */
  Value self(Node node) {
    return new Value(variables.around(0, node.span()), body.type().superclass());
  }

  /** Lowers a class that is written as a value. */
  Value classLiteral(Node node) {
    var type =
        node.named().stream()
            .findFirst()
            .map(each -> file.types().of(each, body.type()))
            .orElse(JavaType.UNKNOWN);
    int target = body.typeObject(type.name(), node.span());
    return new Value(target, new JavaType("java.lang.Class", List.of(type)));
  }
}
