package dev.martello.code.analysis;

import dev.martello.check.Inflow;
import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Markup;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.CallPattern;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.library.Golang;
import dev.martello.code.library.StandardSemantics;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds HTML with data in it that functions of nobody knows which library are given: it may be
 * shown, where the name says so or where what comes out of unknown calls is the answer.
 */
final class UnknownPages {
  /** Names of functions that show or send what they are given. */
  private static final Pattern SHOWING =
      Pattern.compile(
          "(?i)html|render|page|template|view|mail|markup|respon[ds]|reply|display|show|pdf|body");

  /** What handlers of scripts answer by is looked at as an answer. */
  private static final Set<String> ANSWERING =
      Set.of(Interpreter.CALLBACK, "context.done", "context.succeed");

  private final StandardSemantics semantics;
  private final ValueCalls valueCalls;

  /** What is in answers after it went through calls that nobody knows. */
  private final Set<Label> shown = new HashSet<>();

  UnknownPages(StandardSemantics semantics, ValueCalls valueCalls) {
    this.semantics = semantics;
    this.valueCalls = valueCalls;
  }

  /** Returns the pages that a call is given, if nobody knows what it does with them. */
  Stream<Value> givenTo(CallEvent event, Interpreter interpreter) {
    return isUnknown(event)
        ? event.arguments().all().flatMap(value -> Markup.in(value, interpreter).stream())
        : Stream.empty();
  }

  private boolean isUnknown(CallEvent event) {
    return !event.isInitialisation()
        && !event.language().isStaticallyTyped()
        && !ANSWERING.contains(event.name())
        && !valueCalls.isOne(event.name())
        && !(event.language() == Language.GO && Golang.isOfValues(event.name()))
        && semantics.knowledge(event.language()).of(event.name()).stream()
            .allMatch(UnknownPages::isOfErrors);
  }

  /** What an error must not reach may show pages all the same. */
  private static boolean isOfErrors(Knowledge.Entry entry) {
    return entry instanceof Knowledge.Sink sink
        && (sink.kind().equals("error") || sink.kind().equals("global"));
  }

  /** Returns what is said of a call that may show a page. */
  static Knowledge.Sink sink(CallEvent event) {
    return new Knowledge.Sink(
        List.of(new CallPattern(event.name())), "html", List.of(), List.of(), "low", "");
  }

  /** Takes note of an answer. */
  void answered(Value value, Interpreter interpreter) {
    Objects.deep(interpreter, value)
        .forEach(
            (label, taint) -> {
              if (taint.isGuess()) {
                shown.add(label);
              }
            });
  }

  /** Returns whether a page of which nobody knows which call gets it is shown to nobody. */
  boolean isIdle(Flow flow, Label label) {
    return flow.kind() == SinkKind.HTML
        && flow.confidence() == Inflow.Confidence.LOW
        && !SHOWING.matcher(flow.sink()).find()
        && !shown.contains(label);
  }
}
