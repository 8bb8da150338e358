package dev.martello.code.analysis;

import dev.martello.check.Inflow;
import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Calls;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Markup;
import dev.martello.code.knowledge.Demand;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/** Puts in words that data reaches a call: where it came in, on which way, and how sure that is. */
final class Telling {
  /** What is no call: its sink says what it is. */
  private static final Set<String> NAMELESS = Set.of("return", "test", "");

  private final Events events;

  Telling(Events events) {
    this.events = events;
  }

  /**
   * Returns what is told of data that reaches a call.
   *
   * @param place where it is told; a page that is a guess is told where it was put together
   */
  Flow flow(
      SinkKind kind,
      Label label,
      Taint taint,
      Knowledge.Sink sink,
      CallEvent event,
      Origin.Written place) {
    var steps = new ArrayList<Flow.Step>();
    for (var step : taint.trace().steps()) {
      steps.add(new Flow.Step(step.where(), step.message()));
    }
    boolean isAnswer = NAMELESS.contains(event.name()) || event.name().startsWith("=");
    var name = isAnswer ? sink.calls().getFirst().text() : event.name();
    // Knowledge calls a field that is written to by its name, behind an equals sign.
    boolean isField = name.startsWith("=");
    var shown =
        isAnswer && !isField ? name : "`" + Calls.shown(isField ? name.substring(1) : name) + "`";
    steps.add(new Flow.Step(event.where(), "reaches " + shown));
    var said = Inflow.Confidence.valueOf(sink.confidence().toUpperCase(Locale.ROOT));
    var confidence =
        taint.isGuess() && said == Inflow.Confidence.HIGH ? Inflow.Confidence.MEDIUM : said;
    boolean isGuessedPage =
        kind == SinkKind.HTML
            && !sink.confidence().equals("high")
            && !asksForBeginning(sink)
            && !event.name().startsWith("text/template.");
    var where = isGuessedPage ? Markup.place(taint).orElse(place) : place;
    return new Flow(
        kind,
        shown,
        source(label),
        Pieces.whole(label.path()),
        where,
        steps,
        confidence,
        sink.note(),
        sink.edits());
  }

  private Source source(Label label) {
    if (label.source() >= 0) {
      return events.sources().get(label.source());
    }
    return label.isSecret()
        ? new Source("secret", Source.Trust.INTERNAL, label.path())
        : new Source("error", Source.Trust.INTERNAL, "an error");
  }

  /** What libraries made of data need not begin like it. */
  static boolean asksForBeginning(Knowledge.Sink sink) {
    return sink.when().stream().anyMatch(demand -> demand.question() == Demand.Question.BEGINNING);
  }
}
