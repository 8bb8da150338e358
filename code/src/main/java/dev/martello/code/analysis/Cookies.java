package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.knowledge.Demand;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.code.library.Demands;
import dev.martello.code.library.Places;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cookies that answers set: those of sessions are for TLS, and not for scripts. */
final class Cookies {
  private static final String CHECK = "insecure-cookie";
  private static final String SECURE = "secure";
  private static final String HTTP_ONLY = "http-only";
  private static final String OPEN = "the cookie is sent without TLS, too";
  private static final String SHOWN = "scripts of the page can read the cookie";
  private static final String OF_MODULE = "set `[\"secure\"]` and `[\"httponly\"]` of it to `True`";
  private static final String MEND = "add `; Secure; HttpOnly; SameSite=Lax`";

  /** Python's module for cookies: what they are is written to them, one after the other. */
  private static final Pattern MORSEL =
      Pattern.compile(
          "(?<cookie>http\\.cookies\\.\\w+\\(\\)\\.(?<name>[^.]+))(?:\\.(?<attribute>\\w+))?");

  /** Names of cookies that whoever has them is taken for somebody. */
  private static final Pattern OF_SESSION =
      Pattern.compile(
          "(?i:sess|token|auth|jwt|login|remember|ticket|credential)"
              + "|(?<![a-zA-Z])(?i:s?sid)(?![a-zA-Z])|Sid\\b");

  /** Scripts must read these, and send them back in another way. */
  private static final Pattern FOR_SCRIPTS = Pattern.compile("(?i)csrf|xsrf");

  /** A cookie that ends at once. */
  private static final Pattern ENDED =
      Pattern.compile("(?i)^max-age=(?:0|-\\d+)$|^expires=.*\\b19[67]\\d\\b.*");

  private final Map<String, CallEvent> pending = new LinkedHashMap<>();
  private final Map<String, Boolean> attributes = new LinkedHashMap<>();

  /** Writes that say that a cookie is sent without TLS. */
  private final Map<Origin.Written, CallEvent> open = new LinkedHashMap<>();

  /** Returns what is wrong with the cookie that a call sets. */
  static Optional<Knowledge.Misuse> of(
      Knowledge.Cookie cookie, CallEvent event, Interpreter interpreter) {
    var name = texts(cookie.names(), event, interpreter);
    boolean isForScripts = name.stream().anyMatch(each -> FOR_SCRIPTS.matcher(each).find());
    boolean isKey = Guessable.isKey(said(cookie.values(), event, interpreter));
    boolean isOfSession =
        cookie.names().isEmpty()
            || name.stream().anyMatch(Cookies::isOfSession)
            || isKey && !isForScripts;
    boolean isEmpty = isNothing(said(cookie.values(), event, interpreter));
    var secure = said(cookie.secure(), event, interpreter);
    var httpOnly = said(cookie.httpOnly(), event, interpreter);
    boolean isSecure = isOn(secure, cookie.defaults().contains(SECURE));
    if (isEmpty) {
      return Optional.empty();
    }
    if (!isSecure && (isOfSession || !secure.isNone())) {
      return Optional.of(wrong(OPEN, cookie, cookie.secure(), event, interpreter));
    }
    return isOfSession && !isForScripts && !isOn(httpOnly, cookie.defaults().contains(HTTP_ONLY))
        ? Optional.of(wrong(SHOWN, cookie, cookie.httpOnly(), event, interpreter))
        : Optional.empty();
  }

  /** Takes note of what becomes a session's cookie. */
  static void guessed(
      Knowledge.Cookie cookie, CallEvent event, Interpreter interpreter, Guessable guessable) {
    texts(cookie.names(), event, interpreter).stream()
        .filter(Cookies::isOfSession)
        .findFirst()
        .filter(_ -> Demands.hold(cookie, event, interpreter))
        .ifPresent(
            name ->
                guessable.becomes(
                    "the cookie `" + name + "`",
                    said(cookie.values(), event, interpreter),
                    true,
                    event.where(),
                    interpreter));
  }

  /** Where something failed there may be no value; a cookie that is taken away never has one. */
  private static boolean isNothing(Value value) {
    return !value.isNone()
        && value.atoms().stream()
            .allMatch(atom -> beginning(atom).filter(String::isEmpty).isPresent());
  }

  private static List<String> texts(List<Place> places, CallEvent event, Interpreter interpreter) {
    return places.stream()
        .flatMap(place -> Places.at(place, event, interpreter).atoms().stream())
        .flatMap(atom -> beginning(atom).stream())
        .toList();
  }

  private static Optional<String> beginning(Atom atom) {
    return atom instanceof Atom.Words words ? Optional.of(words.shown()) : Optional.empty();
  }

  private static Value said(List<Place> places, CallEvent event, Interpreter interpreter) {
    return places.stream()
        .map(place -> Places.at(place, event, interpreter))
        .reduce(Value.none(), Value::join);
  }

