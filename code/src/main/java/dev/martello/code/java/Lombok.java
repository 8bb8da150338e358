package dev.martello.code.java;

import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Lombok adds to classes that are annotated: loggers and constructors. */
final class Lombok {
  private static final String PACKAGE = "lombok.";

  private static final Map<String, String> LOGGERS =
      Map.of(
          "lombok.extern.slf4j.Slf4j", "org.slf4j.Logger",
          "lombok.extern.slf4j.XSlf4j", "org.slf4j.Logger",
          "lombok.extern.log4j.Log4j2", "org.apache.logging.log4j.Logger",
          "lombok.extern.log4j.Log4j", "org.apache.log4j.Logger",
          "lombok.extern.apachecommons.CommonsLog", "org.apache.commons.logging.Log",
          "lombok.extern.java.Log", "java.util.logging.Logger",
          "lombok.extern.jbosslog.JBossLog", "org.jboss.logging.Logger");

  /** What makes a constructor of all fields. */
  private static final Set<String> ALL =
      Set.of("lombok.AllArgsConstructor", "lombok.Value", "lombok.Builder");

  /** What makes a constructor of the fields that must be given. */
  private static final Set<String> REQUIRED =
      Set.of("lombok.RequiredArgsConstructor", "lombok.Data");

  private Lombok() {}

  /** Returns the type of the logger that a class has. */
  static Optional<JavaType> logger(Node declaration, ClassShape shape, TypeNames types) {
    return names(declaration, shape, types)
        .map(LOGGERS::get)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .map(JavaType::of);
  }

  /** Returns the fields that each further constructor of a class takes, as their declarators. */
  static List<List<Node>> constructors(ClassShape shape, TypeNames types) {
    var written =
        names(shape.node(), shape, types).filter(name -> name.startsWith(PACKAGE)).toList();
    var all = written.stream().anyMatch(ALL::contains) ? fields(shape, false) : List.<Node>of();
    var required =
        written.stream().anyMatch(REQUIRED::contains) ? fields(shape, true) : List.<Node>of();
    return Stream.of(all, required).filter(fields -> !fields.isEmpty()).distinct().toList();
  }

  private static List<Node> fields(ClassShape shape, boolean isRequired) {
    return ClassShapes.members(shape.node()).stream()
        .filter(member -> member.is("field_declaration"))
        .filter(member -> !ClassShapes.isModified(member, "static"))
        .filter(
            member ->
                !isRequired
                    || ClassShapes.isModified(member, "final")
                    || member.text().contains("@NonNull"))
        .flatMap(member -> member.all("declarator").stream())
        .filter(declarator -> declarator.child("value").isEmpty())
        .toList();
  }

  private static Stream<String> names(Node declaration, ClassShape shape, TypeNames types) {
    return declaration.first("modifiers").map(Node::named).orElse(List.of()).stream()
        .filter(node -> node.kind().endsWith("annotation"))
        .flatMap(node -> node.child("name").stream())
        .map(name -> types.of(name, shape).name());
  }
}
