package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What functions of Go start beside the one that handles the event. */
final class Goroutines {
  private static final String STARTED = "go";
  private static final String LOOP = "range";

  private static final Set<String> OF_GROUP =
      Set.of(
          "golang.org/x/sync/errgroup.Group.Go",
          "sync.WaitGroup.Go",
          "github.com/sourcegraph/conc.WaitGroup.Go");

  /** What waits for others, hands on what they send, or lets somebody else do so. */
  private static final Pattern WAITING =
      Pattern.compile(
          "\\.Wait\\(|\\.Add\\(|\\.Done\\(|<-|\\bselect\\b|\\bchan\\b|\\.Lock\\(|\\bio\\.Pipe\\(");

  /** The name of what is started. */
  private static final Pattern NAME = Pattern.compile("^go\\s+(?:[\\w.]+\\.)?(\\w+)\\(");

  /** What lets only so many run at a time. */
  private static final Pattern BOUNDED =
      Pattern.compile(
          "(?i)SetLimit|semaphore|\\bsem\\w*|limit|chunk|batch|pool|worker|throttl|rate\\.|<-\\s*struct\\{\\}");

  /** What the type is called whose method starts others says nothing of how many it starts. */
  private static final Pattern RECEIVER = Pattern.compile("^func\\s*\\([^()]*\\)\\s*");

  /** What stands in an address or a header has few elements. */
  private static final Pattern SHORT =
      Pattern.compile("(?i)queryStringParameters|headers|cookies|pathParameters|rawQueryString");

  private static final Pattern REQUEST =
      Pattern.compile(
          "^net/http\\.(?:(?:Client|DefaultClient)\\.)?(?:Get|Head|Post|PostForm|Do|NewRequest\\w*)$|^aws:|^net\\.Dial"
              + "|^database/sql\\.\\w+\\.(?:Query|Exec)");

  private Goroutines() {}

  /** Returns what is started while an event is handled and nobody waits for. */
  static Stream<Origin.Written> forgotten(CodeResults.FunctionCode code) {
    // A function is read once for all that it starts.
    var waiting = new HashMap<String, Boolean>();
    return ofHandler(code, STARTED)
        .map(Usage::where)
        .filter(
            where ->
                isForgotten(where, code.result().reached(), waiting) || isUnheardOf(where, code));
  }

  /** Returns the names of functions that are started so: nobody could hear of their errors. */
  static Set<String> forgottenFunctions(CodeResults.FunctionCode code) {
    return forgotten(code)
        .map(where -> NAME.matcher(where.text()))
        .filter(Matcher::find)
        .map(name -> name.group(1))
        .collect(Collectors.toSet());
  }

  private static Stream<Usage> ofHandler(CodeResults.FunctionCode code, String name) {
    return code.result().usages().stream()
        .filter(usage -> !usage.isInitialisation() && usage.name().equals(name))
        .filter(usage -> usage.where().file().path().toString().endsWith(".go"));
  }

  private static boolean isForgotten(
      Origin.Written started, List<Unit> units, Map<String, Boolean> waiting) {
    var name = NAME.matcher(started.text());
    boolean isOwn = !name.find() || name.group(1).equals("func");
    boolean isWaiting =
        around(started, units)
            .filter(text -> waiting.computeIfAbsent(text, Goroutines::isWaiting))
            .isPresent();
    return !isWaiting
        && (isOwn
            || procedures(units, name.group(1))
                .map(text -> RECEIVING.matcher(text).replaceAll("="))
                .noneMatch(text -> WAITING.matcher(text).find()));
  }

  /** What lets somebody else know that something ended. */
  private static final Pattern SIGNALLING =
      Pattern.compile(
          WAITING.pattern()
              + "|\\bclose\\(|CloseWithError|WaitGroup|\\.Unlock\\(|\\.(?:Signal|Broadcast|Store)\\(");

  private static final Pattern CALLED = Pattern.compile("\\b(\\w+)\\(");

  /** Functions whose text is read for one that is started. */
  private static final int MOST_CALLED = 30;

  /** A request, beside others that are waited for, whose end nothing lets anybody know. */
  private static boolean isUnheardOf(Origin.Written started, CodeResults.FunctionCode code) {
    var name = NAME.matcher(started.text());
    boolean isOwn = !name.find() || name.group(1).equals("func");
    var units = code.result().reached();
    var run = run(started, units);
    return (isOwn || procedures(units, name.group(1)).findAny().isPresent())
        && run.stream().noneMatch(each -> SIGNALLING.matcher(each.text()).find())
        && code.result().usages().stream()
            .filter(usage -> REQUEST.matcher(usage.name()).find())
            .anyMatch(
                usage ->
                    run.stream()
                        .anyMatch(
                            each ->
                                each.file().equals(usage.where().file())
                                    && holds(each.span(), usage.where().span())));
  }