  /** What the code does not tell may be so. */
  private static boolean isOn(Value said, boolean isDefault) {
    boolean isNothing =
        said.isNone() || said.only().filter(Atom.Absent.class::isInstance).isPresent();
    return isNothing
        ? isDefault
        : said.constantTruth().orElse(true)
            && said.constantText().filter("false"::equalsIgnoreCase).isEmpty();
  }

  private static boolean isOfSession(String name) {
    return OF_SESSION.matcher(name).find();
  }

  /** Says as well where it is told that the cookie is so. */
  private static Knowledge.Misuse wrong(
      String message,
      Knowledge.Cookie cookie,
      List<Place> said,
      CallEvent event,
      Interpreter interpreter) {
    var when =
        said.stream()
            .filter(place -> !Places.at(place, event, interpreter).isNone())
            .map(place -> new Demand(place, Demand.Question.EQUALS, "false"))
            .toList();
    return new Knowledge.Misuse(
        cookie.calls(), CHECK, message, cookie.mend(), when, cookie.edits());
  }

  private static Knowledge.Misuse wrong(
      String message, String mend, List<Knowledge.Rewording> edits) {
    return new Knowledge.Misuse(List.of(), CHECK, message, mend, List.of(), edits);
  }

  /**
   * Returns what is wrong with a cookie that is written out, as all of several texts have it.
   *
   * @param texts the texts that it may be, with a star for what is not constant
   * @param isKey whether nobody can guess what is in it, so that whoever has it is taken for
   *     somebody
   */
  static Optional<Knowledge.Misuse> written(List<String> texts, boolean isKey) {
    boolean isSecure = false;
    boolean isForServers = false;
    var names = new ArrayList<String>();
    for (var text : texts) {
      var parts = text.split(";", -1);
      int equals = parts[0].indexOf('=');
      var said =
          Stream.of(parts).skip(1).map(part -> part.strip().toLowerCase(Locale.ROOT)).toList();
      boolean isKept =
          equals > 0
              && equals < parts[0].strip().length() - 1
              && said.stream().noneMatch(part -> ENDED.matcher(part).find());
      if (isKept) {
        names.add(parts[0].substring(0, equals));
      }
      // What stands for several attributes may be any of them.
      isSecure |= said.stream().anyMatch(part -> part.startsWith("*") || part.equals("secure"));
      isForServers |=
          said.stream().anyMatch(part -> part.startsWith("*") || part.equals("httponly"));
    }
    boolean isForScripts = names.stream().anyMatch(name -> FOR_SCRIPTS.matcher(name).find());
    boolean isOfSession =
        names.stream().anyMatch(Cookies::isOfSession) || isKey && !names.isEmpty() && !isForScripts;
    if (!isOfSession) {
      return Optional.empty();
    }
    return !isSecure
        ? Optional.of(wrong(OPEN, MEND, List.of()))
        : isForServers || isForScripts
            ? Optional.empty()
            : Optional.of(wrong(SHOWN, MEND, List.of()));
  }

  /** Takes note of a write to a cookie, whose attributes may be written later. */
  void stored(String name, Value value, CallEvent at) {
    if (name.endsWith("[]")) {
      // Nobody knows which attribute is written, so all of them may be.
      var cookie = name.substring(0, name.length() - 2);
      attributes.put(attribute(cookie, "secure"), true);
      attributes.put(attribute(cookie, "httponly"), true);
      return;
    }
    var morsel = MORSEL.matcher(name);
    if (!morsel.matches()) {
      return;
    }
    var attribute = morsel.group("attribute");
    if (attribute != null) {
      boolean isOn = isOn(value, false);
      attributes.merge(name.toLowerCase(Locale.ROOT), isOn, Boolean::logicalOr);
      if (!isOn && attribute.equalsIgnoreCase(SECURE)) {
        open.putIfAbsent(at.where(), at);
      }
    } else if (isOfSession(morsel.group("name"))
        && value.constantText().filter(String::isEmpty).isEmpty()) {
      pending.putIfAbsent(name, at);
    }
  }

  /** Returns the cookies that were left open. */
  List<Misuses.Wrong> wrongs() {
    var found = new ArrayList<Misuses.Wrong>();
    open.values()
        .forEach(
            event -> found.add(new Misuses.Wrong(wrong(OPEN, OF_MODULE, List.of()), event, true)));
    pending.forEach(
        (name, event) -> {
          boolean isSecure = attributes.getOrDefault(attribute(name, "secure"), false);
          boolean isForServers = attributes.getOrDefault(attribute(name, "httponly"), false);
          boolean isSaid = attributes.containsKey(attribute(name, "secure"));
          if (isSecure ? !isForServers : !isSaid) {
            var misuse = wrong(isSecure ? SHOWN : OPEN, OF_MODULE, List.of());
            found.add(new Misuses.Wrong(misuse, event, true));
          }
        });
    return found;
  }

  private static String attribute(String cookie, String name) {
    return (cookie + "." + name).toLowerCase(Locale.ROOT);
  }
}
