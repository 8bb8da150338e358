package dev.martello.code.library;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.value.RoutePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What annotations of methods, and of their classes, say of the requests that they are called for:
 * those of Spring, JAX-RS and Micronaut, and decorators of NestJS.
 */
record AnnotatedRoutes(Program program) {
  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("GetMapping", "GET"),
          Map.entry("PostMapping", "POST"),
          Map.entry("PutMapping", "PUT"),
          Map.entry("PatchMapping", "PATCH"),
          Map.entry("DeleteMapping", "DELETE"),
          Map.entry("Get", "GET"),
          Map.entry("Post", "POST"),
          Map.entry("Put", "PUT"),
          Map.entry("Patch", "PATCH"),
          Map.entry("Delete", "DELETE"),
          Map.entry("Head", "HEAD"),
          Map.entry("GET", "GET"),
          Map.entry("POST", "POST"),
          Map.entry("PUT", "PUT"),
          Map.entry("PATCH", "PATCH"),
          Map.entry("DELETE", "DELETE"),
          Map.entry("HEAD", "HEAD"));

  private static final String REQUESTS = "RequestMapping";
  private static final Set<String> ANY_METHOD = Set.of(REQUESTS, "Path", "All");
  private static final Set<String> OF_CLASSES = Set.of(REQUESTS, "Path");
  private static final String OF_MICRONAUT = "io.micronaut.http.annotation.Controller";
  private static final List<String> PATHS = List.of("value", "path", "uri", "uris");
  private static final List<RoutePath> HERE = List.of(RoutePath.ROOT);

  /** The name of a constant, which stands for a path that is not read. */
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

  private static final int MOST_CLASSES = 8;

  /** Returns the requests that a method of Java is called for; empty if nothing says so. */
  Optional<ServedRequests> of(ProcedureId id) {
    var owner = program.procedure(id).owner();
    return owner.isEmpty() ? Optional.empty() : of(id, ofClass(owner, id.unit()));
  }

  /**
   * Returns the same of a method whose class has some paths.
   *
   * @param before the paths of the class
   */
  Optional<ServedRequests> of(ProcedureId id, List<RoutePath> before) {
    var routes =
        program.procedure(id).annotations().stream()
            .filter(
                each ->
                    METHODS.containsKey(each.simpleName())
                        || ANY_METHOD.contains(each.simpleName()))
            .toList();
    if (routes.isEmpty()) {
      return Optional.empty();
    }
    var own = routes.stream().flatMap(each -> paths(each).stream()).toList();
    var after = own.isEmpty() ? HERE : own;
    return Optional.of(
        new ServedRequests(
            routes.stream().flatMap(AnnotatedRoutes::methods).collect(Collectors.toSet()),
            before.stream().flatMap(first -> after.stream().map(first::then)).toList()));
  }

  private static Stream<String> methods(Annotation route) {
    var name = route.simpleName();
    return name.equals(REQUESTS)
        ? texts(route.values().getOrDefault("method", ""))
            .map(text -> text.substring(text.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT))
        : Stream.ofNullable(METHODS.get(name));
  }

  /** Classes have the paths of those that they inherit from, if they have none of their own. */
  private List<RoutePath> ofClass(String name, int unit) {
    var waiting = new ArrayList<>(List.of(name));
    var seen = new HashSet<String>();
    for (int at = 0; at < waiting.size() && at < MOST_CLASSES; at++) {
      var type = program.type(waiting.get(at), unit);
      if (type.isPresent() && seen.add(waiting.get(at))) {
        var paths = own(type.get());
        if (!paths.isEmpty()) {
          return paths;
        }
        waiting.addAll(type.get().supertypes());
      }
    }
    return HERE;
  }

  private static List<RoutePath> own(TypeDeclaration type) {
    return type.annotations().stream()
        .filter(each -> OF_CLASSES.contains(each.simpleName()) || each.name().equals(OF_MICRONAUT))
        .flatMap(each -> paths(each).stream())
        .toList();
  }

  private static List<RoutePath> paths(Annotation annotation) {
    return PATHS.stream()
        .flatMap(name -> Stream.ofNullable(annotation.values().get(name)))
        .flatMap(AnnotatedRoutes::texts)
        .map(text -> CONSTANT.matcher(text).matches() ? RoutePath.ANY : RoutePath.ofFramework(text))
        .toList();
  }

  /** Several stand in one text, with commas in between. */
  private static Stream<String> texts(String several) {
    return Arrays.stream(several.split(", ")).filter(text -> !text.isEmpty());
  }
}
