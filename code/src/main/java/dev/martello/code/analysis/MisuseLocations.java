package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.Demand;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.code.library.AcceptAll;
import dev.martello.code.library.Places;
import dev.martello.code.library.PlainAddresses;
import dev.martello.code.library.TemporaryNames;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where a misuse is to be mended: at the call, or where what makes it wrong stands. */
final class MisuseLocations {
  private static final int LONG_OBJECT = 2_000;
  private static final String SLEEPING = "sleeping-handler";
  private static final String BLOCKING = "blocked-event-loop";

  /** A last argument that is a number. */
  private static final Pattern SAID = Pattern.compile("[(,]\\s*[\\d_.*\\s]+,?\\s*\\)$");

  private MisuseLocations() {}

  /** Returns the call as if it stood where the misuse is told. */
  static CallEvent of(Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    if (misuse.check().equals(BLOCKING) && event.language() == Language.PYTHON) {
      return interpreter.stack().blocked(event.where()).map(event::at).orElse(event);
    }
    return misuse.check().equals(SLEEPING)
        ? asked(event)
        : accepted(misuse, event, interpreter)
            .or(() -> written(misuse, event, interpreter))
            .or(() -> named(misuse, event, interpreter))
            .or(() -> plain(misuse, event, interpreter))
            .or(() -> said(misuse, event, interpreter))
            .or(() -> client(misuse, event, interpreter))
            .or(() -> handed(misuse, event, interpreter))
            .map(event::at)
            .orElse(event);
  }

  /** Scripts sleep by a function of their own; how long is said where that is called. */
  private static CallEvent asked(CallEvent event) {
    boolean isSaid = !event.language().isScript() || SAID.matcher(event.where().text()).find();
    return isSaid
        ? event
        : event.callers().reversed().stream()
            .filter(caller -> !caller.text().startsWith("new ") && !caller.text().endsWith("()"))
            .findFirst()
            .map(event::at)
            .orElse(event);
  }

  /** An address stands where it is written. */
  private static Optional<Origin.Written> plain(
      Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    return misuse.when().stream()
        .filter(demand -> demand.question() == Demand.Question.PLAIN)
        .map(demand -> Places.at(demand.place(), event, interpreter))
        .flatMap(value -> PlainAddresses.in(value).stream())
        .map(start -> FlowLocations.ofAddress(start, event, interpreter))
        .findFirst();
  }

  /** The function that accepts whatever it is asked stands where it is to be mended. */
  private static Optional<Origin.Written> accepted(
      Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    return misuse.when().stream()
        .filter(demand -> demand.question() == Demand.Question.ACCEPTING)
        .filter(_ -> event.language() != Language.PYTHON)
        .flatMap(
            demand ->
                AcceptAll.in(Places.at(demand.place(), event, interpreter), interpreter).stream())
        .map(
            id ->
                new Origin.Written(
                    interpreter.program().unit(id.unit()).file(),
                    interpreter.program().procedure(id).span()))
        .findFirst();
  }

  /** A secret stands where its text stands, which may be far from the call that is given it. */
  private static Optional<Origin.Written> written(
      Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    return misuse.check().equals(SECRET)
        ? misuse.when().stream()
            .filter(demand -> demand.place().kind() == Place.Kind.ARGUMENT)
            .map(demand -> Places.at(demand.place(), event, interpreter))
            .flatMap(value -> value.constantText().stream())
            .filter(text -> text.length() >= SHORTEST && !event.where().text().contains(text))
            .flatMap(text -> places(text, interpreter).stream())
            .findFirst()
        : Optional.empty();
  }

  private static final String SECRET = "secret-in-code";
  private static final int SHORTEST = 6;

