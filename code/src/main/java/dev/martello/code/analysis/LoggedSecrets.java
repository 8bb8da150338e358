package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.OwnTexts;
import dev.martello.code.ir.Language;
import dev.martello.code.name.RequestFields;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.code.value.WholeSecrets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells what must not stand in the log at all: values of secrets, and what of a request
 * authenticates its sender. Whether a whole request holds any such thing only all of the code
 * tells.
 */
final class LoggedSecrets {
  /** The whole event, or all headers. */
  private static final Pattern WHOLE = Pattern.compile("|(?:multiValue)?[hH]eaders(?:\\.\\*)?");

  private static final Pattern EACH_HEADER = Pattern.compile("(?:multiValue)?[hH]eaders\\.\\*");

  /** What knowledge says of answers that are tokens, in whatever form they are read. */
  private static final String OF_ISSUER = "what the issuer of tokens answers";

  private static final Pattern DEBUG =
      Pattern.compile("\\.(?:[dD]ebug|trace|fine\\w*)(?:[fw]|ln|Context)?$");

  private static final Pattern DEBUGGING =
      Pattern.compile("\\b(?:setLevel|basicConfig)\\([^()\\n]*\\bDEBUG\\b");

  private static final Pattern FETCHING =
      Pattern.compile(
          "(?i)get_?secret(?:_?value)?|get_?parameters?\\b|get_?parameter(?:Command|s_?by_?path)");

  /** A list that has the names of headers that authenticate somebody. */
  private static final Pattern MASKING =
      Pattern.compile(
          "(?i)(?:\\bin|=)\\s*(?:frozenset|set|new"
              + " Set)?\\(?\\s*[({\\[][^)}\\]]{0,200}[\"'](?:authorization|cookie)[\"']");

  /** What users type, as the name of a member. */
  private static final Pattern MASKING_TYPED =
      Pattern.compile("[\"'](?:password|challengeAnswer)[\"'](?!\\s*[\\])]\\s*=[^=])");

  private static final Pattern OF_MASKS = Pattern.compile("\\.(?:py|[cm]?[jt]s)$");

  private final Events events;

  /** Variables by whose values secrets are fetched: these say what a secret is called. */
  private final Set<String> names = new HashSet<>();

  LoggedSecrets(Events events) {
    this.events = events;
  }

  /** Takes note of a call that fetches a secret by its name. */
  void called(CallEvent event, Interpreter interpreter) {
    if (FETCHING.matcher(event.name()).find()) {
      event
          .arguments()
          .all()
          .flatMap(value -> Objects.deep(interpreter, value).keySet().stream())
          .filter(label -> label.isSecret())
          .forEach(label -> names.add(label.path()));
    }
  }

  /**
   * Returns what a call writes, with everything in it; lines of the level DEBUG may hold whole
   * requests.
   */
  static Value written(CallEvent event, Interpreter interpreter) {
    var shown =
        shown(event, interpreter)
            .map(value -> OwnTexts.without(value, event.language(), interpreter))
            .reduce(Value.none(), Value::join);
    var deep = new TreeMap<>(Objects.deep(interpreter, shown));
    if (DEBUG.matcher(event.name()).find() && !isDebugging(event)) {
      deep.keySet().removeIf(label -> !WholeSecrets.isSingle(label) && !isNamed(label.path()));
    }
    return Value.unknown().tainted(deep);
  }

  /** A field that is itself a secret is one in lines of any level. */
  private static boolean isNamed(String path) {
    return RequestFields.isCredential(path)
        || RequestFields.isSecret(path)
        || RequestFields.isAlwaysSecret(path);
  }

  /** Python: a format may take a few members, or a few characters, of what it is given. */
  private static Stream<Value> shown(CallEvent event, Interpreter interpreter) {
    var placed = event.arguments().placed();
    boolean isFormat =
        event.language() == Language.PYTHON
            && placed.size() > 1
            && placed.getFirst().constantText().filter(text -> text.contains("%")).isPresent();
    if (!isFormat) {
      return event.arguments().all();
    }
    var shown =
        placed.stream()
            .skip(1)
            .map(value -> OwnTexts.without(value, Language.PYTHON, interpreter))
            .toList();
    return Stream.concat(
        Stream.of(Formats.percent(interpreter, placed.getFirst(), shown)),
        event.arguments().named().values().stream());
  }

