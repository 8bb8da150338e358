package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Rights;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What methods of event objects give: getters of the event classes of AWS and of the code's own,
 * maps and trees of parsed JSON.
 */
final class JvmEvents {
  /** Fields that are not named like their getters. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("getSNS", "Sns"),
          Map.entry("getResponseUrl", "ResponseURL"),
          Map.entry("getRequestType", "RequestType"),
          Map.entry("getStackId", "StackId"),
          Map.entry("getLogicalResourceId", "LogicalResourceId"),
          Map.entry("getNewImage", "NewImage"),
          Map.entry("getOldImage", "OldImage"),
          Map.entry("getKeys", "Keys"),
          Map.entry("getUrlDecodedKey", "key"),
          Map.entry("getDetailType", "detail-type"),
          Map.entry("getS", "S"),
          Map.entry("getN", "N"),
          Map.entry("getM", "M"),
          Map.entry("getL", "L"),
          Map.entry("getSS", "SS"),
          Map.entry("getB", "B"));

  /** Members of a message of SNS have capitals. */
  private static final Set<String> OF_SNS =
      Set.of("message", "subject", "messageAttributes", "topicArn", "messageId", "type");

  /** Methods that look up what their first argument names. */
  private static final Set<String> LOOKUPS =
      Set.of(
          "get",
          "getOrDefault",
          "path",
          "findValue",
          "findPath",
          "required",
          "getAsJsonObject",
          "getAsJsonArray",
          "getAsJsonPrimitive",
          "getJSONObject",
          "getJSONArray",
          "getJsonObject",
          "getJsonArray",
          "getString",
          "optString",
          "optJSONObject",
          "optJSONArray",
          "opt",
          "getText",
          "getParameter",
          "getParameterValues",
          "getHeader",
          "getHeaderString",
          "getHeaders",
          "getInitParameter",
          "getFirst",
          "elementAt",
          "withObject",
          "requiredAt",
          "getJsonString",
          "remove");

  /** Methods that give the same in another form. */
  private static final Set<String> SAME =
      Set.of(
          "asText",
          "textValue",
          "getAsString",
          "asString",
          "stringValue",
          "toString",
          "toPrettyString",
          "getAsJsonObject",
          "getAsJsonArray",
          "iterator",
          "stream",
          "parallelStream",
          "elements",
          "trim",
          "strip",
          "toLowerCase",
          "toUpperCase",
          "stripLeading",
          "stripTrailing",
          "intern",
          "getBytes",
          "array",
          "asReadOnlyBuffer",
          "duplicate",
          "toCharArray",
          "readAllBytes",
          "toMap",
          "asObject",
          "orElse",
          "orElseThrow",
          "orElseGet");

  /** Methods whose results are numbers, or truth values that do not test anything. */
  private static final Set<String> NUMBERS =
      Set.of(
          "asInt",
          "asLong",
          "asDouble",
          "getAsInt",
          "getAsLong",
          "getAsDouble",
          "getInt",
          "getLong",
          "getDouble",
          "optInt",
          "optLong",
          "intValue",
          "longValue",
          "doubleValue",
          "length",
          "size",
          "isEmpty",
          "isBlank",
          "hashCode",
          "compareTo",
          "hasNext",
          "has",
          "hasNonNull",
          "isNull",
          "isMissingNode");

  /** Methods that tell what a value is like. */
  private static final Set<String> OF_TEXTS =
      Set.of(
          "isEmpty",
          "isBlank",
          "isNull",
          "isMissingNode",
          "isTextual",
          "isArray",
          "isObject",
          "isNumber",
          "isBoolean",
          "isInt",
          "isPresent",
          "isContainerNode",
          "isValueNode",
          "isJsonNull",
          "isJsonArray",
          "isJsonObject",
          "isJsonPrimitive");

  /** Methods that give a truth value, of what they are called on or of what they name. */
  private static final Set<String> OF_TRUTH =
      Set.of("asBoolean", "booleanValue", "getAsBoolean", "getBoolean", "optBoolean");

  private JvmEvents() {}

