package dev.martello.code.library;

import dev.martello.code.knowledge.Place;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a call of a web framework says of the paths that functions are called for.
 *
 * @param methods those of requests, in capitals, where none is given; none for any
 * @param path where the path is given
 * @param method where the methods are given
 */
record Routing(Kind kind, Set<String> methods, Place path, Place method) {
  /** What a call does. */
  enum Kind {
    /** It makes an application, which has all paths unless another one takes it in. */
    APPLICATION,
    /** It makes a router, which has the paths that an application gives it. */
    ROUTER,
    /** It gives something that has the paths below one of its receiver's. */
    PART,
    /** It is given functions for a path of its receiver. */
    ROUTE,
    /** It is given functions or routers for all paths below one of its receiver's. */
    BELOW,
    /** It is given the function that what a {@link #PART} gave decorates. */
    DECORATED
  }

  private static final Place NOWHERE = named("");
  private static final Place FIRST = at(0, "");
  private static final Place SECOND = at(1, "");
  private static final Routing APPLICATION =
      new Routing(Kind.APPLICATION, Set.of(), NOWHERE, NOWHERE);
  private static final Routing ROUTER = new Routing(Kind.ROUTER, Set.of(), NOWHERE, NOWHERE);
  private static final Routing ROUTE = new Routing(Kind.ROUTE, Set.of(), FIRST, NOWHERE);
  private static final Routing BELOW = new Routing(Kind.BELOW, Set.of(), FIRST, NOWHERE);
  private static final Routing PART = new Routing(Kind.PART, Set.of(), FIRST, NOWHERE);

  /** What is told the method first and the path then. */
  private static final Routing OF_METHOD = new Routing(Kind.ROUTE, Set.of(), SECOND, FIRST);

  private static final Map<String, Routing> ALL = new HashMap<>();

  private static final String[] VERBS = {
    "get", "post", "put", "patch", "delete", "head", "options"
  };

  static {
    ofPython();
    ofScripts();
    ofGo();
  }

  private static void ofPython() {
    decorators("powertools.Resolver", "rule", "route", at(1, "method"), Set.of());
    decorators("flask.App", "rule", "route", named("methods"), Set.of("GET"));
    decorators("fastapi.App", "path", "api_route", named("methods"), Set.of("GET"));
    decorators("chalice.App", "path", "route", named("methods"), Set.of("GET"));
    add(new Routing(Kind.DECORATED, Set.of(), NOWHERE, NOWHERE), "fastapi.PageRoute");
    var rule = new Routing(Kind.ROUTE, Set.of(), at(0, "rule"), named("methods"));
    add(rule, "flask.App.add_url_rule");
    add(APPLICATION, "flask.Flask", "chalice.Chalice", "chalice.app.Chalice", "fastapi.FastAPI");
    add(APPLICATION, "starlette.applications.Starlette");
    add(ROUTER.with(named("url_prefix")), "flask.Blueprint");
    add(ROUTER, "chalice.Blueprint");
    add(ROUTER.with(named("prefix")), "fastapi.APIRouter");
    add(BELOW.with(at(1, "prefix")), "powertools.Resolver.include_router");
    add(BELOW.with(named("prefix")), "fastapi.App.include_router");
    add(BELOW.with(at(0, "path")), "fastapi.App.mount");
    add(BELOW.with(named("url_prefix")), "flask.App.register_blueprint");
    add(BELOW.with(named("url_prefix")), "chalice.App.register_blueprint");
    add(ROUTE.with(at(0, "route")), "django.urls.path");
    add(BELOW.with(NOWHERE), "powertools.Resolver.use");
  }

  private static void decorators(
      String framework, String path, String any, Place methods, Set<String> usual) {
    for (var verb : VERBS) {
      decorator(framework + "." + verb, path, NOWHERE, methods(verb));
    }
    decorator(framework + "." + any, path, methods, usual);
  }

