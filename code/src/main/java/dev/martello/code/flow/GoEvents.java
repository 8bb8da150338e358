package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields and methods of events as Go names them: those of {@code
 * github.com/aws/aws-lambda-go/events}, of attribute values, and of the requests of web frameworks.
 */
public final class GoEvents {
  /** What the types of AWS's events are called. */
  public static final String TYPES = "github.com/aws/aws-lambda-go/events.";

  /** What frameworks hand to the functions that handle requests. */
  private static final String REQUEST = "request";

  /** Fields that are not named like their JSON. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("SNS", "Sns"),
          Map.entry("Change", "dynamodb"),
          Map.entry("DetailType", "detail-type"),
          Map.entry("EventSourceArn", "eventSourceARN"),
          Map.entry("EventSourceARN", "eventSourceARN"),
          Map.entry("EventID", "eventID"),
          Map.entry("URLDecodedKey", "key"),
          Map.entry("AWSLogs", "awslogs"),
          Map.entry("PrincipalID", "principalId"),
          Map.entry("ARN", "arn"),
          Map.entry("ETag", "eTag"));

  private static final Set<String> OF_CHANGE =
      Set.of("Keys", "NewImage", "OldImage", "SequenceNumber", "StreamViewType", "SizeBytes");

  /** Methods that look up what their first argument names. */
  private static final Set<String> LOOKUPS =
      Set.of(
          "Get",
          "Query",
          "Param",
          "Params",
          "PostForm",
          "FormValue",
          "PostFormValue",
          "PathValue",
          "GetHeader",
          "Cookie",
          "Cookies",
          "DefaultQuery",
          "DefaultPostForm",
          "QueryParam",
          "Values",
          "GetQuery",
          "FormFile",
          "QueryArray",
          "QueryMap",
          "PathParam",
          "ByName",
          "GetReqHeaders");

  /** Methods that give the same in another form. */
  private static final Set<String> SAME =
      Set.of(
          "String",
          "Bytes",
          "Body",
          "Query",
          "GetRawData",
          "Map",
          "List",
          "Binary",
          "Context",
          "Values",
          "StringSet",
          "Request",
          "WithContext",
          "Clone",
          "BodyRaw",
          "QueryString",
          "QueryParams",
          "Path",
          "OriginalURL",
          "FormParams",
          "UserAgent",
          "Referer",
          "EscapedPath",
          "RequestURI",
          "MarshalJSON",
          "Hostname");

  /** Methods whose results are numbers, truth values, or set by AWS. */
  private static final Set<String> HARMLESS =
      Set.of(
          "Number",
          "Integer",
          "Float",
          "Boolean",
          "IsNull",
          "DataType",
          "NumberSet",
          "Len",
          "Close",
          "ClientIP",
          "RealIP",
          "IP",
          "Method",
          "ParamsInt",
          "QueryInt",
          "QueryBool",
          "Before",
          "After",
          "Unix",
          "Format",
          "Deadline",
          "Err");

  private GoEvents() {}

  /** Returns whether an object has the fields of an event that was read into it. */
  static boolean isRead(HeapObject held) {
    return held.type().startsWith(TYPES)
        && held.any().atoms().stream().anyMatch(Atom.Event.class::isInstance);
  }

  /** Returns the path of a field of a struct that an event, or a part of one, was read into. */
  static String path(String parent, String name) {
    // What gin gives handlers holds the request, and stands for it.
    boolean isItself = parent.equals(REQUEST) && name.equals("Request");
    return isItself ? parent : Objects.path(parent, field(parent, name));
  }

  private static String field(String parent, String name) {
    if (parent.isEmpty() && name.equals("Records")) {
      return name;
    }
    if (parent.endsWith("Sns")) {
      return name.equals("MessageID") ? "MessageId" : name;
    }
    if (parent.endsWith("dynamodb") && OF_CHANGE.contains(name)) {
      return name;
    }
    return NAMES.getOrDefault(name, camel(name));
  }

  /** {@code HTTPMethod} is {@code httpMethod}, {@code SourceIP} is {@code sourceIp}. */
  private static String camel(String name) {
    int start = 0;
    while (start < name.length() && !Character.isLowerCase(name.charAt(start))) {
      start++;
    }
    if (start == name.length()) {
      return name.toLowerCase(Locale.ROOT);
    }
    int lowered = Math.max(1, start - 1);
    int end = name.length();
    while (end > lowered && Character.isUpperCase(name.charAt(end - 1))) {
      end--;
    }
    var tail = name.substring(end);
    return name.substring(0, lowered).toLowerCase(Locale.ROOT)
        + name.substring(lowered, end)
        + (tail.isEmpty() ? "" : tail.charAt(0) + tail.substring(1).toLowerCase(Locale.ROOT));
  }