  /** Returns what a method of an event's field gives; empty if it is like any other value. */
  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    return call(event.receiver().without(Atom.Opaque.class), event.arguments(), type, method, run);
  }

  /** As above for a method reference: the first argument is the receiver. */
  static Optional<Value> referred(CallEvent event, String type, String method, Interpreter run) {
    var placed = event.arguments().placed();
    boolean isOfHelpers = type.endsWith("Utils") || type.endsWith("Util");
    return placed.size() == 1 && !isOfHelpers && method.matches("get[A-Z]\\w*")
        ? call(placed.getFirst().without(Atom.Opaque.class), Arguments.none(), type, method, run)
        : Optional.empty();
  }

  private static Optional<Value> call(
      Value receiver, Arguments arguments, String type, String method, Interpreter run) {
    boolean isEvent = receiver.atoms().stream().allMatch(Atom.Event.class::isInstance);
    if (!isEvent || receiver.atoms().isEmpty()) {
      return Optional.empty();
    }
    var first = arguments.at(0);
    int count = arguments.count();
    boolean isTruth = count == 0 && method.matches("is[A-Z]\\w*");
    if (isTruth && !OF_TEXTS.contains(method)) {
      var name = method.substring(2, 3).toLowerCase(Locale.ROOT) + method.substring(3);
      return Optional.of(Rights.yesOrNo(run.objects().element(receiver, name)));
    }
    if (OF_TRUTH.contains(method)) {
      var name = Objects.constantKey(first).filter(JvmEvents::isName);
      return Optional.of(
          Rights.yesOrNo(
              name.isPresent() ? run.objects().element(receiver, name.get()) : receiver));
    }
    if (NUMBERS.contains(method) || isTruth) {
      return Optional.of(Value.unknown());
    }
    var pointer = method.equals("at") ? first.constantText().orElse("") : "";
    if (pointer.startsWith("/")) {
      var found = receiver;
      for (var step : pointer.substring(1).split("/")) {
        found = run.objects().element(found, isName(step) ? step : "*");
      }
      return Optional.of(found);
    }
    if (count > 0 && LOOKUPS.contains(method)) {
      var name =
          Objects.constantKey(first).filter(JvmEvents::isName).or(() -> header(first)).orElse("*");
      var holder =
          method.startsWith("getHeader") ? run.objects().element(receiver, "headers") : receiver;
      var found = run.objects().element(isHeld(receiver) ? holder : receiver, name);
      return Optional.of(count > 1 ? found.join(arguments.at(1)) : found);
    }
    if (SAME.contains(method)) {
      return Optional.of(count == 0 ? receiver : receiver.join(first.without(Atom.Function.class)));
    }
    if (method.equals("next")) {
      return Optional.of(run.objects().elements(receiver, false));
    }
    if (count == 0 && isGetter(type, method)) {
      var name = field(receiver, type, method);
      boolean isPlain =
          run.program()
              .type(type, run.frame().id().unit())
              .map(declared -> declared.fieldTypes().getOrDefault(name, ""))
              .filter(declared -> run.program().isPlain(declared, run.frame().id().unit()))
              .isPresent();
      if (isPlain) {
        return Optional.of(Rights.yesOrNo(run.objects().element(receiver, name)));
      }
      return Optional.of(run.objects().element(receiver, name));
    }
    return Optional.empty();
  }

  /** Libraries have constants for headers: {@code HttpHeaders.AUTHORIZATION}. */
  private static Optional<String> header(Value key) {
    return key.only()
        .filter(Atom.External.class::isInstance)
        .map(atom -> HEADER.matcher(((Atom.External) atom).name()))
        .filter(Matcher::find)
        .map(found -> found.group(1).toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static final Pattern HEADER =
      Pattern.compile("\\.\\w*Header(?:s|Names)?\\.([A-Z][A-Z_]+)$");

  /** Requests of the servlet API have their headers beside the parameters. */
  private static boolean isHeld(Value receiver) {
    return receiver.atoms().stream()
        .allMatch(atom -> atom instanceof Atom.Event event && event.path().equals("request"));
  }

  private static boolean isName(String key) {
    return key.isEmpty() || !Character.isDigit(key.charAt(0));
  }

  private static boolean isGetter(String type, String method) {
    boolean isGet =
        method.length() > 3 && method.startsWith("get") && Character.isUpperCase(method.charAt(3));
    return (isGet && !method.equals("getFirst") && !method.equals("getLast"))
        || NAMES.containsKey(method)
        || isAccessor(type);
  }

  /** Accessors of records and of immutable types are named like the fields. */
  private static boolean isAccessor(String type) {
    return !type.startsWith("java.") && !type.equals("value") && !type.isEmpty();
  }

  private static String field(Value receiver, String type, String method) {
    var known = NAMES.get(method);
    if (known != null) {
      return known;
    }
    var name =
        method.startsWith("get") && method.length() > 3
            ? Character.toLowerCase(method.charAt(3)) + method.substring(4)
            : method;
    boolean isRoot =
        receiver.atoms().stream()
            .allMatch(atom -> atom instanceof Atom.Event event && event.path().isEmpty());
    boolean isOther =
        type.contains("Kafka") || type.contains("Firehose") || type.contains("ActiveMQ");
    if (isRoot && name.equals("records") && !isOther) {
      return "Records";
    }
    boolean isSns =
        receiver.atoms().stream()
            .allMatch(atom -> atom instanceof Atom.Event event && event.path().endsWith("Sns"));
    return isSns && OF_SNS.contains(name)
        ? Character.toUpperCase(name.charAt(0)) + name.substring(1)
        : name;
  }
}
