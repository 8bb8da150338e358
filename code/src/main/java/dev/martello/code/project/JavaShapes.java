package dev.martello.code.project;

import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Start;
import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Procedure.Parameter;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.ir.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells what of a class of Java is called from outside: handlers of Lambda, routes of web
 * frameworks, and functions that an application makes for its framework.
 */
final class JavaShapes {
  private static final String CONTEXT = "com.amazonaws.services.lambda.runtime.Context";

  /** What takes the requests of a skill of Alexa. */
  private static final String OF_SKILL = "com.amazon.ask.dispatcher.request.handler.";

  /** The method that Lambda or a framework calls, by what a class extends or implements. */
  private static final Map<String, String> HANDLERS =
      Map.of(
          "com.amazonaws.services.lambda.runtime.RequestHandler",
          "handleRequest",
          "com.amazonaws.services.lambda.runtime.RequestStreamHandler",
          "handleRequest",
          "io.micronaut.function.aws.MicronautRequestHandler",
          "execute",
          "io.micronaut.function.aws.MicronautRequestStreamHandler",
          "execute",
          OF_SKILL + "RequestHandler",
          "handle",
          OF_SKILL + "impl.IntentRequestHandler",
          "handle",
          OF_SKILL + "impl.LaunchRequestHandler",
          "handle");

  /** What Spring calls before a route; what it returns is not answered. */
  private static final Set<String> BEFORE = Set.of("ModelAttribute");

  /** Packages of what takes events for an application and calls it. */
  private static final Pattern FRAMEWORK =
      Pattern.compile(
          "^(?:org\\.springframework\\.|com\\.amazonaws\\.serverless\\.|com\\.amazon\\.ask\\.|io\\.micronaut\\."
              + "|io\\.quarkus\\.|io\\.helidon\\.)");

  private static final Pattern ROUTES_OF_MICRONAUT =
      Pattern.compile("io\\.micronaut\\.http\\.annotation\\.(?:Get|Post|Put|Patch|Delete|Head)");
  private static final Set<String> ROUTES_OF_JAX = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /** Annotations of methods that are given the event itself. */
  private static final String FUNQ = "io.quarkus.funqy.Funq";

  private static final String BEAN = "Bean";
  private static final Set<String> BODIES = Set.of("RestController", "ResponseBody");

  private static final Pattern FUNCTION =
      Pattern.compile(
          "\\)Ljava/util/function/\\w*(?:Function|Consumer);|\\b\\w*(?:Function|Consumer)\\s*<");

  /** What says how requests are let through, and how long others are waited for. */
  private static final Pattern SETTING =
      Pattern.compile(
          "\\)L[\\w/]*(?:SecurityFilterChain|CorsConfigurationSource|CorsFilter|Rest(?:Template|Client));"
              + "|\\b(?:SecurityFilterChain|CorsConfigurationSource|CorsFilter|Rest(?:Template|Client))"
              + "\\s+\\z");

  private static final Set<String> FUNCTIONS =
      Set.of("java.util.function.Function", "java.util.function.Consumer");

  /** What makes a class that implements a function one that a framework finds. */
  private static final Set<String> COMPONENTS =
      Set.of("Component", "Service", "Named", "ApplicationScoped", "Singleton", "FunctionBean");

