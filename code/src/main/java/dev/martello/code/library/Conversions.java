package dev.martello.code.library;

import static dev.martello.code.library.Behaviour.named;

import dev.martello.code.flow.Arithmetic;
import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.DataPlaces;
import dev.martello.code.flow.Files;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Sinks;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Functions that make a value of one kind of one of another: numbers, texts, and what texts encode.
 */
final class Conversions {
  /** How many bytes are kept as a text: keys and vectors have no more. */
  private static final int SHORT = 64;

  /**
   * What a text cannot harm that JavaScript takes for a number as a whole: it may have signs, a
   * point, an exponent, the digits of other bases and blanks with line breaks around it.
   */
  private static final long OF_NUMBERS =
      SinkKind.SQL.bit()
          | SinkKind.OS_COMMAND.bit()
          | SinkKind.CODE.bit()
          | SinkKind.FILE_PATH.bit()
          | SinkKind.ARCHIVE.bit()
          | SinkKind.CLIMBING.bit()
          | SinkKind.URL.bit()
          | SinkKind.REDIRECT.bit()
          | SinkKind.HTML.bit()
          | SinkKind.TEMPLATE.bit()
          | SinkKind.XML.bit()
          | SinkKind.XPATH.bit()
          | SinkKind.LDAP.bit()
          | SinkKind.SLOW_PATTERN.bit()
          | SinkKind.DESERIALIZATION.bit();

  static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.table(
          named(Texts::joinedPath, "os.path.join", "posixpath.join"),
          named(
              Behaviour.UNKNOWN,
              "bool",
              "len",
              "ord",
              "hash",
              "id",
              "isinstance",
              "issubclass",
              "callable",
              "hasattr",
              "range",
              "complex",
              "divmod",
              "pow",
              "Boolean",
              "Number.isInteger",
              "Number.isFinite",
              "Number.isNaN",
              "Array.isArray",
              "typeof",
              "Date.now",
              "new Date",
              "Date.parse",
              "datetime.datetime.strptime",
              "uuid.UUID",
              "decimal.Decimal",
              "fractions.Fraction",
              "time.time",
              "ObjectId.isValid",
              "java.lang.Integer.parseInt",
              "java.lang.Long.parseLong",
              "java.lang.Integer.valueOf",
              "java.lang.Long.valueOf",
              "java.lang.Double.parseDouble",
              "java.util.UUID.fromString"),
          named((event, _) -> Conditions.harmlessIfFalse(numeric(event), OF_NUMBERS), "isNaN"),
          named((event, _) -> Conditions.harmlessIfTrue(numeric(event), OF_NUMBERS), "isFinite"),
          named((event, _) -> Value.of(new Atom.Method(event.arguments().at(0), "typeof")), "type"),
          named(
              (event, _) -> Arithmetic.counted(Value.unknown(), event.arguments().all().toList()),
              "int",
              "float",
              "abs",
              "round",
              "Number",
              "parseInt",
              "parseFloat",
              "BigInt",
              "Number.parseInt",
              "Number.parseFloat",
              "Math.floor",
              "Math.ceil",
              "Math.round",
              "Math.abs",
              "Math.trunc"),
          named(Behaviour.UNKNOWN, "sum"),
          named(Conversions::path, "pathlib.Path", "pathlib.PosixPath", "pathlib.Path().joinpath"),
          named(
              Conversions::text,
              "str",
              "repr",
              "ascii",
              "String",
              "bytes",
              "bytearray",
              "java.lang.String.valueOf",
              "new String",
              "Buffer.from",
              "string.Template"),
          named(
              (event, run) -> content(event.arguments().at(0), run),
              "json.loads",
              "JSON.parse",
              "json.load",
              "orjson.loads",
              "ujson.loads",
              "simplejson.loads",
              "base64.b64decode",
              "atob",
              "urllib.parse.unquote",
              "urllib.parse.unquote_plus",
              "decodeURIComponent",
              "decodeURI",
              "urllib.parse.parse_qs",
              "querystring.parse",
              "ast.literal_eval",
              "gzip.decompress",
              "zlib.decompress"),
          named(Conversions::query, "new URLSearchParams"),
          named(
              (event, run) -> found(event, 0, 1, run),
              "lodash.get",
              "lodash/get",
              "dot-prop.get",
              "dot-prop.getProperty",
              "object-path.get",
              "just-safe-get",
              "dlv"),
          named(
              (event, run) -> found(event, 1, 0, run), "ramda.path", "ramda.prop", "lodash/fp.get"),
          named(
              Conversions::serialized,
              "json.dumps",
              "JSON.stringify",
              "orjson.dumps",
              "ujson.dumps",
              "simplejson.dumps"));

  private Conversions() {}

  /** A number that was made of the beginning of a text alone tells nothing of the rest. */
  private static Value numeric(CallEvent event) {
    var asked = event.arguments().at(0);
    long ofNumbers = ~SinkKind.GLOBAL.bit();
    boolean isNumber =
        asked.taints().values().stream()
            .allMatch(taint -> (taint.cleared() & ofNumbers) == ofNumbers);
    return isNumber && !OF_WHOLE.matcher(event.where().text()).find() ? Value.none() : asked;
  }

