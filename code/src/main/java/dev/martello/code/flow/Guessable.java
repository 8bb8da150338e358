package dev.martello.code.flow;

import dev.martello.check.Inflow;
import dev.martello.code.ir.Procedure;
import dev.martello.code.name.SecretNames;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Part;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects numbers that others can compute or guess, and that become secrets. */
public final class Guessable {
  /*
   * What generators and clocks give is followed like data from outside. It is told where it becomes
   * something whose name, or the text in front of it, says that it is a secret; not where something
   * that nobody can guess is part of the same text.
   */

  /** What a clock gives is in many things, and makes those guessable alone that it is all of. */
  static final String TIME = "the time";

  /** A text that ends so is followed by a secret. */
  private static final Pattern SAYING =
      Pattern.compile(
          "(?is)(?:[?&;\\s\"']|^)(?:\\w*(?<!next|page|client|request|idempotency|continuation)token|otp|pass(?:code|word)|secret|sid|session_?id|api_?key|nonce)\\s*(?:=|:|\\bis\\b:?)\\s*[\"'#]?$|\\byour"
              + " (?:code|pin|password)\\s*(?:=|:|\\bis\\b:?)\\s*[\"'#]?$|\\b(?:verification|log-?\\s?in|sign-?\\s?in|security|reset|access|confirmation|one-?\\s?time|temporary|auth\\w*|activation|recovery|invitation|invite|otp|voucher|coupon)["
              + " -]?(?:code|pin|password|passcode|token)\\s*(?:=|:|\\bis\\b:?|for \\w+"
              + " is:?)?\\s*[\"'#]?$|\\bsess(?:ion)?s?[:#/=_-]$"
              + "|/(?:reset|verify|confirm|activate|invite|magic)(?:-\\w+)?/$");

  /** Where such a text has a place for what follows. */
  private static final Pattern PLACE =
      Pattern.compile("%(?:\\d+\\$)?[-+0-9.]*[a-zA-Z]|\\{[\\w.:!]*}");

  private static final int SHORT = 200;

  private record Key(Origin.Written where, int line) {}

  private final Map<Key, Flow> found = new LinkedHashMap<>();

  /** Marks what such a call gives. */
  public static Value marked(Value value, String what, boolean isGuessable, Origin.Written where) {
    var label = new Label(isGuessable ? Label.GUESSABLE : Label.UNGUESSABLE, what);
    var taint =
        new Taint(
            ~SinkKind.GUESSABLE.bit(),
            false,
            Trace.from(where, what + (isGuessable ? " comes in" : " is made")));
    return value.tainted(label, taint);
  }

  /** Returns whether it is a number, guessable or not, and no data from outside. */
  public static boolean isNumber(Label label) {
    return label.source() == Label.GUESSABLE || label.source() == Label.UNGUESSABLE;
  }

  /** Returns whether somebody would have to know a secret to guess what holds such data. */
  private static boolean isUnguessable(Label label) {
    return label.source() == Label.UNGUESSABLE
        || label.isSecret() && !MADE.matcher(label.path()).find();
  }

  /**
   * Returns whether something is made of what nobody can guess, other than a name that is the only
   * one of its kind.
   */
  public static boolean isKey(Value value) {
    return value.taints().keySet().stream()
        .anyMatch(label -> label.source() == Label.UNGUESSABLE && !label.path().contains("UUID"));
  }

  /** Returns whether others can guess all that something is made of. */
  public static boolean isGuessed(Value value) {
    var labels = value.taints().keySet();
    return labels.stream().anyMatch(label -> label.source() == Label.GUESSABLE)
        && labels.stream().noneMatch(Guessable::isUnguessable);
  }

  /** Returns data without the secrets that calls of nobody knows which kind may have left in it. */
  public static Map<Label, Taint> withoutKeys(Map<Label, Taint> taints) {
    var kept = new TreeMap<>(taints);
    kept.entrySet().removeIf(entry -> entry.getKey().isSecret() && entry.getValue().isGuess());
    return kept;
  }

  /** Returns whether a name that is the only one of its kind is among what something is made of. */
  public static boolean isDrawn(Set<Label> labels) {
    return labels.stream()
        .anyMatch(
            label -> label.source() == Label.UNGUESSABLE && DRAWN.matcher(label.path()).find());
  }