  /** Returns what is started, with the functions that are called there. */
  private static List<Origin.Written> run(Origin.Written started, List<Unit> units) {
    var all = new LinkedHashSet<Origin.Written>(List.of(started));
    for (int at = 0; at < all.size() && all.size() < MOST_CALLED; at++) {
      var called =
          CALLED
              .matcher(all.stream().skip(at).findFirst().orElseThrow().text())
              .results()
              .map(each -> each.group(1))
              .collect(Collectors.toSet());
      units.stream()
          .filter(unit -> unit.language() == Language.GO)
          .flatMap(
              unit ->
                  unit.procedures().stream()
                      .filter(procedure -> called.contains(procedure.name()))
                      .map(procedure -> new Origin.Written(unit.file(), procedure.span())))
          .forEach(all::add);
    }
    return List.copyOf(all);
  }

  private static boolean isWaiting(String text) {
    return WAITING.matcher(withoutHandingOver(text)).find();
  }

  private static final Pattern CHANNEL =
      Pattern.compile("\\b(\\w+)\\s*:=\\s*make\\(chan\\b[^\\n)]*\\)");

  /** The text of the function is read again for each of them. */
  private static final int MOST_CHANNELS = 20;

  /** A channel that is only read, and what reads of it: nobody hears from here. */
  private static final Pattern RECEIVING = Pattern.compile("\\s<-chan\\b|=\\s*<-|\\brange\\s+<-");

  /** Leaves out channels that a function sends to and that it hands to what it starts alone. */
  private static String withoutHandingOver(String text) {
    var rest = text;
    for (var channel : CHANNEL.matcher(text).results().limit(MOST_CHANNELS).toList()) {
      var name = Pattern.quote(channel.group(1));
      var without =
          rest.replace(channel.group(), "")
              .replaceAll("(?m)^\\s*" + name + "\\s*<-", "")
              .replaceAll("(?m)\\bgo\\s+[\\w.]+\\([^\\n]*\\)\\s*(?://.*)?$", "")
              .replaceAll("\\bclose\\(" + name + "\\)", "");
      if (!Pattern.compile("\\b" + name + "\\b").matcher(without).find()) {
        rest = without;
      }
    }
    return rest;
  }

  private static Stream<String> procedures(List<Unit> units, String name) {
    return units.stream()
        .filter(unit -> unit.language() == Language.GO)
        .flatMap(
            unit ->
                unit.named(name).stream()
                    .map(procedure -> text(unit.file().text(), procedure.span())));
  }

  /** Returns the text of the outermost function around a place. */
  static Optional<String> around(Origin.Written place, List<Unit> units) {
    return units.stream()
        .filter(unit -> unit.file().equals(place.file()))
        .flatMap(unit -> unit.procedures().stream())
        .filter(procedure -> procedure.number() > 0)
        .map(Procedure::span)
        .filter(span -> holds(span, place.span()))
        .max(Comparator.comparingInt(Span::length))
        .map(span -> text(place.file().text(), span));
  }

  private static boolean holds(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  private static String text(String file, Span span) {
    return file.substring(span.start(), span.end());
  }

  /**
   * What is started for each element of a list of the event, all at once.
   *
   * @param list the field of the event
   */
  record Many(Origin.Written where, String list) {}

  static Stream<Many> unbounded(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    var units = code.result().reached();
    return ofHandler(code, LOOP)
        .flatMap(
            loop ->
                UnboundedParallelism.list(loop.placed()).stream()
                    .filter(list -> !SHORT.matcher(list).find())
                    .filter(_ -> !isBounded(loop.where(), units))
                    .flatMap(
                        list ->
                            usages.stream()
                                .filter(usage -> isStart(usage, loop.where()))
                                .filter(
                                    _ ->
                                        usages.stream()
                                            .anyMatch(
                                                usage -> isRequest(usage, loop.where(), units)))
                                .map(start -> new Many(start.where(), list))));
  }

  private static boolean isBounded(Origin.Written loop, List<Unit> units) {
    var counted = Pattern.compile("range\\s+([\\w.]+)").matcher(loop.text());
    var around = RECEIVER.matcher(around(loop, units).orElse("")).replaceFirst("func ");
    return BOUNDED.matcher(around).find()
        || (counted.find()
            && Pattern.compile("len\\(" + Pattern.quote(counted.group(1)) + "\\)\\s*[<>]")
                .matcher(around)
                .find());
  }

  private static boolean isStart(Usage usage, Origin.Written loop) {
    return (usage.name().equals(STARTED) || OF_GROUP.contains(usage.name()))
        && usage.where().file().equals(loop.file())
        && holds(loop.span(), usage.where().span());
  }

  /** Returns whether a request is sent in a loop, or in a function that is named there. */
  private static boolean isRequest(Usage usage, Origin.Written loop, List<Unit> units) {
    if (usage.isInitialisation() || !REQUEST.matcher(usage.name()).find()) {
      return false;
    }
    boolean isInside =
        usage.where().file().equals(loop.file()) && holds(loop.span(), usage.where().span());
    var text = loop.text();
    return isInside
        || units.stream()
            .filter(unit -> unit.file().equals(usage.where().file()))
            .flatMap(unit -> unit.procedures().stream())
            .filter(procedure -> holds(procedure.span(), usage.where().span()))
            .anyMatch(
                procedure ->
                    !procedure.name().isEmpty()
                        && Pattern.compile("\\b" + Pattern.quote(procedure.name()) + "\\(")
                            .matcher(text)
                            .find());
  }
}
