package dev.martello.code.project;

import dev.martello.code.analysis.Start;
import dev.martello.code.ir.GoType;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Procedure.Parameter;
import dev.martello.code.ir.Unit;
import dev.martello.code.library.GoRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells what of a unit looks like a handler of Lambda, or like a route of a web framework. */
final class HandlerShapes {
  private static final Pattern HANDLER =
      Pattern.compile("(?i)(lambda_?|function_?)?handler|lambda_?function|handle_?request");
  private static final Pattern HANDLER_OF_GO = Pattern.compile("(?i)handle\\w*|\\w+handler");
  private static final Pattern EVENT =
      Pattern.compile("(?i)_*((lambda|aws|input|raw|sqs|sns|s3|api|apigw)?_?events?|evt)");
  private static final Pattern CONTEXT = Pattern.compile("(?i)_*(lambda|aws)?_?(context|ctx)");

  /** Exports by which handlers of scripts go when their parameters do not tell. */
  private static final Pattern EXPORT =
      Pattern.compile(
          "(?m)^\\s*(?:module\\.)?exports\\.(\\w*[hH]andler|main)\\s*="
              + "|^\\s*export\\s+(?:const|let|var|(?:async\\s+)?function)\\s+(\\w*[hH]andler|main)\\b");

  private static final Pattern WEB_OF_PYTHON =
      Pattern.compile(
          "(?m)^\\s*(?:from|import)\\s+(?:flask|fastapi|starlette|django|bottle|aiohttp|sanic"
              + "|falcon|tornado|rest_framework|quart|chalice|pyramid|webob)\\b");
  private static final Pattern WEB_OF_SCRIPTS =
      Pattern.compile(
          "['\"](?:node:)?(?:express|koa|@koa/router|koa-router|fastify|@hapi/hapi|hapi|restify|hono"
              + "|https?|http2|polka|connect|next|lambda-api|serverless-http|@nestjs/common"
              + "|express-promise-router|ws)['\"]");

  private static final Pattern ASKS = Pattern.compile("\\brequest\\.\\w+");
  private static final Pattern REQUEST = Pattern.compile("(?i)_?(req|request)");
  private static final Pattern RESPONSE = Pattern.compile("(?i)_?(res|resp|response|reply)");

  /** What a function without name is assigned to. */
  private static final Pattern ASSIGNED =
      Pattern.compile("([\\w$]+)\\s*(?::[^=]*)?[=:]\\s*(?:[\\w.]+\\(\\s*)*(?:async\\s+)?$");

  /** What is exported, and the function that is called for it. */
  private static final Pattern WRAPPED =
      Pattern.compile(
          "\\b(?:exports\\.|export\\s+(?:const|let|var)\\s+)([\\w$]+)\\s*(?::[^=]*)?=\\s*([\\w$]+)(?:<.*>)?\\(\\s*(?:async\\s+)?$");

  private final Unit unit;

  HandlerShapes(Unit unit) {
    this.unit = unit;
  }

  /**
   * Something that is called from outside.
   *
   * @param name as a configuration would name it, or as people find it
   */
  record Shape(String name, Start start) {}

  /** Returns everything in the unit that has such a shape, in the order of the source. */
  List<Shape> all() {
    return switch (unit.language()) {
      case PYTHON -> python();
      case JAVASCRIPT, TYPESCRIPT -> script();
      case JAVA, JVM -> new JavaShapes(unit).all();
      case GO -> go();
    };
  }

  private static final Pattern STARTS =
      Pattern.compile(
          "\\b\\w+\\.Start(?:Handler)?(?:Func|With\\w+)?\\(|\\bListenAndServe\\(|\\bapex\\.Handle");
  private static final String LAMBDA_OF_GO = "aws-lambda-go/lambda";

  private static final String EVENTS_OF_GO = "github.com/aws/aws-lambda-go/events.";

  /**
   * A program hands its handler over; other functions with an event of AWS or a request are
   * handlers, too.
   */
  private List<Shape> go() {
    var text = unit.file().text();
    boolean isProgram =
        unit.procedures().stream().anyMatch(HandlerShapes::isMain)
            && STARTS.matcher(text).results().anyMatch(start -> isStart(start.group(), text));
    var functions =
        unit.procedures().stream()
            .filter(procedure -> procedure.parent() == 0)
            .filter(procedure -> !isProgram || !isNamedTwice(procedure.name(), text))
            .flatMap(procedure -> ofGo(procedure).stream());
    return isProgram
        ? Stream.concat(Stream.of(new Shape("main", new Start.Named())), functions).toList()
        : functions.toList();
  }