  /** What holds the whole request. */
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?:HttpServletRequest|ServletRequest|\\.WebRequest|\\.UriInfo|ws\\.rs\\.core\\.HttpHeaders"
              + "|ContainerRequestContext|ServerWebExchange|ServerHttpRequest|ServerRequest"
              + "|micronaut\\.http\\.HttpRequest)$");

  /** What holds nothing of the request. */
  private static final Pattern OF_FRAMEWORK =
      Pattern.compile(
          "(?:Response|\\.Model|\\.ModelMap|BindingResult|HttpSession|RedirectAttributes|\\.Principal"
              + "|\\.Authentication|\\.SecurityContext|UriComponentsBuilder|\\.Errors|\\.Locale"
              + "|AsyncResponse|CorsRegistry)$");

  private final Unit unit;

  JavaShapes(Unit unit) {
    this.unit = unit;
  }

  /** Returns whether a class belongs to a framework that takes events for an application. */
  static boolean isOfFramework(String type) {
    return FRAMEWORK.matcher(type).find();
  }

  /** Returns whether a handler hands its events to a framework. */
  boolean handsOn() {
    return unit.types().stream()
            .flatMap(type -> type.supertypes().stream())
            .anyMatch(above -> isOfFramework(above) && !HANDLERS.containsKey(above))
        || unit.procedures().stream()
            .flatMap(procedure -> procedure.blocks().stream())
            .flatMap(block -> block.instructions().stream())
            .anyMatch(
                each ->
                    each instanceof Instruction.Call(_, Callee.Declared declared, _, _)
                        && declared.owner().startsWith("com.amazonaws.serverless."));
  }

  /** Returns everything that is called from outside, in the order of the source. */
  List<HandlerShapes.Shape> all() {
    return Stream.concat(handlers().stream(), served().stream()).distinct().toList();
  }

  private List<HandlerShapes.Shape> handlers() {
    var shapes = new ArrayList<HandlerShapes.Shape>();
    for (var type : unit.types()) {
      var called = type.supertypes().stream().flatMap(above -> called(above).stream()).toList();
      for (var method : methods(type)) {
        var parameters = method.parameters();
        boolean takesContext =
            parameters.size() >= 2 && parameters.getLast().type().equals(CONTEXT);
        if (called.contains(method.name()) || takesContext) {
          shapes.add(shape(type, method, new Start.Named()));
        }
      }
    }
    return shapes;
  }

  private static Optional<String> called(String supertype) {
    return Optional.ofNullable(HANDLERS.get(supertype));
  }

  /**
   * Returns what a framework calls for the events that Lambda hands to it.
   *
   * @param functions the names of the functions that it is told to call; empty for all
   */
  Stream<Analysis.Called> called(Set<String> functions, ServingFramework framework) {
    var served =
        served(framework).stream()
            .filter(
                shape ->
                    functions.isEmpty()
                        || !(shape.start() instanceof Start.Made)
                        || functions.contains(
                            shape.name().substring(shape.name().lastIndexOf(':') + 1)))
            .map(HandlerShapes.Shape::start);
    var handlers =
        unit.types().stream()
            .filter(
                type -> type.supertypes().stream().anyMatch(above -> isCalled(above, framework)))
            .flatMap(type -> methods(type).stream())
            .filter(method -> HANDLERS.containsValue(method.name()))
            .map(method -> new Start.At(method.number(), List.of("event", CONTEXT), false));
    return Stream.concat(served, handlers).map(start -> new Analysis.Called(unit, start));
  }

  /** A skill of Alexa has handlers of its own, whatever else serves it. */
  private static boolean isCalled(String supertype, ServingFramework framework) {
    return HANDLERS.containsKey(supertype)
        && (framework.mayCallHandlers() || supertype.startsWith(OF_SKILL));
  }

  /** Returns what a framework calls, whatever Lambda calls. */
  List<HandlerShapes.Shape> served() {
    return served(ServingFramework.ANY);
  }

  private List<HandlerShapes.Shape> served(ServingFramework framework) {
    var shapes = new ArrayList<HandlerShapes.Shape>();
    for (var type : unit.types()) {
      boolean isFunction =
          type.supertypes().stream().anyMatch(FUNCTIONS::contains)
              && has(type.annotations(), COMPONENTS);
      for (var method : methods(type)) {
        start(method, type, isFunction, framework)
            .ifPresent(start -> shapes.add(shape(type, method, start)));
      }
    }
    return shapes;
  }

  private Optional<Start> start(
      Procedure method, TypeDeclaration type, boolean isFunction, ServingFramework framework) {
    if (isRoute(method, type) && !framework.mayServe(type, method)) {
      return Optional.empty();
    }
    return start(method, type, isFunction && framework.mayCallFunctions())
        .filter(start -> framework.mayCallFunctions() || !(start instanceof Start.Made));
  }

  private Optional<Start> start(Procedure method, TypeDeclaration type, boolean isFunction) {
    var annotations = method.annotations();
    boolean isCalledAsFunction =
        isFunction && (method.name().equals("apply") || method.name().equals("accept"));
    if (isCalledAsFunction || annotations.stream().anyMatch(each -> each.name().equals(FUNQ))) {
      return Optional.of(new Start.At(method.number(), List.of("event"), false));
    }
    if (isRoute(method, type)) {
      var handed = method.parameters().stream().map(JavaShapes::word).toList();
      return Optional.of(new Start.At(method.number(), handed, isPage(method, type)));
    }
    if (has(annotations, Set.of(BEAN)) && isMatch(SETTING, method)) {
      var types = method.parameters().stream().map(Parameter::type).toList();
      return Optional.of(new Start.At(method.number(), types, false));
    }
    return has(annotations, Set.of(BEAN)) && isMatch(FUNCTION, method)
        ? Optional.of(
            new Start.Made(
                method.number(), method.parameters().stream().map(Parameter::type).toList()))
        : Optional.empty();
  }

  /** Bytecode tells what a method returns by its descriptor, sources by their text. */
  private boolean isMatch(Pattern type, Procedure method) {
    if (!method.descriptor().isEmpty()) {
      return type.matcher(method.descriptor()).find();
    }
    var text = unit.file().text();
    int name = text.indexOf(method.name() + "(", method.span().start());
    int start = Math.max(text.lastIndexOf('}', name), text.lastIndexOf(';', name));
    return name > 0 && type.matcher(text.substring(Math.max(start, 0), name)).find();
  }

  private List<Procedure> methods(TypeDeclaration type) {
    return type.methods().stream()
        .map(number -> unit.procedures().get(number))
        .filter(method -> !method.blocks().isEmpty() && !method.is(Procedure.Trait.BRIDGE))
        .toList();
  }

  private static HandlerShapes.Shape shape(TypeDeclaration type, Procedure method, Start start) {
    return new HandlerShapes.Shape(type.name() + "::" + method.name(), start);
  }

  private static boolean isRoute(Procedure method, TypeDeclaration type) {
    boolean isServlet =
        method.parameters().stream().anyMatch(each -> each.type().endsWith("ServletRequest"));
    boolean isOfMicronaut =
        method.annotations().stream()
            .anyMatch(each -> ROUTES_OF_MICRONAUT.matcher(each.name()).matches());
    boolean isConfiguring =
        method.parameters().stream().anyMatch(each -> each.type().endsWith("CorsRegistry"));
    boolean isOfErrors =
        has(method.annotations(), Set.of("ExceptionHandler"))
            || (method.name().equals("toResponse")
                && type.supertypes().stream()
                    .anyMatch(above -> above.endsWith(".ExceptionMapper")));
    return isServlet
        || isFilter(method, type)
        || isConfiguring
        || isOfErrors
        || isOfMicronaut
        || has(method.annotations(), ServingFramework.ROUTES_OF_SPRING)
        || has(method.annotations(), ServingFramework.ROUTES_OF_JAX)
        || (has(type.annotations(), Set.of("Path")) && has(method.annotations(), Set.of("Path")));
  }

  /** What stands before all routes is given the same requests. */
  private static boolean isFilter(Procedure method, TypeDeclaration type) {
    return type.supertypes().stream().anyMatch(above -> above.endsWith("Filter"))
        && method.parameters().stream().anyMatch(each -> REQUEST.matcher(each.type()).find());
  }

  /**
   * Returns whether a text that the method returns is shown as a page: where nothing tells what it
   * is, Spring and JAX-RS give what the browser asks for. Micronaut gives JSON then.
   */
  private static boolean isPage(Procedure method, TypeDeclaration type) {
    var told = told(method.annotations()).or(() -> told(type.annotations()));
    boolean isBody =
        has(method.annotations(), BODIES)
            || has(type.annotations(), BODIES)
            || has(method.annotations(), ROUTES_OF_JAX);
    boolean isBefore = has(method.annotations(), BEFORE);
    return !isBefore && told.map(format -> format.contains("html")).orElse(isBody);
  }

  /** Returns the formats that annotations tell, in lower case. */
  private static Optional<String> told(List<Annotation> annotations) {
    return annotations.stream()
        .flatMap(
            each ->
                lastName(each).equals("Produces")
                    ? Stream.of(each.values().getOrDefault("value", ""))
                    : Stream.ofNullable(each.values().get("produces")))
        .filter(format -> !format.isEmpty())
        .map(format -> format.toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private static boolean has(List<Annotation> annotations, Set<String> names) {
    return annotations.stream().map(JavaShapes::lastName).anyMatch(names::contains);
  }

  private static String lastName(Annotation annotation) {
    return annotation.name().substring(annotation.name().lastIndexOf('.') + 1);
  }

  /** What a framework of Java hands over for a parameter. */
  private static String word(Parameter parameter) {
    var type = parameter.type();
    if (REQUEST.matcher(type).find()) {
      return "request";
    }
    if (type.endsWith("Exception") || type.endsWith("Throwable")) {
      return "error";
    }
    return OF_FRAMEWORK.matcher(type).find() ? type : "data";
  }
}