  /** Returns where a text stands in quotes, if there is one such place in the code. */
  private static Optional<Origin.Written> places(String text, Interpreter interpreter) {
    var quoted = Pattern.compile("([\"'`])" + Pattern.quote(text) + "\\1");
    var found =
        interpreter.program().units().stream()
            .flatMap(
                unit ->
                    quoted
                        .matcher(unit.file().text())
                        .results()
                        .map(
                            one ->
                                new Origin.Written(unit.file(), new Span(one.start(), one.end()))))
            .distinct()
            .limit(2)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** Java: the name of a file is made with the object that stands for it. */
  private static Optional<Origin.Written> named(
      Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    return misuse.when().stream()
        .filter(_ -> event.language().isOfJvm())
        .filter(demand -> demand.question() == Demand.Question.PREDICTABLE)
        .map(demand -> Places.at(demand.place(), event, interpreter))
        .flatMap(path -> TemporaryNames.made(path, event.where(), interpreter).stream())
        .findFirst();
  }

  /** Go: what a client lacks is to be written where the client is. */
  private static Optional<Origin.Written> client(
      Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    return misuse.when().stream()
        .filter(_ -> event.language() == Language.GO && misuse.check().equals(WAITING))
        .filter(demand -> demand.question() == Demand.Question.ABSENT)
        .filter(demand -> demand.place().kind() == Place.Kind.RECEIVER)
        .flatMap(_ -> event.receiver().only().stream())
        .filter(Atom.Reference.class::isInstance)
        .flatMap(atom -> interpreter.sites().made(((Atom.Reference) atom).object()).stream())
        .flatMap(made -> literal(made).stream())
        .findFirst();
  }

  /** What makes a call wrong is a constant that a caller hands to the function around it. */
  private static Optional<Origin.Written> handed(
      Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    return event.callers().isEmpty()
        ? Optional.empty()
        : misuse.when().stream()
            .filter(demand -> CONSTANT.contains(demand.question()))
            .filter(demand -> demand.place().kind() == Place.Kind.ARGUMENT)
            .filter(demand -> demand.place().member().isEmpty())
            .flatMap(demand -> Places.at(demand.place(), event, interpreter).constant().stream())
            .flatMap(constant -> handed(constant, event, interpreter).stream())
            .findFirst();
  }

  private static final Set<Demand.Question> CONSTANT =
      Set.of(
          Demand.Question.EQUALS,
          Demand.Question.MATCHES,
          Demand.Question.TEXT,
          Demand.Question.BELOW,
          Demand.Question.ABOVE);

  private static Optional<Origin.Written> handed(
      String constant, CallEvent event, Interpreter interpreter) {
    var within = interpreter.program().procedure(event.in()).extent();
    var text = event.where().file().text().substring(within.start(), within.end());
    var name = constant.substring(constant.lastIndexOf('/') + 1);
    return isIn(text, name)
        ? Optional.empty()
        : event.callers().reversed().stream()
            .limit(NEAR)
            .filter(caller -> isIn(caller.text(), name))
            .findFirst();
  }

  /** Options that are functions are called by what they are handed to. */
  private static final int NEAR = 3;

  private static boolean isIn(String text, String constant) {
    int at = text.indexOf(constant);
    int end = at + constant.length();
    return at >= 0
        && !constant.isEmpty()
        && (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
        && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
  }

  private static Optional<Origin.Written> literal(Origin.Written made) {
    int end = made.span().start();
    var line = made.file().lineUntil(end);
    var literal = CLIENT.matcher(line).region(Math.max(0, line.length() - MOST), line.length());
    return literal.find()
        ? Optional.of(
            new Origin.Written(made.file(), new Span(end - literal.group().length(), end)))
        : Optional.empty();
  }

  private static final Pattern CLIENT = Pattern.compile("&?(?<![\\w.])(?:\\w+\\.)?Client\\s*$");

  /** How much of a line the type of a client takes at most. */
  private static final int MOST = 80;

  private static final String WAITING = "request-without-timeout";

  /** Options of scripts may stand far from the call that is handed them. */
  private static Optional<Origin.Written> said(
      Knowledge.Misuse misuse, CallEvent event, Interpreter interpreter) {
    if (!event.language().isScript()) {
      return Optional.empty();
    }
    return misuse.when().stream()
        .filter(demand -> !demand.place().member().isEmpty())
        .flatMap(
            demand ->
                switch (demand.question()) {
                  case EQUALS ->
                      isNear(demand, event)
                          ? below(demand, event.where()).stream()
                          : said(demand, event, interpreter).stream();
                  case MATCHES, BELOW ->
                      isNear(demand, event)
                          ? (demand.place().member().startsWith(Places.ALL)
                                  ? below(demand, event.where())
                                  : Optional.<Origin.Written>empty())
                              .stream()
                          : said(demand, event, interpreter).stream();
                  default -> Stream.<Origin.Written>empty();
                })
        .findFirst();
  }

  private static boolean isNear(Demand demand, CallEvent event) {
    return event.where().text().contains(last(demand));
  }

  /** An option that stands in a line of its own. */
  private static Optional<Origin.Written> below(Demand demand, Origin.Written call) {
    var written =
        Pattern.compile("\\b" + Pattern.quote(last(demand)) + "[\"']?\\s*:\\s*[^,}\n]*")
            .matcher(call.text())
            .results()
            .toList();
    if (written.size() != 1) {
      return Optional.empty();
    }
    int start = call.span().start() + written.getFirst().start();
    int end = call.span().start() + written.getFirst().end();
    var place = new Origin.Written(call.file(), new Span(start, end));
    return place.line() == call.line() ? Optional.empty() : Optional.of(place);
  }

  private static Optional<Origin.Written> said(
      Demand demand, CallEvent event, Interpreter interpreter) {
    var place = demand.place();
    boolean isOfCall = demand.question() == Demand.Question.EQUALS && !place.member().contains(".");
    if (isOfCall) {
      return Optional.empty();
    }
    var holder = place.member().substring(0, Math.max(place.member().lastIndexOf('.'), 0));
    var whole = new Place(place.kind(), place.index(), place.name(), holder);
    return holder(Places.at(whole, event, interpreter), last(demand), interpreter).stream()
        .flatMap(atom -> interpreter.sites().made(((Atom.Reference) atom).object()).stream())
        .flatMap(
            made -> {
              var text = made.file().text();
              int start = made.span().start();
              int found = text.indexOf(last(demand), start);
              return found < 0 || found > start + LONG_OBJECT
                  ? Stream.empty()
                  : Stream.of(
                      new Origin.Written(
                          made.file(), new Span(found, found + last(demand).length())));
            })
        .findFirst();
  }

  /** Of several objects that options hold, that which says it. */
  private static Optional<Atom> holder(Value held, String member, Interpreter interpreter) {
    int name = interpreter.names().of(member);
    boolean isOne = held.atoms().size() == 1;
    return held.atoms().stream()
        .filter(Atom.Reference.class::isInstance)
        .filter(
            atom ->
                isOne
                    || interpreter.get(((Atom.Reference) atom).object()) instanceof HeapObject one
                        && one.member(name) != null)
        .findFirst();
  }

  private static String last(Demand demand) {
    var member = demand.place().member().replaceAll("(?:\\.\\d+)+$", "");
    return member.substring(member.lastIndexOf('.') + 1);
  }
}
