package dev.martello.code.java;

import dev.martello.code.ir.Callee;
import dev.martello.value.Span;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what methods calls mean. */
final class Methods {
  /**
   * What is called, and the type of its result.
   *
   * @param isOfProject whether sources tell that type
   */
  record Target(Callee.Declared callee, JavaType result, boolean isOfProject) {
    Target(Callee.Declared callee, JavaType result) {
      this(callee, result, false);
    }
  }

  private record Declared(ClassShape owner, ClassShape.Method method) {}

  private final FileLowering file;
  private final Body body;
  private final Variables variables;

  Methods(FileLowering file, Body body, Variables variables) {
    this.file = file;
    this.body = body;
    this.variables = variables;
  }

  /** Finds a method that is called without an object. */
  Target unqualified(String name, int arguments, Span place) {
    int hops = 0;
    for (@Nullable ClassShape here = body.type(); here != null; here = here.outer().orElse(null)) {
      var found = declared(here, name, arguments);
      if (found.isPresent()) {
        boolean isStatic = found.get().method().isStatic();
        return target(found.get(), name, isStatic ? -1 : variables.around(hops, place));
      }
      hops++;
    }
    var imports = file.types().imports();
    var holder = imports.namedHolderOf(name);
    boolean isInherited = body.type().superclass().name().startsWith("java.lang.Object");
    if (holder.isEmpty() && isInherited) {
      holder = imports.holderOf(name);
    }
    if (holder.isPresent()) {
      return ofClass(JavaType.of(holder.get()), name, arguments);
    }
    int self = variables.around(0, place);
    var inherited = file.platform().find(body.type().superclass(), name, arguments);
    var above = above(body.type(), name, arguments);
    return new Target(
        new Callee.Declared(body.type().name(), name, "", self, false),
        inherited.map(Platform.Method::result).or(() -> above).orElse(JavaType.UNKNOWN),
        above.isPresent());
  }

  /** Finds what a method gives that a class has from one of another file. */
  private Optional<JavaType> above(ClassShape shape, String name, int arguments) {
    var asked = new HashSet<String>();
    var seen = new HashSet<ClassShape>();
    @Nullable ClassShape here = shape;
    while (here != null && seen.add(here)) {
      var found =
          here.supertypes.stream()
              .flatMap(type -> file.neighbours().result(type, name, arguments, asked).stream())
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      here = file.find(here.superclass().name()).orElse(null);
    }
    return Optional.empty();
  }

  /** Finds a static method of a class. */
  Target ofClass(JavaType owner, String name, int arguments) {
    var shape = file.find(owner.name());
    var found = shape.flatMap(each -> declared(each, name, arguments));
    if (found.isPresent()) {
      return target(found.get(), name, -1);
    }
    if (shape.filter(each -> each.is("enum_declaration")).isPresent()) {
      var result = name.equals("values") ? owner.array() : owner;
      return new Target(new Callee.Declared(owner.name(), name, "", -1, true), result);
    }
    var known = file.platform().find(owner, name, arguments);
    var told = file.neighbours().result(owner, name, arguments).filter(JavaType::isKnown);
    return new Target(
        new Callee.Declared(
            owner.name(), name, known.map(Platform.Method::descriptor).orElse(""), -1, true),
        known
            .map(Platform.Method::result)
            .or(() -> told)
            .orElseGet(() -> Factories.ofStatic(owner, name)),
        told.isPresent());
  }

  /**
   * Methods that texts alone have in programs of this kind, with the number of their arguments:
   * what has one of these is a text, whichever library it comes from.
   */
  private static final Set<String> OF_TEXTS =
      Set.of(
          "matches/1",
          "replaceAll/2",
          "replaceFirst/2",
          "split/1",
          "split/2",
          "trim/0",
          "strip/0",
          "isBlank/0",
          "toLowerCase/0",
          "toLowerCase/1",
          "toUpperCase/0",
          "toUpperCase/1",
          "substring/1",
          "substring/2",
          "equalsIgnoreCase/1",
          "charAt/1",
          "toCharArray/0",
          "concat/1");

  /** Finds a method of an object. */
  Target ofObject(Value receiver, String name, int arguments) {
    boolean isText =
        receiver.type().equals(JavaType.UNKNOWN) && OF_TEXTS.contains(name + "/" + arguments);
    var type = isText ? JavaType.TEXT : receiver.type();
    var found = file.find(type.name()).flatMap(each -> declared(each, name, arguments));
    if (found.isPresent()) {
      boolean isStatic = found.get().method().isStatic();
      return target(found.get(), name, isStatic ? -1 : receiver.register());
    }
    var known = file.platform().find(type, name, arguments);
    var told = ofProject(type, name, arguments).filter(JavaType::isKnown);
    return new Target(
        new Callee.Declared(
            type.name(),
            name,
            known.map(Platform.Method::descriptor).orElse(""),
            receiver.register(),
            false),
        known
            .map(Platform.Method::result)
            .or(() -> told)
            .orElseGet(() -> Factories.ofObject(type, name)),
        told.isPresent());
  }

  /** What a method of a class of another file gives, or one that is generated for this file. */
  private Optional<JavaType> ofProject(JavaType type, String name, int arguments) {
    var shape = file.find(type.name());
    return shape.isEmpty()
        ? file.neighbours().result(type, name, arguments)
        : above(shape.get(), name, arguments)
            .or(
                () ->
                    ClassShape.property(name, arguments)
                        .flatMap(field -> field(shape.get(), field))
                        .map(ClassShape.Field::type));
  }

  private Optional<ClassShape.Field> field(ClassShape shape, String name) {
    return variables.holder(shape, name).map(holder -> holder.field(name));
  }

  private static Target target(Declared found, String name, int receiver) {
    var method = found.method();
    return new Target(
        new Callee.Declared(
            found.owner().name(), name, "", receiver, method.isStatic() || method.isPrivate()),
        method.result(),
        true);
  }

  /** Finds a method in a class of the file or in what it extends there; by count if that fits. */
  private Optional<Declared> declared(ClassShape shape, String name, int arguments) {
    return declared(shape, name, arguments, new HashSet<>());
  }

  private Optional<Declared> declared(
      ClassShape shape, String name, int arguments, Set<ClassShape> seen) {
    var methods = shape.methods.get(name);
    if (methods != null) {
      var fitting = methods.stream().filter(each -> each.parameters() == arguments).findFirst();
      return Optional.of(new Declared(shape, fitting.orElse(methods.getFirst())));
    }
    if (!seen.add(shape)) {
      return Optional.empty();
    }
    return shape.supertypes.stream()
        .flatMap(type -> file.find(type.name()).stream())
        .flatMap(each -> declared(each, name, arguments, seen).stream())
        .findFirst();
  }
}
