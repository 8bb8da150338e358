package dev.martello.code.flow;

import dev.martello.check.Inflow;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Data from outside that reaches a place where it does harm.
 *
 * @param kind the kind of harm
 * @param sink what it reaches, for people: the name of a call in backticks, a part of the answer
 * @param source the way in that it came by
 * @param path where in the event it stood
 * @param where the place that it reaches
 * @param steps the way that it took, from where it came in
 * @param confidence how sure it is
 * @param note what the knowledge of the library says; may be empty
 * @param edits what mends the call that it reaches; empty where that needs judgement
 */
public record Flow(
    SinkKind kind,
    String sink,
    Source source,
    String path,
    Origin.Written where,
    List<Step> steps,
    Inflow.Confidence confidence,
    String note,
    List<Knowledge.Rewording> edits) {
  public Flow {
    steps = List.copyOf(steps);
    edits = List.copyOf(edits);
  }

  /** Returns the field of the event for people. */
  public String field() {
    if (isError()) {
      return "the text of an error";
    }
    if (source.trigger().equals(Source.STORE)) {
      return path;
    }
    return path.isEmpty() ? "the event" : "`" + path + "` of the event";
  }

  /** Returns whether it is what an error says, and not data of the event. */
  public boolean isError() {
    return source.trigger().equals("error");
  }

  /** Returns whether it certainly lets whoever chooses the data run code in the function. */
  public boolean runsCode() {
    return kind.runsCode() && confidence == Inflow.Confidence.HIGH;
  }

  /** Returns the same with the place where the data was kept as its place, and on its way. */
  public Flow keptAt(Origin.Written place) {
    var longer = new ArrayList<>(steps);
    var step = new Step(place, "is kept where later events find it");
    longer.add(Math.max(0, longer.size() - 1), step);
    return new Flow(kind, sink, source, path, place, longer, confidence, note, List.of());
  }

  /**
   * Returns the same with a way before it.
   *
   * @param isGuess whether that is not certain
   */
  public Flow from(Source other, List<Step> before, boolean isGuess) {
    var longer = new ArrayList<>(before);
    longer.addAll(steps);
    var sure =
        isGuess && confidence == Inflow.Confidence.HIGH ? Inflow.Confidence.MEDIUM : confidence;
    return new Flow(kind, sink, other, path, where, longer, sure, note, edits);
  }

  /** One place on the way. */
  public record Step(Origin.Written where, String message) {}
}