  /** How knowledge says that something is drawn by lot, and so another each time. */
  private static final Pattern DRAWN = Pattern.compile("UUID|drawn by lot");

  /** Secrets that are made here, perhaps of such numbers. */
  private static final Pattern MADE =
      Pattern.compile("^(?:a|the) (?:new secret|token|new `)|^what `");

  /** What a label begins with that is one of them. */
  static final String NEW = "the new `";

  /** Returns what remains of data in what a hash makes of it. */
  public static Map<Label, Taint> inDigest(Map<Label, Taint> taints) {
    var kept = new TreeMap<Label, Taint>();
    taints.forEach(
        (label, taint) -> {
          if (label.source() == Label.GUESSABLE) {
            kept.put(label, taint);
          } else if (isUnguessable(label)) {
            kept.put(
                new Label(Label.UNGUESSABLE, label.path()),
                new Taint(~SinkKind.GUESSABLE.bit(), false, taint.trace()));
          }
        });
    return kept;
  }

  /**
   * Calls of the languages' own libraries that give the same in another form: who can guess the one
   * can guess the other.
   */
  public static final Pattern RESHAPING =
      Pattern.compile(
          "(?:value|str|bytes|number|list|math|Math|String|Number|BigInt|Buffer|Array|base64|binascii|textwrap|string"
              + "|strings|strconv|math/big|encoding/.*|bytes|crypto/(?:md5|sha1|sha256|sha512)|hashlib|crypto\\.createHash\\(\\)(?:\\.update\\(\\))*"
              + "|java\\.lang\\.(?:Math|String|StringBuilder|StringBuffer|Integer|Long|Character|Double)"
              + "|java\\.util\\.(?:Base64|HexFormat|Arrays|Formatter|stream|Optional).*|java\\.util\\.UUID"
              + "|java\\.(?:math|text)\\..*|org\\.apache\\.commons\\.codec\\..*|com\\.google\\.common\\.(?:io|hash)\\..*)"
              + "\\.(?!split$|index|find|length|size|startsWith|endsWith|includes|equals|compare|contains|matches|test|isEmpty|strptime|fromisoformat)[\\w<>.]+"
              + "|int|hex|bin|oct|round|abs|float|format|chr|str|bytes|repr|String|Number|parseInt|btoa|encodeURIComponent|fmt\\.(?:Sprint|Append|Fprint)\\w*|string|uuid\\.UUID|datetime\\.datetime\\.\\w+\\(\\)\\.\\w+|time\\.\\w+(?:\\(\\))?\\.\\w+|(?:new"
              + " )?Date.*");

  /** Returns something together with the numbers that it is made of. */
  public static Value with(Value made, Stream<Value> parts, Interpreter interpreter) {
    var numbers = new TreeMap<Label, Taint>();
    parts
        .filter(Guessable::isPossible)
        .forEach(part -> numbers.putAll(inDigest(in(part, interpreter, Guessable::isTold))));
    boolean isTest = made.atoms().stream().allMatch(Atom.Test.class::isInstance);
    return numbers.isEmpty() || isTest ? made : made.tainted(numbers);
  }

  /** Returns the data of a value and, for numbers that were put into lists, of their elements. */
  private static Map<Label, Taint> in(Value value, Interpreter interpreter) {
    return in(value, interpreter, _ -> true);
  }