  /** The file of the call itself says that such lines are written. */
  private static boolean isDebugging(CallEvent event) {
    // Lambda writes what scripts send to the console, whatever its level is called.
    return event.language().isScript()
        || event.language() == Language.PYTHON
            && DEBUGGING.matcher(event.where().file().text()).find();
  }

  /** Returns whether a field is, or may hold, a secret or what authenticates the caller. */
  boolean isSecret(Label label, Taint taint) {
    return switch (label.source()) {
      // What an unknown client answers that was made with a secret is another thing.
      case Label.SECRET -> !taint.isGuess() || label.path().equals(OF_ISSUER);
      case Label.ERROR, Label.CLAIMS, Label.GUESSABLE, Label.UNGUESSABLE -> false;
      default -> {
        var source = events.sources().get(label.source());
        boolean isRequest = source.isHttp() || source.trigger().equals("authorizer");
        boolean isSaid =
            RequestFields.isOfUser(label.path())
                || RequestFields.isAlwaysSecret(label.path())
                || isAllOfUser(label.path(), source)
                || isRequest && isSecret(label.path());
        yield isSaid && !taint.isGuess();
      }
    };
  }

  /** What Cognito hands over, with what users type among it if the code asks for that. */
  private static boolean isAllOfUser(String path, Source source) {
    return ALL_OF_USER.matcher(path).matches()
        && Set.of(OF_USERS, Events.UNKNOWN_TRIGGER).contains(source.trigger());
  }

  private static final String OF_USERS = "cognito";

  private static final Pattern ALL_OF_USER = Pattern.compile("(?:\\*|request(?:\\.\\*)?)?");

  private static final Pattern EACH_OF_USER = Pattern.compile("(?:request\\.)?\\*");

  /** Returns whether Cognito sends it, perhaps as the code tells. */
  private boolean isOfUsers(Flow flow) {
    return flow.source().trigger().equals(OF_USERS)
        || flow.source().trigger().equals(Events.UNKNOWN_TRIGGER)
            && events.ofEvents().stream().anyMatch(source -> source.trigger().equals(OF_USERS));
  }

  private static boolean isSecret(String path) {
    return WHOLE.matcher(path).matches()
        || RequestFields.isBody(path)
        || RequestFields.isCredential(path)
        || RequestFields.isSecret(path);
  }

  /**
   * Returns whether what is logged is a secret in the light of all of the code: a whole request
   * from anybody holds nothing secret that the code does not ask for.
   */
  boolean matters(Flow flow) {
    return flow.kind() != SinkKind.SECRET_LOG
        || (!isOfNobody(flow) && isAskedFor(flow) && !isName(flow.path()) && !isMasked(flow));
  }

  /** Returns whether a variable only says what a secret is called. */
  boolean isName(String variable) {
    return names.contains(variable);
  }

  /** Only requests have what authenticates somebody, and what sends this may be anything. */
  private boolean isOfNobody(Flow flow) {
    return !RequestFields.isOfUser(flow.path())
        && !RequestFields.isAlwaysSecret(flow.path())
        && !isOfUsers(flow)
        && flow.source().trigger().equals(Events.UNKNOWN_TRIGGER)
        && events.ofEvents().stream().noneMatch(LoggedSecrets::isRequest);
  }

  private static boolean isRequest(Source source) {
    boolean isKnown = !source.trigger().equals(Events.UNKNOWN_TRIGGER);
    return (isKnown && source.isHttp()) || source.trigger().equals("authorizer");
  }

  private boolean isAskedFor(Flow flow) {
    if (isOfUsers(flow)) {
      return RequestFields.isOfUser(flow.path()) || events.hasTyped();
    }
    if (RequestFields.isBody(flow.path())) {
      return events.hasSecretsInBody();
    }
    // Whoever writes the headers wants to see them, with whatever callers send to prove who they
    // are.
    return !flow.path().isEmpty()
        || flow.source().trust() == Source.Trust.AUTHENTICATED
        || events.hasProof();
  }

  /** Whoever looks at the names of headers leaves out, or hides, what is secret. */
  private static boolean isMasked(Flow flow) {
    var masking =
        EACH_HEADER.matcher(flow.path()).matches()
            ? MASKING
            : EACH_OF_USER.matcher(flow.path()).matches() ? MASKING_TYPED : null;
    return masking != null
        && flow.steps().stream()
            .map(step -> step.where().file())
            .filter(file -> OF_MASKS.matcher(file.path()).find())
            .distinct()
            .anyMatch(file -> masking.matcher(file.text()).find());
  }
}
