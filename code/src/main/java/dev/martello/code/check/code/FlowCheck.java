package dev.martello.code.check.code;

import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.TellsFlow;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.SinkKind;
import dev.martello.code.flow.Source;
import dev.martello.code.project.CodeResults;
import dev.martello.code.project.Sources;
import dev.martello.join.Stakes;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A check of where data from outside goes. */
interface FlowCheck extends Check, TellsFlow {

  /** Returns the kinds of places that data must not reach. */
  Set<SinkKind> kinds();

  /** Returns whether lines near to one another of such flows are one and the same mistake. */
  default boolean isOnePlace(Flow flow) {
    return false;
  }

  /** Returns what mends the call that a flow reaches. */
  default Remedy remedy(Flow flow) {
    return Rewordings.remedy(flow.where(), "", flow.edits());
  }

  private static Origin.Written near(Flow flow, Map<Origin.Written, String> known) {
    return known.entrySet().stream()
        .filter(other -> other.getValue().equals(flow.path()))
        .map(Map.Entry::getKey)
        .filter(other -> other.file().equals(flow.where().file()))
        .filter(other -> Math.abs(other.line() - flow.where().line()) <= NEAR)
        .findFirst()
        .orElse(flow.where());
  }

  /** Returns whether data from such a source is worth a finding. */
  default boolean isFrom(Source source) {
    return true;
  }

  /** Returns whether a flow does harm in a function as it is set up. */
  default boolean isHarmful(Flow flow, LambdaFunction function, App app) {
    return true;
  }

  @Override
  default Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Origin, List<Reaching>>();
    var single = new LinkedHashMap<Origin.Written, String>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var flow : code.result().flows()) {
        boolean isWanted =
            kinds().contains(flow.kind())
                && isFrom(flow.source())
                && isHarmful(flow, code.function(), app);
        boolean isScript = code.entry().unit().language().isScript();
        if (isWanted && !(isScript && isFolderOf(flow, code.result().flows()))) {
          var where = isOnePlace(flow) ? near(flow, single) : flow.where();
          if (isOnePlace(flow)) {
            single.putIfAbsent(where, flow.path());
          }
          found
              .computeIfAbsent(where, _ -> new ArrayList<>())
              .add(new Reaching(code.function(), flow));
        }
      }
    }
    return found.values().stream().map(all -> verdict(all, context));
  }

  /** What makes the folder of a file that is told itself. */
  private static boolean isFolderOf(Flow flow, List<Flow> all) {
    return FOLDERS.matcher(flow.sink()).find()
        && all.stream()
            .anyMatch(
                other ->
                    other.kind() == flow.kind()
                        && other.path().equals(flow.path())
                        && other.source().equals(flow.source())
                        && other.where().file().equals(flow.where().file())
                        && Math.abs(other.where().line() - flow.where().line()) <= NEAR
                        && !FOLDERS.matcher(other.sink()).find());
  }

  /** Lines between making a folder and writing into it. */
  int NEAR = 3;

  Pattern FOLDERS =
      Pattern.compile(
          "(?i)\\.(?:mkdirs?|mkdirp|mkdirall|makedirs|ensuredir|createdirector(?:y|ies))(?:sync)?`");

  /** A flow in a function's code; the same code may belong to several functions. */
  record Reaching(LambdaFunction function, Flow flow) {}

  private Verdict verdict(List<Reaching> all, Context context) {
    var worst =
        all.stream()
            .min(
                Comparator.comparing((Reaching reaching) -> reaching.flow().source().trust())
                    .thenComparing(reaching -> reaching.flow().confidence())
                    .thenComparing(reaching -> Stakes.ofRole(reaching.function(), context))
                    .thenComparing(reaching -> -reaching.flow().path().length())
                    .thenComparing(reaching -> reaching.flow().path()))
            .orElseThrow();
    var flow = worst.flow();
    long fields = all.stream().map(reaching -> reaching.flow().path()).distinct().count();
    var by = Sources.triggers(flow.source(), worst.function());
    var level = Sources.level(flow.source().trust());
    var stakes = Stakes.of(worst.function(), level, by, flow.kind().isOfRole(), context);
    Verdict verdict =
        Verdict.fails(worst.function(), flow.where(), message(flow, fields - 1))
            .raised(stakes.shift() + shift(flow))
            .atStake(stakes.facts())
            .on(worst.function())
            .on(all.stream().map(Reaching::function).toList());
    for (var step : flow.steps()) {
      verdict = verdict.because(step.where(), step.message());
    }
    return verdict.mendedBy(() -> remedy(flow));
  }

  private static String message(Flow flow, long others) {
    var more =
        others == 0 ? "" : others == 1 ? " and another field" : " and " + others + " other fields";
    var note = flow.note().isEmpty() ? "" : ", " + flow.note();
    var reaching =
        "%s%s %s %s%s"
            .formatted(flow.field(), more, others == 0 ? "reaches" : "reach", flow.sink(), note);
    return flow.isError() ? reaching : reaching + "; it comes from " + flow.source().title();
  }

  /** What is a guess is told more mildly. */
  private static int shift(Flow flow) {
    return flow.confidence() == Flow.Confidence.HIGH ? 0 : -1;
  }
}
