package dev.martello.code.java;

import dev.martello.code.tree.Grammar;
import dev.martello.code.tree.SyntaxTree;
import dev.martello.value.SourceFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Knows what classes of other files declare: the types of their members, and no code. */
final class Neighbours {
  /** How many classes and interfaces are asked for one member. */
  private static final int MOST_ABOVE = 100;

  /** What stays of a file's syntax. */
  private record Declared(
      Map<String, ClassShape.Field> fields,
      Map<String, List<ClassShape.Method>> methods,
      List<JavaType> supertypes,
      boolean isEnum) {
    static Declared of(ClassShape shape) {
      return new Declared(
          Map.copyOf(shape.fields),
          Map.copyOf(shape.methods),
          List.copyOf(shape.supertypes),
          shape.is("enum_declaration"));
    }
  }

  /** A field and the class that declares it. */
  record Field(String owner, ClassShape.Field field) {}

  private final Function<String, Optional<SourceFile>> sources;
  private final Set<String> project;
  private final Platform platform;
  private final Map<String, Declared> types = new HashMap<>();
  private final Set<String> read = new HashSet<>();

  /**
   * Prepares reading.
   *
   * @param sources the file that a class stands in, by the class's name; nested ones are not asked
   *     for
   */
  Neighbours(
      Function<String, Optional<SourceFile>> sources, Set<String> project, Platform platform) {
    this.sources = sources;
    this.project = project;
    this.platform = platform;
  }

  /** Returns the type of what a method returns; empty where no class of the project has it. */
  Optional<JavaType> result(JavaType owner, String name, int arguments) {
    return result(owner, name, arguments, new HashSet<>());
  }

  /**
   * Returns the type of what a method returns.
   *
   * @param seen classes that have no such method; those that are asked are added
   */
  Optional<JavaType> result(JavaType owner, String name, int arguments, Set<String> seen) {
    var found = find(owner.name());
    if (found.isEmpty() || seen.size() > MOST_ABOVE || !seen.add(owner.name())) {
      return Optional.empty();
    }
    var type = found.get();
    var methods = type.methods().get(name);
    if (methods != null) {
      var fitting = methods.stream().filter(each -> each.parameters() == arguments).findFirst();
      return Optional.of(fitting.orElse(methods.getFirst()).result());
    }
    if (type.isEnum() && name.equals("values") && arguments == 0) {
      return Optional.of(owner.array());
    }
    return type.supertypes().stream()
        .flatMap(
            above ->
                result(above, name, arguments, seen)
                    .or(() -> platform.find(above, name, arguments).map(Platform.Method::result))
                    .stream())
        .findFirst()
        .or(() -> getter(type, name, arguments));
  }

  /** What nobody wrote and somebody calls is generated: it gives the field of that name. */
  private static Optional<JavaType> getter(Declared type, String name, int arguments) {
    return ClassShape.property(name, arguments)
        .map(field -> type.fields().get(field))
        .map(ClassShape.Field::type);
  }

  /** Returns a field that a class of another file declares or has from what it extends. */
  Optional<Field> field(JavaType owner, String name) {
    return field(owner, name, new HashSet<>());
  }

  /**
   * Returns a field that code of another file may use.
   *
   * @param seen classes that have no such field; those that are asked are added
   */
  Optional<Field> field(JavaType owner, String name, Set<String> seen) {
    var found = find(owner.name());
    if (found.isEmpty() || seen.size() > MOST_ABOVE || !seen.add(owner.name())) {
      return Optional.empty();
    }
    var own = found.get().fields().get(name);
    return own != null && !own.isPrivate()
        ? Optional.of(new Field(owner.name(), own))
        : found.get().supertypes().stream()
            .flatMap(above -> field(above, name, seen).stream())
            .findFirst();
  }

  private Optional<Declared> find(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    int nested = name.indexOf('$');
    sources
        .apply(nested < 0 ? name : name.substring(0, nested))
        .filter(file -> read.add(file.path()))
        .ifPresent(this::read);
    return Optional.ofNullable(types.get(name));
  }

  private void read(SourceFile file) {
    var root = SyntaxTree.parse(file, Grammar.JAVA).root();
    var imports = new Imports(root, project, platform);
    var top = ClassShapes.ofFile(root, imports.folder());
    ClassShapes.addMembers(top, new TypeNames(imports, top));
    add(top.nested.values().stream());
  }

  private void add(Stream<ClassShape> shapes) {
    shapes.forEach(
        shape -> {
          types.put(shape.name(), Declared.of(shape));
          add(shape.nested.values().stream());
        });
  }
}