  /** What is only declared is reached by nobody who is known. */
  private static boolean isNamedTwice(String name, String text) {
    int first = text.indexOf(name);
    return first >= 0 && text.indexOf(name, first + name.length()) >= 0;
  }

  /** A function that is handed a request, or has one inside that it registers somewhere. */
  private Optional<Shape> ofGo(Procedure procedure) {
    var types = procedure.parameters().stream().map(Procedure.Parameter::type).toList();
    if (isOfRequests(procedure)
        || unit.procedures().stream()
            .anyMatch(each -> each.parent() == procedure.number() && isOfRequests(each))) {
      return Optional.of(at(procedure, List.of("request")));
    }
    boolean isOfAws =
        types.stream().anyMatch(type -> GoType.pointedAt(type).startsWith(EVENTS_OF_GO));
    boolean isOfContext =
        types.size() == 2
            && types.getFirst().equals("context.Context")
            && procedure.owner().isEmpty()
            && (HANDLER.matcher(procedure.name()).matches()
                || procedure.name().equalsIgnoreCase("handle"));
    boolean isHandler =
        isOfContext || (isOfAws && HANDLER_OF_GO.matcher(procedure.name()).matches());
    return isHandler ? Optional.of(at(procedure, List.of("event"))) : Optional.empty();
  }

  private static boolean isOfRequests(Procedure procedure) {
    return procedure.parameters().stream()
        .anyMatch(parameter -> GoRequests.isRequest(parameter.type()));
  }

  /** The package of Lambda may have another name in a file. */
  private static boolean isStart(String call, String text) {
    return !call.contains(".Start") || text.contains(LAMBDA_OF_GO);
  }

  private static boolean isMain(Procedure procedure) {
    return procedure.name().equals("main") && procedure.owner().isEmpty();
  }

  /** {@code handler = OrderHandler()}, {@code lambda_handler = service.handle}. */
  private static final Pattern ASSIGNED_HANDLER =
      Pattern.compile(
          "(?m)^((?:lambda_?|function_?)?handler|lambda_?function)[ \\t]*(?::[^=\\n]*)?=[ \\t]*"
              + "([\\w.]+)(?![\\w.]*[ \\t]*[\"'{\\[])",
          Pattern.CASE_INSENSITIVE);

  private List<Shape> python() {
    var shapes = new ArrayList<Shape>();
    boolean isWeb = WEB_OF_PYTHON.matcher(unit.file().text()).find();
    for (var procedure : unit.procedures()) {
      var parameters = plain(procedure);
      if (procedure.parent() != 0 || !procedure.owner().isEmpty()) {
        continue;
      }
      if (parameters.isEmpty()) {
        if (!isWeb && isDecorated(procedure) && HANDLER.matcher(procedure.name()).matches()) {
          shapes.add(new Shape(procedure.name(), new Start.Named()));
        }
        if (isWeb && asksForRequest(procedure)) {
          shapes.add(at(procedure, List.of()));
        }
        continue;
      }
      boolean isHandler =
          (parameters.size() >= 2
                  && (isBesideContext(procedure, parameters) || isEvent(parameters.getFirst()))
                  && !REQUEST.matcher(parameters.getFirst().name()).matches())
              || (HANDLER.matcher(procedure.name()).matches() && parameters.size() == 2);
      boolean isWrapped =
          HANDLER.matcher(procedure.name()).matches()
              && (isDecorated(procedure)
                  || (parameters.size() == 1 && isEvent(parameters.getFirst())));
      if (isHandler) {
        shapes.add(at(procedure, List.of("event", "context")));
      } else if (isWrapped) {
        shapes.add(new Shape(procedure.name(), new Start.Named()));
      } else if (REQUEST.matcher(parameters.getFirst().name()).matches()
          && (isWeb || isViewOfDjango(procedure))) {
        shapes.add(at(procedure, List.of("request", "data")));
      }
    }
    if (isWeb) {
      shapes.add(routes());
    } else {
      ASSIGNED_HANDLER
          .matcher(unit.file().text())
          .results()
          .filter(found -> !isKnown(found.group(2)))
          .map(found -> new Shape(found.group(1), new Start.Named()))
          .distinct()
          .forEach(shapes::add);
    }
    return shapes;
  }