  /** In which part of a request a method looks. */
  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("GetHeader", "headers"),
          Map.entry("GetReqHeaders", "headers"),
          Map.entry("Get", "headers"),
          Map.entry("Cookie", "cookies"),
          Map.entry("Cookies", "cookies"),
          Map.entry("Query", "query"),
          Map.entry("DefaultQuery", "query"),
          Map.entry("GetQuery", "query"),
          Map.entry("QueryParam", "query"),
          Map.entry("QueryArray", "query"),
          Map.entry("Param", "params"),
          Map.entry("Params", "params"),
          Map.entry("PathParam", "params"),
          Map.entry("PathValue", "params"),
          Map.entry("ByName", "params"),
          Map.entry("PostForm", "form"),
          Map.entry("DefaultPostForm", "form"),
          Map.entry("FormValue", "form"),
          Map.entry("PostFormValue", "form"));

  /** What a request is asked for by name is none of its own fields. */
  private static Value holder(Value receiver, String method, Interpreter run) {
    return isRequest(receiver)
        ? run.objects().element(receiver, PARTS.getOrDefault(method, "parameters"))
        : receiver;
  }

  /** Methods that read a part of a request into a struct. */
  private static final Map<String, String> BINDING =
      Map.of(
          "QueryParser", "query",
          "BindQuery", "query",
          "ShouldBindQuery", "query",
          "ParamsParser", "params",
          "BindUri", "params",
          "ShouldBindUri", "params");

  /** Returns what a request reads into a struct: its body, unless the method says otherwise. */
  public static Value bound(CallEvent event, Interpreter run) {
    var receiver = event.receiver();
    var method = event.name().substring(event.name().lastIndexOf('.') + 1);
    return isRequest(receiver)
        ? run.objects().element(receiver, BINDING.getOrDefault(method, "body"))
        : receiver;
  }

  private static boolean isRequest(Value receiver) {
    return receiver.only().orElse(null) instanceof Atom.Event event && event.path().equals(REQUEST);
  }

  /** Returns whether events and requests have a method themselves. */
  static boolean isMethod(String name) {
    return GoContexts.isMethod(name)
        || LOOKUPS.contains(name)
        || SAME.contains(name)
        || HARMLESS.contains(name);
  }

  /** Returns what a method of a part of the event gives; empty if it is like any other. */
  public static Optional<Value> call(CallEvent event, String method, Interpreter run) {
    if (OF_ROUTES.containsKey(method)) {
      return variables(event, OF_ROUTES.get(method), run);
    }
    var receiver = event.receiver();
    boolean isEvent = receiver.atoms().stream().allMatch(Atom.Event.class::isInstance);
    if (!isEvent || receiver.isNone()) {
      return Optional.empty();
    }
    if (HARMLESS.contains(method)) {
      return Optional.of(Value.unknown());
    }
    if (method.equals("BasicAuth")) {
      return Optional.of(
          run.objects().element(run.objects().element(receiver, "headers"), "authorization"));
    }
    int count = event.arguments().count();
    if (count > 0 && LOOKUPS.contains(method)) {
      var name = Objects.constantKey(event.arguments().at(0)).orElse("*");
      var found = run.objects().element(holder(receiver, method, run), name);
      return Optional.of(count > 1 ? found.join(event.arguments().at(1)) : found);
    }
    return SAME.contains(method)
        ? Optional.of(method.equals("Query") ? query(receiver, run) : receiver)
        : Optional.empty();
  }

  /** Functions that routers have for the variables in the paths of routes, and whose they are. */
  private static final Map<String, String> OF_ROUTES =
      Map.of(
          "Vars", "github.com/gorilla/mux.",
          "URLParam", "github.com/go-chi/chi",
          "URLParamFromCtx", "github.com/go-chi/chi",
          "ParamsFromContext", "github.com/julienschmidt/httprouter.");

  /** Returns the variables of a request's path, or the one that is asked for. */
  private static Optional<Value> variables(CallEvent event, String library, Interpreter run) {
    var given = event.arguments();
    if (!event.name().startsWith(library) || !isRequest(given.at(0))) {
      return Optional.empty();
    }
    var all = run.objects().element(given.at(0), "params");
    return Optional.of(
        given.count() == 1
            ? all
            : run.objects().element(all, Objects.constantKey(given.at(1)).orElse("*")));
  }

  private static final String ADDRESS = ".url";

  /** The parameters of an address are none of its own fields: one of them may be called host. */
  private static Value query(Value address, Interpreter run) {
    return address.only().orElse(null) instanceof Atom.Event(var source, var path)
            && path.endsWith(ADDRESS)
        ? run.semantics()
            .field(source, path.substring(0, path.length() - ADDRESS.length()) + ".query", run)
        : address;
  }
}
