package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Sinks;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.code.value.WholeSecrets;
import dev.martello.value.Origin;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Marks what libraries give: data from outside, secrets, and numbers that others can guess; and
 * takes off the marks of what they made harmless.
 */
final class Marks {
  private static final String GUESSABLE = "guessable";
  private static final Set<String> GUESSES = Set.of(GUESSABLE, "unguessable");
  private static final String SECRET = "secret";
  private static final String ERROR = "error";

  /** Names that others gave what is kept: nobody takes them for more than names, but for these. */
  private static final long NAMED =
      SinkKind.OS_COMMAND.bit()
          | SinkKind.CODE.bit()
          | SinkKind.SQL.bit()
          | SinkKind.TEMPLATE.bit();

  private final Events events;
  private final Function<Language, Knowledge> knowledge;

  Marks(Events events, Function<Language, Knowledge> knowledge) {
    this.events = events;
    this.knowledge = knowledge;
  }

  /** Returns what a call gives, with its marks. */
  Value marked(Value result, CallEvent event, Knowledge known, Interpreter interpreter) {
    var sourced = sourced(result, event, known, interpreter);
    return numbered(cleared(sourced, event, known, interpreter), event, known, interpreter);
  }

  private Value sourced(Value given, CallEvent event, Knowledge known, Interpreter interpreter) {
    boolean isClaim =
        known
            .of(event.name(), Knowledge.Misuse.class)
            .anyMatch(
                entry -> ReadClaims.isGuess(entry) && Demands.hold(entry, event, interpreter));
    var result = isClaim ? ReadClaims.marked(given, event.where()) : given;
    var source =
        known
            .of(event.name(), Knowledge.Source.class)
            .filter(entry -> !GUESSES.contains(entry.trust()))
            .filter(entry -> Demands.hold(entry, event, interpreter))
            .findFirst();
    if (source.isEmpty()) {
      return result;
    }
    return switch (source.get().trust()) {
      case ERROR -> result.tainted(interpreter.semantics().error("", event.where()).taints());
      case "environment" -> {
        var trace = Trace.from(event.where(), source.get().what() + " are read");
        yield result.tainted(
            WholeSecrets.SETTINGS, new Taint(~SinkKind.SECRET_LOG.bit(), false, trace));
      }
      case SECRET -> secret(result, source.get(), event.where());
      case Source.STORE -> stored(result, source.get(), event.where());
      default -> from(source.get(), result, event.where());
    };
  }

  /** Marks numbers by whether others can guess them, also in an array that a call fills. */
  private static Value numbered(
      Value given, CallEvent event, Knowledge known, Interpreter interpreter) {
    var source =
        known
            .of(event.name(), Knowledge.Source.class)
            .filter(entry -> GUESSES.contains(entry.trust()))
            .filter(entry -> Demands.hold(entry, event, interpreter))
            .findFirst();
    if (source.isEmpty()) {
      return given;
    }
    boolean isGuessable = source.get().trust().equals(GUESSABLE);
    var key = isGuessable ? Value.none() : keyOf(event);
    boolean isOfKey = Guessable.isGuessed(key);
    if (isOfKey && Guessable.isGuessed(event.arguments().all().reduce(key, Value::join))) {
      return given.with(Guessable.inDigest(key.taints()));
    }
    var filled = Guessable.marked(Value.unknown(), source.get().what(), isGuessable, event.where());
    event.arguments().all().forEach(value -> interpreter.fill(value, filled));
    var own = isGuessable ? given.with(Guessable.withoutKeys(given.taints())) : given;
    return Guessable.marked(own, source.get().what(), isGuessable, event.where());
  }

  /** Returns the key of a keyed hash, or what carries it on: whoever guesses it knows the hash. */
  private static Value keyOf(CallEvent event) {
    var arguments = event.arguments();
    return switch (event.name()) {
      case "crypto.createHmac", "crypto/hmac.New" -> arguments.at(1);
      case "hmac.new", "hmac.digest", "hmac.HMAC" ->
          arguments.named().getOrDefault("key", arguments.at(0));
      default ->
          event.name().toLowerCase(Locale.ROOT).contains("hmac") ? event.receiver() : Value.none();
    };
  }

  /** Marks data that comes from elsewhere than the event. */
  private Value from(Knowledge.Source source, Value value, Origin.Written where) {
    var trust =
        switch (source.trust()) {
          case "public" -> Source.Trust.PUBLIC;
          case "authenticated" -> Source.Trust.AUTHENTICATED;
          case "internal" -> Source.Trust.INTERNAL;
          default -> events.trust();
        };
    int number = events.number(new Source("request", trust, source.what()));
    var trace = Trace.from(where, source.what() + " comes in");
    return value.tainted(
        new Label(number, source.what()), new Taint(Sinks.NO_CHOICE, false, trace));
  }

