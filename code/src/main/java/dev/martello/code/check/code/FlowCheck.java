package dev.martello.code.check.code;

import dev.martello.check.Check;
import dev.martello.check.Inflow;
import dev.martello.check.Remedy;
import dev.martello.check.Severity;
import dev.martello.check.TellsFlow;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Flow;
import dev.martello.code.project.CodeResults;
import dev.martello.code.project.Sources;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.join.Stakes;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A check of where data from outside goes. */
interface FlowCheck extends Check, TellsFlow {

  /** Returns the kinds of places that data must not reach. */
  Set<SinkKind> kinds();

  /** Returns whether lines near to one another of such flows are one and the same mistake. */
  default boolean isOnePlace(Flow flow) {
    return false;
  }

  /** Returns by how many steps a flow does more, or less, harm than the check says. */
  default int shift(Flow flow) {
    return 0;
  }

  /** Returns what keeps the harm at a place small whatever the data says; empty for nothing. */
  default String limit(List<Reaching> all, Context context) {
    return "";
  }

  /** Returns what mends the call that a flow reaches. */
  default Remedy remedy(Flow flow, Context context) {
    return Rewordings.remedy(flow.where(), "", flow.edits());
  }

  private static Origin.Written near(Flow flow, Map<Origin.Written, String> known) {
    var where =
        known.entrySet().stream()
            .filter(other -> other.getValue().equals(flow.path()))
            .map(Map.Entry::getKey)
            .filter(other -> other.file().equals(flow.where().file()))
            .filter(other -> Math.abs(other.line() - flow.where().line()) <= NEAR)
            .findFirst()
            .orElse(flow.where());
    known.putIfAbsent(where, flow.path());
    return where;
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
    var single = new LinkedHashMap<Origin.Written, String>();
    return Reaching.byPlace(
            context.shared(CodeResults.class, CodeResults::of),
            (code, flow) -> isWanted(flow, code, app),
            flow -> isOnePlace(flow) ? near(flow, single) : flow.where())
        .stream()
        .map(all -> verdict(all, context));
  }

  private boolean isWanted(Flow flow, CodeResults.FunctionCode code, App app) {
    boolean isOfFolders =
        code.entry().unit().language().isScript()
            || flow.kind() == SinkKind.FILE_PATH && ABOVE.matcher(flow.where().text()).find();
    return kinds().contains(flow.kind())
        && isFrom(flow.source())
        && isHarmful(flow, code.function(), app)
        && !(isOfFolders && isFolderOf(flow, code.result().flows()));
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
                        && Math.abs(other.where().line() - flow.where().line())
                            <= (flow.kind() == SinkKind.ARCHIVE ? NEAR_ENTRY : NEAR)
                        && !FOLDERS.matcher(other.sink()).find());
  }

  /** Lines between making a folder and writing into it. */
  int NEAR = 3;

  /** The folder that a file stands in. */
  Pattern ABOVE = Pattern.compile("dirname\\(|\\bgetParent(?:File)?\\(|\\.parent\\b");

  /** Lines between making the folders in an archive and writing its files. */
  int NEAR_ENTRY = 15;

  Pattern FOLDERS =
      Pattern.compile(
          "(?i)\\.(?:mkdirs?|mkdirp|mkdirall|makedirs|ensuredir|createdirector(?:y|ies))(?:sync)?`");

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
    long others = others(flow.path(), all.stream().map(reaching -> reaching.flow().path()));
    var by = Sources.triggers(flow.source(), worst.function());
    var level = Sources.level(flow.source().trust());
    var stakes = Stakes.of(worst.function(), level, by, flow.kind().isOfRole(), context);
    var limit = limit(all, context);
    int shift = stakes.shift() + shift(flow) + certainty(flow);
    return worst
        .fails(message(flow, others, limit), all)
        .raised(limit.isEmpty() ? shift : MILDEST)
        .by(new Inflow(flow.source().title(), level, flow.confidence()))
        .atStake(stakes.facts())
        .mendedBy(() -> remedy(flow, context));
  }

  /** As many steps milder as there are. */
  int MILDEST = -Severity.values().length;

  /** Counts the other fields: what a field is part of, or has parts of, is no other one. */
  private static long others(String field, Stream<String> all) {
    var fields = all.collect(Collectors.toCollection(TreeSet::new));
    return fields.stream()
        .filter(path -> !isPart(field, path) && !isPart(path, field))
        .filter(path -> !path.isEmpty() && !isWhole(path, fields))
        .count();
  }

  private static boolean isWhole(String path, NavigableSet<String> fields) {
    var next = fields.ceiling(path + ".");
    return next != null && next.startsWith(path + ".");
  }

  private static boolean isPart(String field, String whole) {
    return field.equals(whole) || field.startsWith(whole + ".");
  }

  private static String message(Flow flow, long others, String limit) {
    var more =
        others == 0 ? "" : others == 1 ? " and another field" : " and " + others + " other fields";
    var note =
        !limit.isEmpty() ? ", but " + limit : flow.note().isEmpty() ? "" : ", " + flow.note();
    var reaching =
        "%s%s %s %s%s"
            .formatted(flow.field(), more, others == 0 ? "reaches" : "reach", flow.sink(), note);
    return flow.isError() ? reaching : reaching + "; it comes from " + flow.source().title();
  }

  /** What is a guess is told more mildly. */
  private static int certainty(Flow flow) {
    return flow.confidence() == Inflow.Confidence.HIGH ? 0 : -1;
  }
}
