package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.analysis.Analysis;
import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags requests for each element of a list of the event that all run at once. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "Event data decides how many requests run at once",
    why =
        "A list of thousands opens as many connections: the other side refuses them, memory and"
            + " files run out, and the whole event fails.",
    mend =
        "Refuse long lists, or run the requests in groups (`p-limit`, `p-map`, `SetLimit`, a"
            + " semaphore).",
    cwe = 770)
final class UnboundedParallelism implements PlaceCheck {
  private static final Set<String> EACH =
      Set.of(
          "value.map",
          "value.flatMap",
          "list.map",
          "list.flatMap",
          "value.forEach",
          "list.forEach");

  /** What Lambda itself puts into an event is as long as the trigger allows. */
  private static final Pattern BATCH =
      Pattern.compile(
          "(?:R|r)ecords|messages|rmessages(?:ByTopic)?|entries|Records\\.\\*\\.[\\w.]*");

  /** What was read out of a record is as long as its sender likes. */
  private static final Pattern READ_OUT = Pattern.compile(".*\\b(?:body|Message|data|detail)\\..+");

  private static final Pattern REQUEST =
      Pattern.compile(
          "fetch|undici\\.(?:fetch|request)|(?:axios|got|ky|superagent|needle|request)(?:\\.\\w+)*|https?\\.(?:get|request)|new"
              + " @aws-sdk/.*\\(\\)\\.\\w+|new aws-sdk\\.[\\w.]+\\(\\)\\.\\w+");

  /** A call of what runs only so many at a time: {@code limit(() => ...)}, {@code queue.add()}. */
  private static final String LIMITED =
      "\\b(?<!new )\\w*(?:limit|throttl|queue|semaphore|chunk|bottleneck|concurren|batch)\\w*"
          + "(?:\\.\\w+)?\\(";

  private static final Pattern BOUNDED = Pattern.compile("(?i)slice\\(|" + LIMITED);

  private static final Pattern BY_FUNCTION = Pattern.compile("(?i)" + LIMITED);

  /** A list that was made short, or into groups, and what is called with a limit beside it. */
  private static final Pattern OF_FEW =
      Pattern.compile(
          "(?i)limit|throttl|queue|semaphore|chunk|slice\\(|bottleneck|concurren|batch");