  /** Many functions take some context or other; what Lambda calls takes nothing else. */
  private static boolean isBesideContext(Procedure procedure, List<Parameter> parameters) {
    return isContext(parameters.get(1))
        && ((parameters.size() == 2 && !procedure.name().startsWith("_"))
            || HANDLER.matcher(procedure.name()).matches());
  }

  /** Decorators may hand over something else than an event. */
  private boolean isDecorated(Procedure procedure) {
    var text = unit.file().text();
    int start = text.lastIndexOf('\n', procedure.span().start());
    int above = text.lastIndexOf('\n', start - 1);
    return start > 0 && text.substring(above + 1, start).startsWith("@");
  }

  /** A function of the file, or another name of what is assigned likewise, is one by itself. */
  private boolean isKnown(String assigned) {
    return assigned.equals("None")
        || ASSIGNED_HANDLER
            .matcher(unit.file().text())
            .results()
            .anyMatch(found -> found.group(1).equals(assigned))
        || unit.procedures().stream()
            .anyMatch(each -> each.parent() == 0 && each.name().equals(assigned));
  }

  /** Views of Flask take the request from the framework instead of a parameter. */
  private boolean asksForRequest(Procedure procedure) {
    var span = procedure.span();
    return ASKS.matcher(unit.file().text().substring(span.start(), span.end())).find();
  }

  /** What no other framework calls the parts of a request. */
  private boolean isViewOfDjango(Procedure procedure) {
    var span = procedure.span();
    return OF_DJANGO.matcher(unit.file().text().substring(span.start(), span.end())).find();
  }

  private static final Pattern OF_DJANGO =
      Pattern.compile("\\brequest\\.(?:GET|POST|FILES|META|COOKIES)\\b");

  private List<Shape> script() {
    var shapes = new ArrayList<Shape>();
    boolean isWeb = WEB_OF_SCRIPTS.matcher(unit.file().text()).find();
    boolean isExporting = EXPORT.matcher(unit.file().text()).find();
    for (var procedure : unit.procedures()) {
      var parameters = plain(procedure);
      if (procedure.parent() != 0 || parameters.isEmpty()) {
        continue;
      }
      // What an object is called for is reached by what is exported.
      boolean isInside = isExporting && !procedure.owner().isEmpty();
      boolean isView =
          parameters.size() >= 2
              && (!isWeb || !procedure.name().isEmpty())
              && REQUEST.matcher(parameters.getFirst().name()).matches()
              && RESPONSE.matcher(parameters.get(1).name()).matches();
      boolean isHandler =
          !isInside
              && (isDeclaredHandler(procedure)
                  || isTakenApart(procedure)
                  || (isEvent(parameters.getFirst())
                      && (parameters.size() == 1
                          ? isExported(procedure)
                          : isContext(parameters.get(1))
                              || parameters.get(1).name().startsWith("_"))));
      if (isView) {
        shapes.add(at(procedure, List.of("request", "express.Response", "next")));
      } else if (isHandler) {
        shapes.add(
            wrapped(procedure)
                .orElseGet(() -> at(procedure, List.of("event", "context", "callback"))));
      }
    }
    if (shapes.isEmpty()) {
      var exported = EXPORT.matcher(unit.file().text());
      while (exported.find()) {
        var name = exported.group(1) == null ? exported.group(2) : exported.group(1);
        shapes.add(new Shape(name, new Start.Named()));
      }
    }
    if (isWeb) {
      shapes.add(routes());
    }
    return shapes;
  }

  /** {@code exports.handler = guarded(async}, where the code itself has what is called. */
  private Optional<Shape> wrapped(Procedure procedure) {
    var text = unit.file().text();
    var wrapped = WRAPPED.matcher(unit.file().lineUntil(procedure.span().start()));
    return wrapped.find() && isOwn(wrapped.group(2), text)
        ? Optional.of(new Shape(wrapped.group(1), new Start.Named()))
        : Optional.empty();
  }