  /** As above; a list of what came before may hold much that nobody asks for. */
  private static Map<Label, Taint> in(
      Value value, Interpreter interpreter, Predicate<Label> wanted) {
    var all = new TreeMap<Label, Taint>();
    value.taints().forEach((label, taint) -> add(label, taint, wanted, all));
    for (var atom : value.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && (held.kind() == HeapObject.Kind.LIST
              || held.kind() == HeapObject.Kind.TUPLE
              || isAttribute(held))) {
        Objects.all(held, interpreter)
            .taints()
            .forEach((label, taint) -> add(label, taint, wanted, all));
      }
    }
    return all;
  }

  private static void add(
      Label label, Taint taint, Predicate<Label> wanted, Map<Label, Taint> all) {
    if (wanted.test(label)) {
      all.merge(label, taint, Taint::join);
    }
  }

  /** Returns whether a digest of such data tells anything of how it can be guessed. */
  private static boolean isTold(Label label) {
    return label.source() == Label.GUESSABLE || isUnguessable(label);
  }

  /** What the SDKs wrap around one value of an item: {@code AttributeValueMemberS}. */
  private static boolean isAttribute(HeapObject held) {
    return held.type().contains("dynamodb") && held.type().contains(".AttributeValue");
  }

  /** Returns whether something holds others, beside which a time may stand. */
  private static boolean isContainer(Value value, Interpreter interpreter) {
    return value.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Reference reference
                    && !(interpreter.get(reference.object()) instanceof HeapObject held
                        && isAttribute(held)));
  }

  /** Returns whether a value is drawn by lot, whether others can guess it or not. */
  static boolean isDrawn(Value value, boolean isNameClear, Interpreter interpreter) {
    return isPossible(value)
        && in(value, interpreter).keySet().stream()
            .filter(Guessable::isNumber)
            .filter(label -> !label.path().equals(TIME))
            .anyMatch(label -> isNameClear || !label.path().equals(UUID));
  }

  /** Most of these name requests and records. */
  private static final String UUID = "a random UUID";

  /** Returns whether a value may be such a number at all. */
  static boolean isPossible(Value value) {
    return !value.taints().isEmpty()
        || value.atoms().stream().anyMatch(Atom.Reference.class::isInstance);
  }

  /** Takes note of a value that becomes a secret. */
  public void becomes(
      String what, Value value, boolean isCertain, Origin.Written at, Interpreter interpreter) {
    if (!isPossible(value)) {
      return;
    }
    var taints = in(value, interpreter);
    if (taints.keySet().stream().anyMatch(Guessable::isUnguessable)) {
      return;
    }
    boolean isContainer = isContainer(value, interpreter);
    taints.forEach(
        (label, taint) -> {
          boolean isTime = label.path().equals(TIME);
          boolean isIdle = isTime && (isContainer || !isCertain);
          if (label.source() == Label.GUESSABLE
              && SinkKind.GUESSABLE.isHarmedBy(taint.cleared())
              && !taint.isGuess()
              && !isIdle) {
            tell(what, label, taint, at);
          }
        });
  }

  /** Takes note of what a variable, a member or a parameter gets. */
  public void named(String name, Value value, Origin.Written at, Interpreter interpreter) {
    boolean isSecret = SecretNames.isSecret(name);
    boolean isKey = SecretNames.isDrawnKey(name) && !isPath(value);
    if (isSecret || isKey || isProvingCode(name, at, interpreter) || SecretNames.isDrawn(name)) {
      becomes("`" + name + "`", value, isSecret, at, interpreter);
    }
  }

  /**
   * Takes note of what is stored among the answers that Cognito expects of whoever signs in.
   *
   * @param name what is stored to
   */
  public void expected(String name, Value value, Origin.Written at, Interpreter interpreter) {
    if (!name.startsWith(EXPECTED)) {
      return;
    }
    for (var atom : value.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.MAP) {
        held.members().forEach((_, member) -> becomes(AN_ANSWER, member, false, at, interpreter));
      }
    }
    becomes(AN_ANSWER, value, false, at, interpreter);
  }

  /**
   * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html
   */
  private static final String EXPECTED = "event.response.privateChallengeParameters";

  private static final String AN_ANSWER = "the answer that signs somebody in";

  /** Objects of buckets have keys as well, which look like paths. */
  private static boolean isPath(Value value) {
    return value.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Words(var parts)
                    && parts.stream()
                        .anyMatch(
                            part ->
                                part instanceof Part.Fixed(var text)
                                    && (text.contains("/") || text.contains("."))));
  }

  /** Returns whether a mere code or number stands where somebody proves by it who he is. */
  static boolean isProvingCode(String name, Origin.Written at, Interpreter interpreter) {
    return SecretNames.isCode(name)
        && (SecretNames.isProving(fileOf(at))
            || interpreter.stack().isWithin(Guessable::isProving));
  }

  /** The name of a file, after that of its folder. */
  private static String fileOf(Origin.Written at) {
    var path = at.file().path().split("/");
    return path.length < 2 ? path[0] : path[path.length - 2] + "/" + path[path.length - 1];
  }

  private static boolean isProving(Procedure procedure) {
    return SecretNames.isProving(procedure.name()) || SecretNames.isProving(procedure.owner());
  }

  /** Takes note of what a function gives whose name says what it makes. */
  public void made(Procedure by, Value value, Origin.Written at, Interpreter interpreter) {
    if (isPossible(value) && SecretNames.isMaking(by.name(), by.owner())) {
      becomes("what `" + by.name() + "` gives", value, true, at, interpreter);
    } else if (isPossible(value)
        && (SecretNames.isDrawnKey(by.name()) && !isPath(value)
            || isProvingCode(by.name(), at, interpreter))) {
      becomes("what `" + by.name() + "` gives", value, false, at, interpreter);
    }
  }

  /**
   * Takes note of what a call is given: by a name, beside a text that names it, or by a method that
   * is called so.
   */
  public void called(CallEvent event, Interpreter interpreter) {
    if (event.arguments().all().noneMatch(Guessable::isPossible)) {
      return;
    }
    event
        .arguments()
        .named()
        .forEach((name, value) -> named(name, value, event.where(), interpreter));
    var placed = event.arguments().placed();
    for (int at = 1; at < placed.size(); at++) {
      var value = placed.get(at);
      placed
          .get(at - 1)
          .constantText()
          .ifPresent(name -> named(name, value, event.where(), interpreter));
    }
    if (event.language().isOfJvm() && placed.size() == 1) {
      var method = event.name().substring(event.name().lastIndexOf('.') + 1);
      named(
          SETTING.matcher(method).replaceFirst(""), placed.getFirst(), event.where(), interpreter);
    }
    formatted(event, interpreter);
  }

  private static final Pattern SETTING = Pattern.compile("^(?:set|with|put|add)(?=[A-Z])");

  private void tell(String what, Label label, Taint taint, Origin.Written at) {
    var steps = new ArrayList<Flow.Step>();
    for (var step : taint.trace().steps()) {
      steps.add(new Flow.Step(step.where(), step.message()));
    }
    var where = steps.getFirst().where();
    steps.add(new Flow.Step(at, "becomes " + what));
    var flow =
        new Flow(
            SinkKind.GUESSABLE,
            what,
            new Source("guessable", Source.Trust.INTERNAL, label.path()),
            label.path(),
            where,
            steps,
            Inflow.Confidence.HIGH,
            "",
            List.of());
    found.putIfAbsent(
        new Key(new Origin.Written(where.file(), new Span(0, 0)), where.line()), flow);
  }

  /** Takes note of parts that are put together: a text may say what follows. */
  public void joined(List<Value> parts, Origin.Written at, Interpreter interpreter) {
    for (int next = 1; next < parts.size(); next++) {
      var value = parts.get(next);
      if (!value.taints().isEmpty()) {
        ending(parts.get(next - 1))
            .filter(text -> SAYING.matcher(tail(text)).find())
            .ifPresent(
                text ->
                    becomes("what follows `" + shown(text) + "`", value, false, at, interpreter));
      }
    }
  }

  /** Returns what a text ends with, as far as the code says it. */
  private static Optional<String> ending(Value value) {
    return value.atoms().size() == 1
            && value.atoms().iterator().next() instanceof Atom.Words(var parts)
            && !parts.isEmpty()
            && parts.getLast() instanceof Part.Fixed(var text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static String tail(String text) {
    return text.length() > SHORT ? text.substring(text.length() - SHORT) : text;
  }

  private static String shown(String text) {
    var line = text.strip().replaceAll("(?s).*\\n", "");
    return line.length() > 40 ? line.substring(line.length() - 40) : line;
  }

  /** Takes note of texts with places for what a call is given beside them. */
  private void formatted(CallEvent event, Interpreter interpreter) {
    var given = event.arguments().all().filter(value -> !value.taints().isEmpty()).toList();
    if (given.isEmpty()) {
      return;
    }
    Stream.concat(Stream.of(event.receiver()), event.arguments().all().limit(2))
        .flatMap(value -> value.constantText().stream())
        .filter(Guessable::isSaying)
        .findFirst()
        .ifPresent(
            text ->
                given.forEach(
                    value ->
                        becomes("a text that says so", value, false, event.where(), interpreter)));
  }

  private static boolean isSaying(String format) {
    var places = PLACE.matcher(format);
    int from = 0;
    while (places.find()) {
      if (SAYING.matcher(tail(format.substring(from, places.start()))).find()) {
        return true;
      }
      from = places.end();
    }
    return false;
  }

  public List<Flow> flows() {
    return found.values().stream()
        .sorted(Comparator.comparing(flow -> flow.where().span().start()))
        .collect(Collectors.toList());
  }
}
