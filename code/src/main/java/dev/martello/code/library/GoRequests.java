package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Registrations;
import dev.martello.code.ir.GoType;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What web frameworks of Go hand to the functions that handle requests. */
public final class GoRequests {
  private static final Set<String> TYPES =
      Set.of(
          "net/http.Request",
          "github.com/gin-gonic/gin.Context",
          "github.com/labstack/echo/v4.Context",
          "github.com/labstack/echo.Context",
          "github.com/gofiber/fiber/v2.Ctx",
          "github.com/gofiber/fiber/v3.Ctx");

  /** Constants of frameworks that are named like the header, or the type of an answer. */
  private static final Pattern CONSTANT =
      Pattern.compile(
          "github\\.com/(?:gofiber/fiber|labstack/echo|gin-gonic/gin)(?:/v\\d+)?"
              + "\\.(?:Header(?<header>[A-Z]\\w+)|MIME(?:(?:Text)?(?<html>HTML)|(?:Application)?(?<json>JSON)"
              + "|Text(?<plain>Plain)|(?<text>Plain))(?:CharsetUTF8)?)");

  private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private GoRequests() {}

  private static final Pattern INVOCATION =
      Pattern.compile(
          "github\\.com/aws/aws-sdk-go(?:-v2)?/service/lambda(?:/types)?\\.InvocationType([A-Z]\\w+)");

  /** Returns the text that a constant of a library is; empty for everything else. */
  static Optional<String> constant(String name) {
    var constant = CONSTANT.matcher(name);
    if (!constant.matches()) {
      var invocation = INVOCATION.matcher(name);
      return invocation.matches() ? Optional.of(invocation.group(1)) : Optional.empty();
    }
    return Optional.of(
        constant.group("header") != null
            ? WORD.matcher(constant.group("header")).replaceAll("-")
            : constant.group("html") != null
                ? "text/html"
                : constant.group("json") != null ? "application/json" : "text/plain");
  }

  /** Routers that run functions which wrap what handles a request. */
  private static final Pattern WRAPPING =
      Pattern.compile(
          "github\\.com/(?:gorilla/mux|go-chi/chi|labstack/echo).*\\.(?:Use|Pre|With)|github\\.com/labstack/echo.*\\.Group");

  /** Routes whose handler may be followed by functions that wrap it. */
  private static final Pattern ROUTE =
      Pattern.compile(
          "github\\.com/labstack/echo.*\\.(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Any|Match|Add)");

  private static boolean isFunction(Value value) {
    return value.atoms().stream().anyMatch(Atom.Function.class::isInstance);
  }

  private static final Set<String> CONTEXTUAL =
      Set.of("net/http.Request.WithContext", "net/http.Request.Clone");

  /** A request that ends with a context, which is limited in most cases. */
  private static Value limited(Value request) {
    boolean isOfLibrary = request.atoms().stream().allMatch(Atom.External.class::isInstance);
    return isOfLibrary && !request.isNone()
        ? Value.external("net/http.Request.limited").tainted(request.taints())
        : request;
  }

  /** Runs the functions that a router is told to wrap around its handlers, and what these make. */
  static Optional<Value> wrapped(CallEvent event, String method, Interpreter run) {
    if (CONTEXTUAL.contains(event.name())) {
      return Optional.of(limited(event.receiver()));
    }
    boolean isRoute = ROUTE.matcher(event.name()).matches();
    if (!isRoute && !WRAPPING.matcher(event.name()).matches()) {
      return Optional.empty();
    }
    var next = Arguments.of(Value.external("net/http.Handler"));
    var wrapping =
        event
            .arguments()
            .all()
            .dropWhile(each -> isRoute && !isFunction(each))
            .skip(isRoute ? 1 : 0);
    for (var argument : wrapping.toList()) {
      for (var atom : argument.atoms()) {
        if (atom instanceof Atom.Function function) {
          var made = run.call(function, Value.none(), next, event.where().span());
          made.atoms().stream()
              .filter(Atom.Function.class::isInstance)
              .map(Atom.Function.class::cast)
              .forEach(handler -> register(handler, event, run));
        }
      }
    }
    run.frame().goOn();
    return Optional.empty();
  }

  private static void register(Atom.Function handler, CallEvent event, Interpreter run) {
    if (run.semantics() instanceof StandardSemantics semantics) {
      var arguments = GoEntrance.arguments(run, semantics, handler, Value.none(), true);
      run.registrations().add(Registrations.Registered.of(handler, event, arguments.placed()));
    }
  }

  /** Returns whether a type is that of a request. */
  public static boolean isRequest(String type) {
    return TYPES.contains(GoType.pointedAt(type));
  }
}