  /** Marks names of what is kept, which whoever may write there has chosen. */
  private Value stored(Value value, Knowledge.Source source, Origin.Written where) {
    int number =
        events.number(new Source(Source.STORE, Source.Trust.INTERNAL, "whoever writes there"));
    var trace = Trace.from(where, source.what() + " is listed");
    return value.tainted(new Label(number, source.what()), new Taint(~NAMED, false, trace));
  }

  /** Marks a secret, which does harm where people read it and nowhere else. */
  private static Value secret(Value value, Knowledge.Source source, Origin.Written where) {
    var trace = Trace.from(where, source.what() + " is fetched");
    return value.tainted(
        new Label(Label.SECRET, source.what()),
        new Taint(~SinkKind.SECRET_LOG.bit(), false, trace));
  }

  private static Value cleared(
      Value result, CallEvent event, Knowledge known, Interpreter interpreter) {
    var cleaned = result;
    for (var sanitizer : known.of(event.name(), Knowledge.Sanitizer.class).toList()) {
      if (!Demands.hold(sanitizer, event, interpreter)) {
        continue;
      }
      long kinds = SinkKind.bits(sanitizer.clears());
      if (sanitizer.isCheck()) {
        var tested =
            sanitizer.places().stream()
                .map(place -> Places.at(place, event, interpreter))
                .reduce(Value.none(), Value::join);
        cleaned = Conditions.harmlessIfTrue(tested, kinds);
      } else {
        cleaned = cleaned.each(taint -> taint.clear(kinds));
      }
    }
    return cleaned;
  }

  /** Returns the kinds of sinks that a member of a library's object is harmless for, as bits. */
  long cleared(String member, Language language) {
    return knowledge
        .apply(language)
        .of(member, Knowledge.Sanitizer.class)
        .filter(sanitizer -> !sanitizer.isCheck() && sanitizer.when().isEmpty())
        .mapToLong(sanitizer -> SinkKind.bits(sanitizer.clears()))
        .reduce(0, (left, right) -> left | right);
  }

  /** Returns a part of a result that is a secret, where others only tell of it. */
  Optional<Value> secretMember(String name, Value key, Language language, Interpreter interpreter) {
    return key.constantText()
        .filter(_ -> name.contains("()"))
        .flatMap(
            member -> knowledge.apply(language).first(name + "." + member, Knowledge.Source.class))
        // What asks something of a call is about a method.
        .filter(source -> source.trust().equals(SECRET) && source.when().isEmpty())
        .map(source -> secret(Value.unknown(), source, interpreter.where(interpreter.place())));
  }

  /** Most of what gives such numbers are calls; these are members that are read. */
  private static final Set<String> NUMBERS =
      Set.of("process.pid", "context.awsRequestId", "context.aws_request_id");

  /** Returns a member that is a number which others can guess, or one that nobody can. */
  Optional<Value> numberMember(String name, Value key, Language language, Interpreter interpreter) {
    return key.constantText()
        .map(member -> name + "." + member)
        .filter(NUMBERS::contains)
        .flatMap(
            path ->
                knowledge
                    .apply(language)
                    .first(path, Knowledge.Source.class)
                    .filter(source -> GUESSES.contains(source.trust()))
                    .map(
                        source ->
                            Guessable.marked(
                                Value.external(path),
                                source.what(),
                                source.trust().equals(GUESSABLE),
                                interpreter.where(interpreter.place()))));
  }

  /** Returns a member of a library's object that holds data from outside. */
  Optional<Value> sourceMember(String name, Value key, Language language, Interpreter interpreter) {
    boolean isResult = language == Language.PYTHON && name.contains("()");
    if (language != Language.GO && !language.isScript() && !isResult) {
      return Optional.empty();
    }
    return key.constantText()
        .map(member -> name + "." + member)
        .flatMap(path -> sourceMember(path, language, interpreter));
  }

  private Optional<Value> sourceMember(String path, Language language, Interpreter interpreter) {
    return knowledge
        .apply(language)
        .first(path, Knowledge.Source.class)
        .filter(source -> !source.trust().equals(SECRET) && !GUESSES.contains(source.trust()))
        // What asks something of a call is about a method, and a function is no result of one.
        .filter(source -> source.when().isEmpty())
        .filter(source -> !source.trust().equals(Source.STORE) || path.contains("()"))
        .map(
            source -> {
              long own = language.isScript() ? SinkKind.FILE_PATH.bit() : 0;
              long kinds = cleared(path, language) & ~own;
              var where = interpreter.where(interpreter.place());
              if (source.trust().equals(ERROR)) {
                return interpreter.semantics().error("", where);
              }
              var value = language.isScript() ? Value.unknown() : Value.external(path);
              if (source.trust().equals(Source.STORE)) {
                return stored(value, source, where);
              }
              return from(source, value, where).each(taint -> taint.clear(kinds));
            });
  }
}