  private static void decorator(String name, String path, Place methods, Set<String> usual) {
    add(new Routing(Kind.PART, usual, at(0, path), methods), name);
    add(new Routing(Kind.DECORATED, Set.of(), NOWHERE, NOWHERE), name + "()");
  }

  private static void ofScripts() {
    add(APPLICATION, "express");
    add(ROUTER, "express.Router", "new express.Router");
    add(PART, "express.App.route");
    add(BELOW, "express.App.use");
    verbs("express.App", "all");
    add(APPLICATION, "fastify", "fastify.fastify");
    add(PART.with(option(1, "prefix")), "fastify.App.register", "lambda-api.Api.register");
    add(
        new Routing(Kind.ROUTE, Set.of(), option(0, "url"), option(0, "method")),
        "fastify.App.route");
    verbs("fastify.App", "all");
    add(APPLICATION, "new hono.Hono", "new hono/tiny.Hono", "new hono/quick.Hono");
    add(APPLICATION, "new @hono/zod-openapi.OpenAPIHono");
    add(PART, "hono.App.basePath");
    add(BELOW, "hono.App.route", "hono.App.use");
    add(OF_METHOD, "hono.App.on");
    add(
        new Routing(Kind.ROUTE, Set.of(), option(0, "path"), option(0, "method")),
        "hono.App.openapi");
    verbs("hono.App", "all");
    for (var kind : new String[] {"rest", "http", "experimental-rest"}) {
      add(
          APPLICATION.with(option(0, "prefix")),
          "new @aws-lambda-powertools/event-handler/" + kind + ".Router");
    }
    add(BELOW.with(option(1, "prefix")), "powertools.Router.includeRouter");
    add(
        new Routing(Kind.ROUTE, Set.of(), option(1, "path"), option(1, "method")),
        "powertools.Router.route");
    verbs("powertools.Router", "any");
    add(APPLICATION, "new koa");
    add(ROUTER.with(option(0, "prefix")), "@koa/router", "new @koa/router");
    add(BELOW, "koa.App.use", "koa-mount");
    add(new Routing(Kind.ROUTE, methods("delete"), FIRST, NOWHERE), "koa.App.del");
    verbs("koa.App", "all");
    add(APPLICATION.with(option(0, "base")), "lambda-api");
    add(OF_METHOD, "lambda-api.Api.METHOD");
    add(PART, "@nestjs/common.Controller");
    verbs("lambda-api.Api", "any");
    add(BELOW, "lambda-api.Api.use");
    add(BELOW.with(NOWHERE), "fastify.App.addHook", "powertools.Router.use");
  }

  private static void ofGo() {
    add(APPLICATION, "net/http.NewServeMux", CHI + "NewRouter", CHI + "NewMux");
    add(ROUTE, "net/http.HandleFunc", "net/http.Handle");
    add(ROUTE, "net/http.ServeMux.HandleFunc", "net/http.ServeMux.Handle");
    add(BELOW, "net/http.StripPrefix");
    add(PART, CHI + "Router.Route");
    add(PART.with(NOWHERE), CHI + "Router.Group");
    add(BELOW, CHI + "Router.Mount");
    add(ROUTE, CHI + "Router.HandleFunc", CHI + "Router.Handle");
    add(OF_METHOD, CHI + "Router.Method", CHI + "Router.MethodFunc");
    for (var verb : VERBS) {
      var name = verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
      add(new Routing(Kind.ROUTE, methods(verb), FIRST, NOWHERE), CHI + "Router." + name);
      add(new Routing(Kind.ROUTE, methods(verb), FIRST, NOWHERE), FIBER + "App." + name);
      upper(verb, GIN + "Engine.", ECHO + "Echo.", "github.com/julienschmidt/httprouter.Router.");
    }
    add(APPLICATION, MUX + "NewRouter", GIN + "Default", GIN + "New", ECHO + "New", FIBER + "New");
    add(APPLICATION, "github.com/julienschmidt/httprouter.New");
    add(PART, MUX + "Router.PathPrefix", MUX + "Router.Path", GIN + "Engine.Group");
    add(PART, ECHO + "Echo.Group", FIBER + "App.Group");
    add(ROUTE, MUX + "Router.HandleFunc", MUX + "Router.Handle", MUX + "Router.HandlerFunc");
    add(ROUTE, MUX + "Router.Handler", GIN + "Engine.Any", ECHO + "Echo.Any", FIBER + "App.All");
    add(OF_METHOD, GIN + "Engine.Handle", ECHO + "Echo.Add", FIBER + "App.Add");
    add(OF_METHOD, "github.com/julienschmidt/httprouter.Router.Handle");
    add(OF_METHOD, "github.com/julienschmidt/httprouter.Router.Handler");
    add(OF_METHOD, "github.com/julienschmidt/httprouter.Router.HandlerFunc");
    add(BELOW, FIBER + "App.Mount", FIBER + "App.Use");
    add(BELOW.with(NOWHERE), GIN + "Engine.Use", ECHO + "Echo.Use");
  }

