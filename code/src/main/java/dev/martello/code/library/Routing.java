package dev.martello.code.library;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a call of a web framework says of the paths that functions are called for.
 *
 * @param path where the path is that the call is given, in Python by name as well
 */
record Routing(Kind kind, Set<String> methods, String path) {
  /** What a call does. */
  enum Kind {
    /** It makes an application, which has all paths unless another one takes it in. */
    APPLICATION,
    /** It makes a router, which has the paths that an application gives it. */
    ROUTER,
    /** It gives something that has the paths below one of its receiver's. */
    PART,
    /** It is given functions or routers for a path of its receiver. */
    ROUTE,
    /** The same for all paths below. */
    BELOW,
    /** It hands the function over that what a {@link #PART} gave is called with. */
    DECORATED
  }

  private static final Map<String, Routing> ALL = new HashMap<>();

  private static final String[] VERBS = {
    "get", "post", "put", "patch", "delete", "head", "options"
  };

  /** Frameworks of Python that decorate functions, and what gives the decorators of any method. */
  private static final Map<String, String> DECORATING =
      Map.of(
          "powertools.Resolver", "route",
          "flask.App", "route",
          "quart.Quart()", "route",
          "fastapi.App", "api_route",
          "chalice.App", "route");

  static {
    DECORATING.forEach(
        (framework, any) -> {
          for (var verb : VERBS) {
            decorator(framework + "." + verb, methods(verb));
          }
          decorator(framework + "." + any, Set.of());
        });
    decorator("fastapi.App.route", Set.of());
    add(Kind.DECORATED, Set.of(), "", "fastapi.PageRoute");
    add(Kind.ROUTE, Set.of(), "rule", "flask.App.add_url_rule");
    add(Kind.APPLICATION, Set.of(), "", "flask.Flask", "quart.Quart", "chalice.Chalice");
    add(Kind.APPLICATION, Set.of(), "", "chalice.app.Chalice", "fastapi.FastAPI");
    add(Kind.APPLICATION, Set.of(), "", "starlette.applications.Starlette");
    add(Kind.ROUTER, Set.of(), "url_prefix", "flask.Blueprint", "chalice.Blueprint");
    add(Kind.ROUTER, Set.of(), "prefix", "fastapi.APIRouter");
    add(Kind.BELOW, Set.of(), "prefix", "powertools.Resolver.include_router");
    add(Kind.BELOW, Set.of(), "prefix", "fastapi.App.include_router");
    add(Kind.BELOW, Set.of(), "path", "fastapi.App.mount");
    add(Kind.BELOW, Set.of(), "url_prefix", "flask.App.register_blueprint");
    add(Kind.BELOW, Set.of(), "url_prefix", "chalice.App.register_blueprint");
    add(Kind.APPLICATION, Set.of(), "", "express");
    add(Kind.ROUTER, Set.of(), "", "express.Router", "new express.Router");
    add(Kind.PART, Set.of(), "", "express.App.route");
    add(Kind.BELOW, Set.of(), "", "express.App.use");
    verbs("express.App", "all");
  }

  private static void decorator(String name, Set<String> methods) {
    add(Kind.PART, methods, name.startsWith("flask") ? "rule" : "path", name);
    add(Kind.DECORATED, Set.of(), "", name + "()");
  }

  private static void verbs(String framework, String any) {
    for (var verb : VERBS) {
      add(Kind.ROUTE, methods(verb), "", framework + "." + verb);
    }
    add(Kind.ROUTE, Set.of(), "", framework + "." + any);
  }

  private static Set<String> methods(String verb) {
    return Set.of(verb.toUpperCase(Locale.ROOT));
  }

  private static void add(Kind kind, Set<String> methods, String path, String... names) {
    for (var name : names) {
      ALL.put(name, new Routing(kind, methods, path));
    }
  }

  private static final String POWERTOOLS = "aws_lambda_powertools.event_handler.";
  private static final Routing RESOLVER = new Routing(Kind.APPLICATION, Set.of(), "");
  private static final Routing ROUTER = new Routing(Kind.ROUTER, Set.of(), "");

  /** Returns what a call says; empty for most. */
  static Optional<Routing> of(String name) {
    var known = ALL.get(name);
    if (known == null && name.startsWith(POWERTOOLS)) {
      return name.endsWith("Resolver")
          ? Optional.of(RESOLVER)
          : name.endsWith("Router") ? Optional.of(ROUTER) : Optional.empty();
    }
    return Optional.ofNullable(known);
  }

  /** Returns whether what the call gives has paths of its own. */
  boolean isGiving() {
    return kind == Kind.APPLICATION || kind == Kind.ROUTER || kind == Kind.PART;
  }
}