  /** {@code isNaN(Number(text))}, {@code isNaN(+text)}. */
  private static final Pattern OF_WHOLE = Pattern.compile("^\\w+\\(\\s*(?:Number\\(|\\+)");

  /** What parsing a text gives: of a field of the event the parts of that field. */
  static Value content(Value text, Interpreter run) {
    var result = Value.none();
    for (var atom : text.atoms()) {
      result =
          result.join(
              switch (atom) {
                case Atom.Event event -> Value.of(event);
                case Atom.Reference reference ->
                    Value.unknown().tainted(Objects.deep(run, Value.of(reference)));
                case Atom.Words words ->
                    Value.textOf(words).isPresent() ? Value.none() : Value.unknown();
                default -> Value.unknown();
              });
    }
    // What is read out of a text may be an object, which the text itself is not.
    long texts = SinkKind.FILTER.bit();
    long untouched = texts | Sinks.NO_CHOICE;
    var taints =
        text.each(
            taint ->
                (taint.cleared() == untouched ? taint.unclear(texts) : taint)
                    .at(taint.trace().within("")));
    return (result.isNone() ? Value.unknown() : result).tainted(taints.taints());
  }

  /** Names and values that the code puts together are encoded where they become a text. */
  private static Value query(CallEvent event, Interpreter run) {
    var given = event.arguments().at(0);
    boolean isMade = given.only().filter(Atom.Reference.class::isInstance).isPresent();
    var parsed = content(given, run);
    return isMade ? parsed.each(taint -> taint.clear(ENCODED)) : parsed;
  }

  /** What a query is used for as a text; who reads a value of it gets that as it was put in. */
  private static final long ENCODED =
      SinkKind.URL.bit() | SinkKind.HEADER.bit() | SinkKind.REDIRECT.bit() | SinkKind.LOG.bit();

  /** Looks into an object by a path of names, in one text or in a list. */
  private static Value found(CallEvent event, int object, int path, Interpreter run) {
    var steps = steps(event.arguments().at(path), run);
    if (steps.isEmpty()) {
      return run.unknownResult(event.receiver(), event.arguments());
    }
    var found = event.arguments().at(object);
    for (var step : steps) {
      found = run.objects().element(found, step);
    }
    return found.join(event.arguments().at(2));
  }

  private static final Pattern STEP = Pattern.compile("[.\\[\\]\"']+");

  private static List<String> steps(Value path, Interpreter run) {
    var text = path.constantText();
    if (text.isPresent()) {
      return STEP.splitAsStream(text.get()).filter(step -> !step.isEmpty()).toList();
    }
    boolean isList =
        path.only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.LIST;
    var steps = new ArrayList<String>();
    for (int next = 0; isList && next < MOST_STEPS; next++) {
      var step = run.objects().element(path, Integer.toString(next)).constantText();
      if (step.isEmpty()) {
        break;
      }
      steps.add(step.get());
    }
    return steps;
  }

  private static final int MOST_STEPS = 10;

  private static Value serialized(CallEvent event, Interpreter run) {
    var value = event.arguments().at(0);
    boolean isAsItIs = event.arguments().at(1).isNone();
    var inside = new TreeMap<Label, List<String>>();
    if (isAsItIs) {
      DataPlaces.each(
          run,
          value,
          (place, label, _) -> inside.computeIfAbsent(label, _ -> new ArrayList<>()).add(place));
    }
    var taints = new TreeMap<>(Objects.deep(run, value));
    taints.replaceAll(
        (label, taint) -> {
          var places = inside.getOrDefault(label, List.of());
          return taint.at(taint.trace().within(Trace.joined(places.stream())));
        });
    return Value.unknown().tainted(taints);
  }

  private static Value path(CallEvent event, Interpreter run) {
    var pieces = new ArrayList<Value>();
    if (event.name().endsWith(".joinpath")) {
      pieces.add(event.receiver());
    }
    pieces.addAll(event.arguments().placed());
    var given = run.unknownResult(event.receiver(), event.arguments());
    var made = Files.path(pieces.isEmpty() ? List.of(Value.text(".")) : pieces, run);
    return made.tainted(given.taints());
  }

  /** Python: bytes that more is put behind. */
  private static Value bytes(Value text, CallEvent event, Interpreter run) {
    return Lists.list(event, run, text);
  }

  private static Value text(CallEvent event, Interpreter run) {
    var value = event.arguments().at(0);
    if (value.isNone()) {
      return event.name().equals("bytearray") ? bytes(Value.none(), event, run) : Value.text("");
    }
    boolean isZeros = event.name().equals("bytes") || event.name().equals("bytearray");
    var length = isZeros ? value.constantNumber() : Optional.<Double>empty();
    if (length.isPresent() && length.get() > 0 && length.get() <= SHORT) {
      return Value.text("\0".repeat(length.get().intValue()));
    }
    var text = Formats.text(run, value);
    if (event.name().equals("bytearray")) {
      return bytes(text, event, run);
    }
    boolean isQuoted = event.name().equals("repr") || event.name().equals("ascii");
    return isQuoted ? text.each(taint -> taint.clear(Formats.QUOTED)) : text;
  }
}
