package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.DataPlaces;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.name.NamePattern;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Guards;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Collects what is handed to other services of AWS with data from outside in it. */
final class Handings {
  /*
   * Messages, objects, items, records, events and payloads: what another function may get as its event.
   * The names of where they go to are no part of them.
   */
  private static final Pattern HANDING =
      Pattern.compile(
          "(?i)aws.*[.](?:new)?(?:\\w*client\\w*[.])?(?:send_?message(?:_?batch)?|publish(?:_?batch)?|put_?object"
              + "|upload(?:_?file(?:obj)?)?|put_?item|update_?item|put|update|batch_?write(?:_?item)?"
              + "|transact_?write(?:_?items)?|put_?records?|put_?events|invoke|invoke_?async"
              + "|start_?(?:sync_?)?execution|generate_?presigned_?(?:url|post)|get_?signed_?url(?:promise)?"
              + "|create_?presigned_?post|presign_?put_?object)(?:command)?");

  private static final Set<String> PLACES =
      Set.of(
          "queueurl",
          "topicarn",
          "targetarn",
          "tablename",
          "bucket",
          "bucketname",
          "streamname",
          "streamarn",
          "eventbusname",
          "functionname",
          "statemachinearn");

  private static final String KEY = "Key";

  private record Key(String name, Origin.Written where) {}

  /** Data, and where it stands in what a call is given. */
  private record Spot(Label label, String at) {
    static final Comparator<Spot> ORDER = Comparator.comparing(Spot::label).thenComparing(Spot::at);
  }

  private final NamePattern handing = new NamePattern(HANDING);

  private final Events events;
  private final Map<Key, Map<Spot, Taint>> found = new LinkedHashMap<>();
  private final Map<Key, CallEvent> calls = new LinkedHashMap<>();

  Handings(Events events) {
    this.events = events;
  }

  void called(CallEvent event, Interpreter interpreter) {
    if (!handing.isIn(event.name())) {
      return;
    }
    var key = new Key(event.name(), event.where());
    calls.merge(key, event, CallEvent::join);
    event.arguments().named().forEach((name, value) -> given(name, value, key, interpreter));
    keys(event.receiver(), interpreter).forEach(value -> given(KEY, value, key, interpreter));
    var placed = event.arguments().placed();
    for (int place = 0; place < placed.size(); place++) {
      var value = placed.get(place);
      given(isObject(value, interpreter) ? "" : Integer.toString(place), value, key, interpreter);
    }
  }

  /** An object of a bucket has its key. */
  private static Stream<Value> keys(Value receiver, Interpreter interpreter) {
    int name = interpreter.names().of(KEY);
    return receiver.atoms().stream()
        .filter(Atom.Reference.class::isInstance)
        .map(atom -> interpreter.get(((Atom.Reference) atom).object()))
        .filter(held -> held != null && held.type().startsWith("aws:"))
        .flatMap(held -> Stream.ofNullable(held.member(name)));
  }

  private static boolean isObject(Value value, Interpreter interpreter) {
    return value.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Reference reference
                    && interpreter.get(reference.object()) != null);
  }

  private void given(String name, Value value, Key key, Interpreter interpreter) {
    if (isPlace(name)) {
      return;
    }
    var found = new TreeMap<Spot, Taint>(Spot.ORDER);
    var met = new HashSet<Label>();
    DataPlaces.each(
        interpreter,
        value,
        (place, label, taint) -> {
          met.add(label);
          var at = name.isEmpty() || place.isEmpty() ? name + place : name + "." + place;
          if (!isPlace(at.substring(at.lastIndexOf('.') + 1))) {
            found.merge(new Spot(label, at), taint, Taint::join);
          }
        });
    Objects.deep(interpreter, value)
        .forEach(
            (label, taint) -> {
              if (!met.contains(label)) {
                found.merge(new Spot(label, name), taint, Taint::join);
              }
            });
    found.forEach((spot, taint) -> hand(key, spot, taint, interpreter));
  }

  private void hand(Key key, Spot spot, Taint taint, Interpreter interpreter) {
    var label = spot.label();
    if (events.isOfEvent(label) && !events.isEarlier(label)) {
      var now = taint.clear(Guards.of(label, interpreter.state().guards()));
      found.computeIfAbsent(key, _ -> new TreeMap<>(Spot.ORDER)).merge(spot, now, Taint::join);
    }
  }

  private static boolean isPlace(String name) {
    return PLACES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the calls with the data in them. */
  List<Handed> all(Function<CallEvent, Usage> usage) {
    var all = new ArrayList<Handed>();
    found.forEach(
        (key, spots) -> {
          var parts = new ArrayList<Handed.Part>();
          spots.forEach((spot, taint) -> parts.add(part(spot.label(), spot.at(), taint)));
          all.add(new Handed(usage.apply(calls.get(key)), parts));
        });
    return all;
  }

  private Handed.Part part(Label label, String at, Taint taint) {
    var steps = new ArrayList<Flow.Step>();
    for (var step : taint.trace().steps()) {
      steps.add(new Flow.Step(step.where(), step.message()));
    }
    return new Handed.Part(
        events.sources().get(label.source()),
        label.path(),
        at,
        taint.cleared(),
        taint.isGuess(),
        steps);
  }
}