  private static final String CHI = "github.com/go-chi/chi.";
  private static final String MUX = "github.com/gorilla/mux.";
  private static final String GIN = "github.com/gin-gonic/gin.";
  private static final String ECHO = "github.com/labstack/echo.";
  private static final String FIBER = "github.com/gofiber/fiber.";

  private static void upper(String verb, String... receivers) {
    for (var receiver : receivers) {
      var name = receiver + verb.toUpperCase(Locale.ROOT);
      add(new Routing(Kind.ROUTE, methods(verb), FIRST, NOWHERE), name);
    }
  }

  private static void verbs(String framework, String any) {
    for (var verb : VERBS) {
      add(new Routing(Kind.ROUTE, methods(verb), FIRST, NOWHERE), framework + "." + verb);
    }
    add(ROUTE, framework + "." + any);
  }

  private static Set<String> methods(String verb) {
    return Set.of(verb.toUpperCase(Locale.ROOT));
  }

  private static void add(Routing routing, String... names) {
    for (var name : names) {
      ALL.put(name, routing);
    }
  }

  private Routing with(Place other) {
    return new Routing(kind, methods, other, method);
  }

  private static Place at(int index, String name) {
    return new Place(Place.Kind.ARGUMENT, index, name, "");
  }

  private static Place named(String name) {
    return at(-1, name);
  }

  private static Place option(int index, String member) {
    return new Place(Place.Kind.ARGUMENT, index, "", member);
  }

  private static final String POWERTOOLS = "aws_lambda_powertools.event_handler.";
  private static final String OF_GO = "github.com/";

  /** Returns what a call says; empty for most. */
  static Optional<Routing> of(String name) {
    var known = ALL.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (name.startsWith(POWERTOOLS)) {
      return name.endsWith("Resolver")
          ? Optional.of(APPLICATION)
          : name.endsWith("Router") ? Optional.of(ROUTER) : Optional.empty();
    }
    return name.startsWith(OF_GO)
        ? Optional.ofNullable(ALL.get(withoutVersion(name)))
        : Optional.empty();
  }

  /** Go: the path of a module ends in its version, {@code chi/v5.NewRouter}. */
  private static String withoutVersion(String name) {
    int version = name.lastIndexOf("/v");
    int end = version + 2;
    while (version >= 0 && end < name.length() && Character.isDigit(name.charAt(end))) {
      end++;
    }
    boolean isVersion = version >= 0 && end > version + 2 && name.startsWith(".", end);
    return isVersion ? name.substring(0, version) + name.substring(end) : name;
  }

  /** Returns whether what the call gives, or hands to functions, has paths of its own. */
  boolean isGiving() {
    return kind == Kind.APPLICATION || kind == Kind.ROUTER || kind == Kind.PART;
  }
}