  private static boolean isOwn(String wrapper, String text) {
    var name = "\\b" + Pattern.quote(wrapper) + "\\b";
    return Pattern.compile(
            "(?:const|let|var|function)\\s+%1$s(?!\\s*=\\s*require)|%1$s[^;=]{0,400}(?:from|=\\s*require\\()\\s*['\"]\\.\\.?/"
                .formatted(name))
        .matcher(text)
        .find();
  }

  /** Functions with one parameter are many; those count that a line exports. */
  private boolean isExported(Procedure procedure) {
    var file = unit.file();
    var line = file.lineText(file.line(procedure.span().start()));
    return line.contains("export") || HANDLER.matcher(procedure.name()).matches();
  }

  /** {@code const run: Handler<Job> = async}. */
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:const|let|var)\\s+[\\w$]+\\s*:\\s*(?:(\\w+)\\.)?(\\w+)\\s*(?:<[^=]*>)?\\s*=\\s*$");

  private static final Pattern OF_AWS =
      Pattern.compile("\\bimport\\s+(?:type\\s+)?\\{([^}]*)\\}\\s*from\\s*['\"]aws-lambda['\"]");

  /** A constant whose type is one of those that {@code aws-lambda} has for handlers. */
  private boolean isDeclaredHandler(Procedure procedure) {
    var text = unit.file().text();
    var declared = DECLARED.matcher(unit.file().lineUntil(procedure.span().start()));
    if (!text.contains("aws-lambda") || !declared.find()) {
      return false;
    }
    var type = declared.group(2);
    return declared.group(1) != null
        ? type.contains("Handler")
        : OF_AWS
            .matcher(text)
            .results()
            .flatMap(imported -> Stream.of(imported.group(1).split(",")))
            .map(name -> name.strip().replaceFirst("^type\\s+", "").split("\\s+as\\s+"))
            .anyMatch(name -> name[0].contains("Handler") && name[name.length - 1].equals(type));
  }

  private static final Pattern FIELDS =
      Pattern.compile(
          "^(?:async\\b\\s*)?(?:function\\b\\s*[\\w$]*\\s*)?\\(\\s*\\{[^=;]*\\b(?:queryStringParameters"
              + "|multiValue\\w+|pathParameters|Records|requestContext|stageVariables|rawPath"
              + "|rawQueryString|isBase64Encoded)\\b");

  private static final Pattern EXPORTED =
      Pattern.compile(
          "(?:^|\\s)(?:export\\s+(?:const|let|var|default)|(?:module\\.)?exports)\\b[^({]*$"
              + "|(?:^|\\s)export\\s+(?:default\\s+)?(?:async\\s+)?$");

  /** A function that is exported and takes apart what only events of Lambda are made of. */
  private boolean isTakenApart(Procedure procedure) {
    var span = procedure.span();
    return procedure.parameters().getFirst().name().isEmpty()
        && FIELDS.matcher(unit.file().text().substring(span.start(), span.end())).find()
        && EXPORTED.matcher(unit.file().lineUntil(span.start())).find();
  }

  private Shape routes() {
    return new Shape("routes", new Start.Routes());
  }

  private Shape at(Procedure procedure, List<String> parameters) {
    return new Shape(name(procedure), new Start.At(procedure.number(), parameters, false));
  }

  private String name(Procedure procedure) {
    if (!procedure.name().isEmpty()) {
      return procedure.name();
    }
    int start = procedure.span().start();
    var before = unit.file().text().substring(Math.max(0, start - 80), start);
    var assigned = ASSIGNED.matcher(before);
    return assigned.find() ? assigned.group(1) : "function";
  }

  private static List<Parameter> plain(Procedure procedure) {
    return procedure.parameters().stream()
        .filter(parameter -> parameter.kind() == Procedure.Kind.PLAIN)
        .toList();
  }

  private static boolean isEvent(Parameter parameter) {
    return EVENT.matcher(parameter.name()).matches()
        || parameter.type().startsWith("aws_lambda_powertools.utilities.data_classes")
        || parameter.type().matches("(aws-lambda|@types/aws-lambda)\\..*Event\\w*");
  }

  private static boolean isContext(Parameter parameter) {
    return CONTEXT.matcher(parameter.name()).matches()
        || parameter.type().endsWith("LambdaContext");
  }
}
