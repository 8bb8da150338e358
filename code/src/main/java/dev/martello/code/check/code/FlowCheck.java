package dev.martello.code.check.code;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.CodeResults;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.SinkKind;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** A check of where data from outside goes. */
interface FlowCheck extends Check {

  /** Returns the kind of places that data must not reach. */
  SinkKind kind();

  @Override
  default Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Place, List<Reaching>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var flow : code.result().flows()) {
        if (flow.kind() == kind()) {
          found
              .computeIfAbsent(new Place(flow.where(), flow.path()), _ -> new ArrayList<>())
              .add(new Reaching(code.function(), flow));
        }
      }
    }
    return found.values().stream().map(FlowCheck::verdict);
  }

  /** Where data arrives, and which; the same code may belong to several functions. */
  record Place(Origin where, String path) {}

  /** A flow in a function's code. */
  record Reaching(LambdaFunction function, Flow flow) {}

  private static Verdict verdict(List<Reaching> all) {
    var worst =
        all.stream()
            .min(java.util.Comparator.comparing(reaching -> reaching.flow().source().trust()))
            .orElseThrow();
    var flow = worst.flow();
    Verdict verdict =
        Verdict.fails(worst.function(), flow.where(), message(flow))
            .raised(shift(flow))
            .on(worst.function())
            .on(all.stream().map(Reaching::function).toList());
    for (var step : flow.steps()) {
      verdict = verdict.because(step.where(), step.message());
    }
    return verdict;
  }

  private static String message(Flow flow) {
    var what = flow.path().isEmpty() ? "the event" : "`" + flow.path() + "` of the event";
    var note = flow.note().isEmpty() ? "" : ", " + flow.note();
    return "%s reaches `%s`%s; it comes from %s"
        .formatted(what, flow.sink(), note, flow.source().title());
  }

  /** Data that nobody outside chooses does less harm, and so does what is a guess. */
  private static int shift(Flow flow) {
    int trust =
        switch (flow.source().trust()) {
          case PUBLIC -> 0;
          case UNKNOWN, AUTHENTICATED -> 0;
          case INTERNAL -> -1;
        };
    return flow.confidence() == Flow.Confidence.HIGH ? trust : trust - 1;
  }
}
