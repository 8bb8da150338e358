package dev.martello.code.project;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.ir.Unit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which framework serves the events of a function, where its handler tells that. */
enum ServingFramework {
  /** Nothing tells; an application has one framework as a rule. */
  ANY,
  /** Spring's controllers, and servlets beside them. */
  SPRING,
  /** Spring's controllers, where resources of JAX-RS are served by another function. */
  SPRING_ALONE,
  /** Resources of JAX-RS. */
  JERSEY,
  /** Functions that the environment of the function names, and no routes. */
  NAMED_FUNCTIONS;

  private static final String CONTAINER = "com.amazonaws.serverless.proxy.";

  /** Spring's annotations of methods that requests reach, by their last name. */
  static final Set<String> ROUTES_OF_SPRING =
      Set.of(
          "RequestMapping",
          "GetMapping",
          "PostMapping",
          "PutMapping",
          "PatchMapping",
          "DeleteMapping",
          "MessageMapping",
          "ModelAttribute");

  /** The same of JAX-RS. */
  static final Set<String> ROUTES_OF_JAX = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final Set<String> OTHERS_OF_SPRING =
      Set.of(
          "ExceptionHandler",
          "Controller",
          "RestController",
          "ControllerAdvice",
          "RestControllerAdvice");

  private static final Set<String> OTHERS_OF_JAX = Set.of("Path", "Provider");

  /** Returns the framework that a handler hands its events on to. */
  static ServingFramework of(Unit handler) {
    return handler.procedures().stream()
        .flatMap(procedure -> procedure.blocks().stream())
        .flatMap(block -> block.instructions().stream())
        .map(ServingFramework::of)
        .filter(found -> found != ANY)
        .findFirst()
        .orElse(ANY);
  }

  private static ServingFramework of(Instruction instruction) {
    if (!(instruction instanceof Instruction.Call(_, Callee.Declared declared, _, _))
        || !declared.owner().startsWith(CONTAINER)) {
      return ANY;
    }
    var rest = declared.owner().substring(CONTAINER.length());
    return rest.startsWith("spring.") ? SPRING : rest.startsWith("jersey.") ? JERSEY : ANY;
  }

  /** Returns the same in an application whose other handlers are these, too. */
  ServingFramework beside(List<Unit> application) {
    boolean isAlone = this == SPRING && application.stream().anyMatch(unit -> of(unit) == JERSEY);
    return isAlone ? SPRING_ALONE : this;
  }

  /** Returns whether a method that is a route, or stands before routes, may be called. */
  boolean mayServe(TypeDeclaration type, Procedure method) {
    return switch (this) {
      case ANY, SPRING -> true;
      case SPRING_ALONE -> !isOfJax(type, method);
      case JERSEY -> !isOfSpring(type, method) && !isServlet(type);
      case NAMED_FUNCTIONS -> false;
    };
  }

  /** Returns whether functions that an application makes may be called. */
  boolean mayCallFunctions() {
    return this == ANY || this == NAMED_FUNCTIONS;
  }

  /** Returns whether what Lambda calls otherwise may be called. */
  boolean mayCallHandlers() {
    return this == ANY;
  }

  private static boolean isOfSpring(TypeDeclaration type, Procedure method) {
    return has(type, method, ROUTES_OF_SPRING)
        || has(type, method, OTHERS_OF_SPRING)
        || type.supertypes().stream().anyMatch(above -> above.startsWith("org.springframework."));
  }

  private static boolean isOfJax(TypeDeclaration type, Procedure method) {
    return has(type, method, ROUTES_OF_JAX)
        || has(type, method, OTHERS_OF_JAX)
        || type.supertypes().stream().anyMatch(above -> above.contains(".ws.rs."));
  }

  private static boolean isServlet(TypeDeclaration type) {
    return type.supertypes().stream().anyMatch(above -> above.endsWith(".HttpServlet"));
  }

  private static boolean has(TypeDeclaration type, Procedure method, Set<String> names) {
    return Stream.concat(method.annotations().stream(), type.annotations().stream())
        .map(Annotation::simpleName)
        .anyMatch(names::contains);
  }
}
