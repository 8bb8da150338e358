package dev.martello.code.check.code;

import dev.martello.check.Check;
import dev.martello.check.TellsFlow;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.SinkKind;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A check of where data from outside goes. */
interface FlowCheck extends Check, TellsFlow {

  /** Returns the kinds of places that data must not reach. */
  Set<SinkKind> kinds();

  @Override
  default Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Origin, List<Reaching>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var flow : code.result().flows()) {
        if (kinds().contains(flow.kind())) {
          found
              .computeIfAbsent(flow.where(), _ -> new ArrayList<>())
              .add(new Reaching(code.function(), flow));
        }
      }
    }
    return found.values().stream().map(FlowCheck::verdict);
  }

  /** A flow in a function's code; the same code may belong to several functions. */
  record Reaching(LambdaFunction function, Flow flow) {}

  private static Verdict verdict(List<Reaching> all) {
    var worst =
        all.stream()
            .min(
                Comparator.comparing((Reaching reaching) -> reaching.flow().source().trust())
                    .thenComparing(reaching -> reaching.flow().confidence())
                    .thenComparing(reaching -> -reaching.flow().path().length())
                    .thenComparing(reaching -> reaching.flow().path()))
            .orElseThrow();
    var flow = worst.flow();
    long fields = all.stream().map(reaching -> reaching.flow().path()).distinct().count();
    Verdict verdict =
        Verdict.fails(worst.function(), flow.where(), message(flow, fields - 1))
            .raised(shift(flow))
            .on(worst.function())
            .on(all.stream().map(Reaching::function).toList());
    for (var step : flow.steps()) {
      verdict = verdict.because(step.where(), step.message());
    }
    return verdict;
  }

  private static String message(Flow flow, long others) {
    var what = flow.path().isEmpty() ? "the event" : "`" + flow.path() + "` of the event";
    var more =
        others == 0 ? "" : others == 1 ? " and another field" : " and " + others + " other fields";
    var note = flow.note().isEmpty() ? "" : ", " + flow.note();
    return "%s%s %s %s%s; it comes from %s"
        .formatted(
            what,
            more,
            others == 0 ? "reaches" : "reach",
            flow.sink(),
            note,
            flow.source().title());
  }

  /** Data that nobody outside chooses does less harm, and so does what is a guess. */
  private static int shift(Flow flow) {
    int trust =
        switch (flow.source().trust()) {
          case PUBLIC, UNKNOWN, AUTHENTICATED -> 0;
          case INTERNAL -> -1;
        };
    return flow.confidence() == Flow.Confidence.HIGH ? trust : trust - 1;
  }
}
