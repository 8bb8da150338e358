package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.name.NamePattern;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Guards;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

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
              + "|start_?(?:sync_?)?execution)(?:command)?");

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

  private record Key(String name, Origin.Written where) {}

  private final NamePattern handing = new NamePattern(HANDING);

  private final Events events;
  private final Map<Key, Map<Label, Taint>> found = new LinkedHashMap<>();
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
    var guards = interpreter.state().guards();
    Objects.deep(interpreter, payload(event, interpreter))
        .forEach(
            (label, taint) -> {
              if (events.isOfEvent(label) && !events.isEarlier(label)) {
                var now = taint.clear(Guards.of(label, guards));
                found.computeIfAbsent(key, _ -> new TreeMap<>()).merge(label, now, Taint::join);
              }
            });
  }

  private static Value payload(CallEvent event, Interpreter interpreter) {
    var all = Value.none();
    for (var named : event.arguments().named().entrySet()) {
      if (!isPlace(named.getKey())) {
        all = all.join(named.getValue());
      }
    }
    for (var placed : event.arguments().placed()) {
      all = all.join(payload(placed, interpreter));
    }
    return all;
  }

  /** A request is an object with the place among its members. */
  private static Value payload(Value value, Interpreter interpreter) {
    var all = new ArrayList<Value>();
    boolean isObject = false;
    for (var atom : value.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        isObject = true;
        all.add(held.any());
        held.members()
            .forEach(
                (name, member) -> {
                  if (!isPlace(interpreter.names().name(name))) {
                    all.add(member);
                  }
                });
      }
    }
    return isObject ? all.stream().reduce(Value.none(), Value::join) : value;
  }

  private static boolean isPlace(String name) {
    return PLACES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the calls with the data in them. */
  List<Handed> all(Function<CallEvent, Usage> usage) {
    var all = new ArrayList<Handed>();
    found.forEach(
        (key, labels) -> {
          var parts = new ArrayList<Handed.Part>();
          labels.forEach((label, taint) -> parts.add(part(label, taint)));
          all.add(new Handed(usage.apply(calls.get(key)), parts));
        });
    return all;
  }

  private Handed.Part part(Label label, Taint taint) {
    var steps = new ArrayList<Flow.Step>();
    for (var step : taint.trace().steps()) {
      steps.add(new Flow.Step(step.where(), step.message()));
    }
    return new Handed.Part(
        events.sources().get(label.source()),
        label.path(),
        taint.cleared(),
        taint.isGuess(),
        steps);
  }
}