  private static final int REACH = 60;

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    if (code.entry().unit().language() == Language.PYTHON) {
      return AtOnceInPython.places(usages);
    }
    var ofGo =
        Goroutines.unbounded(code)
            .map(
                many ->
                    new Place(
                        many.where(),
                        "one for each element of `%s` of the event, all at once"
                            .formatted(many.list())));
    var requests =
        usages.stream().filter(usage -> REQUEST.matcher(usage.name()).matches()).toList();
    var cuts = CutLists.of(code);
    var ofScripts =
        usages.stream()
            .filter(usage -> EACH.contains(usage.name()) && !usage.isInitialisation())
            .flatMap(usage -> place(usage, requests, cuts).stream());
    var ofJava =
        FuturesOfEach.in(code)
            .map(
                where ->
                    new Place(
                        where, "one request for each element of a list of the event, all at once"));
    var ofLoops =
        code.entry().unit().language().isScript()
            ? BegunInLoop.places(code, REQUEST, BOUNDED)
            : Stream.<Place>empty();
    return Stream.of(ofScripts, ofLoops, ofGo, ofJava).flatMap(found -> found);
  }

  private static Optional<Place> place(Usage each, List<Usage> requests, CutLists cuts) {
    var text = each.where().text();
    boolean isAtOnce =
        (each.name().endsWith("forEach")
                ? isCollected(each.where())
                : isWaitedForAtOnce(each.where()))
            && !isBounded(text)
            && !isCounted(each.where());
    return isAtOnce
        ? list(each)
            .filter(field -> !cuts.isCut(each, field))
            .flatMap(field -> begun(each, requests, cuts.units()).map(where -> told(field, where)))
        : Optional.empty();
  }

  /** What is cut out of each element bounds nothing, nor does the name of a queue. */
  private static boolean isBounded(String call) {
    int list = 0;
    int depth = 0;
    for (int at = 0; at < call.length(); at++) {
      char each = call.charAt(at);
      list = depth == 0 && each == '(' ? at : list;
      depth += each == '(' ? 1 : each == ')' ? -1 : 0;
    }
    return OF_FEW.matcher(call.substring(0, list)).find()
        || BY_FUNCTION.matcher(call.substring(list)).find();
  }

  /** Returns where a request is begun for each element; nothing where none is. */
  private static Optional<Origin.Written> begun(
      Usage each, List<Usage> requests, List<Unit> units) {
    boolean isShown =
        Stream.concat(Stream.of(each.where()), called(each.where(), units))
            .anyMatch(within -> requests.stream().anyMatch(usage -> isIn(usage.where(), within)));
    return isShown
        ? Optional.of(each.where())
        : requests.stream()
            .filter(usage -> usage.callers().stream().anyMatch(at -> isMade(at, each.where())))
            .findFirst()
            .map(usage -> isHanded(each, units) ? caller(each) : each.where());
  }

  /** What is done for each element is what a function was given. */
  private static boolean isHanded(Usage each, List<Unit> units) {
    return called(each.where(), units).findAny().isEmpty();
  }

  private static Origin.Written caller(Usage each) {
    return each.callers().isEmpty() ? each.where() : each.callers().getLast();
  }

  static Place told(String field, Origin.Written where) {
    return new Place(
        where, "one request for each element of `%s` of the event, all at once".formatted(field));
  }

  /** Returns the field of the event whose elements are gone through, if its sender fills it. */
  static Optional<String> list(Usage each) {
    return list(List.of(each.receiver()));
  }

  /** Returns the field of the event that some argument is, if its sender fills it. */
  static Optional<String> list(List<Usage.Argument> arguments) {
    return arguments.stream()
        .flatMap(UnboundedParallelism::fields)
        .flatMap(List::stream)
        .filter(Part.Field.class::isInstance)
        .map(part -> ((Part.Field) part).path())
        .filter(path -> !path.isEmpty())
        .filter(path -> !BATCH.matcher(path).matches() || READ_OUT.matcher(path).matches())
        .findFirst();
  }

  /** The elements of a new list may be those of the event's, or be made of them. */
  private static Stream<List<Part>> fields(Usage.Argument list) {
    var elements = list.members().get(Analysis.ELEMENTS);
    return elements == null
        ? list.texts().stream()
        : Stream.of(
                list.texts().stream(),
                elements.texts().stream().map(UnboundedParallelism::all),
                elements.members().values().stream()
                    .flatMap(held -> held.texts().stream())
                    .map(UnboundedParallelism::all))
            .flatMap(texts -> texts);
  }

  /** The list that an element is one of, or a part of one. */
  private static List<Part> all(List<Part> element) {
    return element.stream()
        .filter(Part.Field.class::isInstance)
        .map(part -> (Part.Field) part)
        .filter(field -> (field.path() + ".").contains(ELEMENT))
        .<Part>map(
            field ->
                new Part.Field(
                    field.source(),
                    field.path().substring(0, (field.path() + ".").lastIndexOf(ELEMENT))))
        .toList();
  }

  private static final String ELEMENT = ".*.";

  private static final Pattern NAMES = Pattern.compile("[A-Za-z_$][\\w$]*");

  /** The functions of the code that are named in a call. */
  private static Stream<Origin.Written> called(Origin.Written where, List<Unit> units) {
    var text = where.text();
    var names =
        NAMES
            .matcher(text.substring(Math.max(0, text.indexOf('('))))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    return units.stream()
        .flatMap(
            unit ->
                unit.procedures().stream()
                    .filter(one -> !one.name().isEmpty() && names.contains(one.name()))
                    .map(one -> new Origin.Written(unit.file(), one.span())));
  }

  /** What is handed over by its name is called by the call itself. */
  private static boolean isMade(Origin.Written call, Origin.Written each) {
    return call.equals(each) || isIn(call, each);
  }

  private static boolean isIn(Origin.Written place, Origin.Written within) {
    return place.file().equals(within.file())
        && place.span().start() > within.span().start()
        && place.span().end() <= within.span().end();
  }

  /** {@code Promise.all(list.map(...))}, or a variable that is given to it later. */
  private static boolean isWaitedForAtOnce(Origin.Written map) {
    var before = before(map);
    if (before.matches("(?s).*\\bPromise\\.all(?:Settled)?\\(\\s*")) {
      return true;
    }
    var variable = Pattern.compile("(?:const|let|var)\\s+(\\w+)[^=;]*=\\s*$").matcher(before);
    return variable.find()
        && map.file()
            .text()
            .substring(map.span().end())
            .matches("(?s).*\\bPromise\\.all(?:Settled)?\\(\\s*" + variable.group(1) + "\\s*\\).*");
  }

  /** {@code list.forEach((one) => begun.push(...))}, and all of them are awaited later. */
  private static boolean isCollected(Origin.Written each) {
    var pushed = Pattern.compile("(\\w+)\\.push\\(\\s*(?!await\\b)").matcher(each.text());
    return pushed.find()
        && Pattern.compile("\\bPromise\\.all(?:Settled)?\\(\\s*" + pushed.group(1) + "\\s*\\)")
            .matcher(each.file().text().substring(each.span().end()))
            .find();
  }

  private static String before(Origin.Written where) {
    int start = where.span().start();
    return where.file().text().substring(Math.max(0, start - REACH), start);
  }

  /** Somebody asks how long the list is. */
  private static boolean isCounted(Origin.Written map) {
    var name =
        Pattern.compile("(\\w+)\\s*\\??\\.\\s*(?:map|flatMap|forEach)\\(").matcher(map.text());
    return name.lookingAt()
        && Pattern.compile("\\b" + name.group(1) + "\\??\\.length\\s*[<>]")
            .matcher(map.file().text())
            .find();
  }
}
