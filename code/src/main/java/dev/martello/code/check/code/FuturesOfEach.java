package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds requests of Java, one for each element of a list of the event, that all run at once. */
final class FuturesOfEach {
  private static final Pattern REQUEST =
      Pattern.compile(
          "aws:[\\w-]+\\.\\w+|java\\.net\\.http\\.HttpClient\\.send(?:Async)?|okhttp3\\.OkHttpClient\\.newCall"
              + "|org\\.asynchttpclient\\..*\\.(?:execute|prepare\\w+)");

  /** What begins a thread for each call. */
  private static final String THREADS =
      "newThreadPerTaskExecutor|StructuredTaskScope|startVirtualThread\\(|ofVirtual\\(\\)";

  /** What lets calls run beside one another, as many as there are. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "AsyncClient\\b|sendAsync\\(|supplyAsync\\(|runAsync\\(|newVirtualThreadPerTaskExecutor|newCachedThreadPool|"
              + THREADS);

  private static final Pattern WAITING =
      Pattern.compile("allOf\\(|::join|\\.join\\(\\)|invokeAll\\(|::get\\b|\\.get\\(\\)");

  private static final Pattern BOUNDED =
      Pattern.compile(
          "(?i)semaphore|throttl|ratelimit|partition\\(|chunk|\\.(?:size\\(\\)|length)\\s*>=?\\s*\\w"
              + "|subList\\(|maxConcurrency");

  /** Bounds what is handed to it, but not what begins by itself. */
  private static final Pattern POOLED = Pattern.compile("newFixedThreadPool");

  private static final Pattern BY_ITSELF =
      Pattern.compile("java\\.net\\.http\\.HttpClient\\.sendAsync");

  /** What was read out of what a sender wrote: he decides how long a list in it is. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?:.*\\b)?(?:body|Message|data|detail|multiValueQueryStringParameters\\.\\w+)(?:\\.\\w+)*\\.\\*.*"
              + "|(?![rR]ecords|r?messages|resources|entries|cookies|(?:multiValueH|h)eaders|stageVariables|request)[a-z]\\w*\\.\\*");

  private static final Pattern TASK =
      Pattern.compile(
          "java\\.util\\.concurrent\\.(?:ExecutorService|Executor|CompletableFuture)\\.(?:submit|execute|runAsync|supplyAsync)"
              + "|java\\.util\\.concurrent\\.StructuredTaskScope(?:\\$\\w+)?\\.fork"
              + "|java\\.lang\\.Thread\\.startVirtualThread|java\\.lang\\.Thread\\$Builder(?:\\$\\w+)?\\.start");

  /** What runs tasks that were collected before. */
  private static final Pattern COLLECTED =
      Pattern.compile("java\\.util\\.concurrent\\.\\w*Executor\\w*\\.invokeAll");

  /** Pools that have a thread for each task. */
  private static final Pattern AS_MANY =
      Pattern.compile("newVirtualThreadPerTaskExecutor|newCachedThreadPool|" + THREADS);

  /** {@code pool.submit(...)}, {@code supplyAsync(..., pool)}. */
  private static final Pattern NAMED_POOL =
      Pattern.compile("^(\\w+)\\s*\\.\\s*(?:submit|execute|invokeAll)\\(|,\\s*(\\w+)\\s*\\)$");

  private static final Pattern POOL =
      Pattern.compile("newFixedThreadPool\\(\\s*(\\w+)\\.(?:size\\(\\)|length)\\s*[,)]");

  private static final Pattern LIMITED =
      Pattern.compile(
          "\\.(?:size\\(\\)|length)\\s*>=?\\s*\\w|\\.limit\\(|subList\\(|Math\\.min\\(");

  private static final Pattern LOOP =
      Pattern.compile(
          "for\\s*\\((?:final\\s+)?[\\w<>.\\[\\],"
              + " ]+?\\s+\\w+\\s*:\\s*(\\w+)(?:\\.\\w+\\(\\))?\\s*\\)|\\b(?!Arrays\\b)(\\w+)(?:\\.\\w+\\(\\))?\\.(?:forEach|stream|parallelStream)\\(|(?:Arrays\\.stream|Stream\\.of)\\(\\s*(\\w+)\\s*\\)");

  private static final int ABOVE = 400;

  private static final Pattern LIMIT = Pattern.compile("java\\.util\\.stream\\.\\w+\\.limit");

  private static final String EACH = "value.each";

  private static final Pattern GOING =
      Pattern.compile("^value\\.each$|\\.(?:stream|parallelStream|forEach)$");

  /** How far apart what belongs to one statement is, at most. */
  private static final int STATEMENT = 1000;

  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.[^']*)'");

  private final List<Unit> units;
  private final List<Usage> usages;
  private final List<Usage> going;
  private final Set<SourceFile> limited;
  private final Map<Origin.Written, Boolean> begun = new HashMap<>();

  private FuturesOfEach(CodeResults.FunctionCode code) {
    units = code.result().reached();
    usages = code.result().usages().stream().filter(usage -> !usage.isInitialisation()).toList();
    going =
        usages.stream()
            .filter(usage -> GOING.matcher(usage.name()).find())
            .filter(usage -> UnboundedParallelism.list(usage).isPresent())
            .toList();
    limited =
        usages.stream()
            .filter(FuturesOfEach::isLimit)
            .map(usage -> usage.where().file())
            .collect(Collectors.toSet());
  }

  static Stream<Origin.Written> in(CodeResults.FunctionCode code) {
    return code.entry().unit().language() == Language.JAVA
        ? new FuturesOfEach(code).places()
        : Stream.empty();
  }

  private Stream<Origin.Written> places() {
    boolean isWorking = usages.stream().anyMatch(FuturesOfEach::isRequest);
    var requests =
        usages.stream()
            .filter(usage -> isRequest(usage) && (usage.isInLoop() || isCollected(usage)))
            .filter(this::isAtOnce)
            .filter(
                usage -> usage.isInLoop() && element(usage).isPresent() || begun(usage).isPresent())
            .toList();
    var tasks =
        usages.stream()
            .filter(usage -> isWorking && requests.isEmpty() && usage.isInLoop())
            .filter(usage -> TASK.matcher(usage.name()).matches())
            .filter(usage -> AS_MANY.matcher(usage.where().file().text()).find())
            .filter(usage -> !isBounded(usage))
            .filter(usage -> isOfSentList(usage.where()));
    var pools = usages.stream().filter(FuturesOfEach::isAsLargeAsList);
    var places = requests.stream().map(usage -> begun(usage).orElse(usage.where())).distinct();
    return Stream.concat(places, Stream.concat(tasks, pools).map(Usage::where));
  }

  private static boolean isRequest(Usage usage) {
    return REQUEST.matcher(usage.name()).matches();
  }

  /** It is made by a task among others that were collected first. */
  private boolean isCollected(Usage request) {
    return usages.stream()
        .filter(task -> COLLECTED.matcher(task.name()).matches())
        .anyMatch(task -> request.way().contains(task.where()));
  }

  private boolean isAtOnce(Usage request) {
    var file = request.where().file();
    return BESIDE.matcher(file.text()).find()
        && WAITING.matcher(file.text()).find()
        && !isLimited(file)
        && (BY_ITSELF.matcher(request.name()).matches()
            || !POOLED.matcher(file.text()).find()
            || usages.stream().anyMatch(task -> isTaskOf(task, request) && isBesideAsMany(task)));
  }

  private static boolean isTaskOf(Usage task, Usage request) {
    return (TASK.matcher(task.name()).matches() || COLLECTED.matcher(task.name()).matches())
        && request.way().stream().anyMatch(at -> isWithin(at, task.where()));
  }

  private static boolean isWithin(Origin.Written inner, Origin.Written outer) {
    return inner.file().equals(outer.file())
        && outer.span().start() <= inner.span().start()
        && inner.span().end() <= outer.span().end();
  }

  /** Of several pools in a file, the task names one that has a thread for each task. */
  private static boolean isBesideAsMany(Usage task) {
    var pool = NAMED_POOL.matcher(task.where().text());
    return pool.find()
        && Pattern.compile(
                "\\b(?:%s)\\s*=[^;{]*?(?:%s)"
                    .formatted(
                        pool.group(1) == null ? pool.group(2) : pool.group(1), AS_MANY.pattern()))
            .matcher(task.where().file().text())
            .find();
  }

  private boolean isBounded(Usage task) {
    var file = task.where().file();
    return isLimited(file) || POOLED.matcher(file.text()).find() && !isBesideAsMany(task);
  }

  private boolean isLimited(SourceFile file) {
    return limited.contains(file) || BOUNDED.matcher(file.text()).find();
  }

  /** A builder's limit, such as that of a query, is none of a stream. */
  private static boolean isLimit(Usage usage) {
    return LIMIT.matcher(usage.name()).matches()
        || (usage.name().equals("value.limit") && UnboundedParallelism.list(usage).isPresent());
  }

  /** Returns where a loop through what was sent comes to a request. */
  private Optional<Origin.Written> begun(Usage request) {
    return request.way().stream()
        .filter(where -> begun.computeIfAbsent(where, this::isBegun))
        .findFirst();
  }

  private boolean isBegun(Origin.Written where) {
    var loops = EnclosingLoop.around(where, units);
    return isOfSentList(where, loops) || isOfGoneList(where, loops);
  }

  /** A loop or a stream goes through a list of the event, as far as it can be followed. */
  private boolean isOfGoneList(Origin.Written where, List<EnclosingLoop> loops) {
    return going.stream()
        .filter(usage -> isBefore(usage.where(), where))
        .anyMatch(
            usage ->
                usage.name().equals(EACH)
                    ? loops.stream().anyMatch(loop -> loop.goesThrough(usage.where()))
                    : isSameStatement(usage.where(), where));
  }

  private static boolean isBefore(Origin.Written first, Origin.Written second) {
    return first.file().equals(second.file()) && first.span().start() <= second.span().start();
  }

  private static boolean isSameStatement(Origin.Written first, Origin.Written second) {
    int start = first.span().start();
    int end = second.span().start();
    if (end - start > STATEMENT) {
      return false;
    }
    var between = QUOTED.matcher(first.file().text().substring(start, end)).replaceAll("");
    int depth = 0;
    for (char c : between.toCharArray()) {
      depth += "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0;
      if (depth < 0 || c == ';' && depth == 0) {
        return false;
      }
    }
    return true;
  }

  /** A pool with a thread for each element of a list that the caller sent. */
  private static boolean isAsLargeAsList(Usage usage) {
    var made = POOL.matcher(usage.where().text());
    return usage.name().equals("java.util.concurrent.Executors.newFixedThreadPool")
        && made.find()
        && isSent(made.group(1), usage.where().file().text())
        && !LIMITED.matcher(usage.where().file().text()).find();
  }

  /** The nearest loop above goes through a list that was read out of what somebody sent. */
  private boolean isOfSentList(Origin.Written where) {
    return isOfSentList(where, EnclosingLoop.around(where, units));
  }

  private static boolean isOfSentList(Origin.Written where, List<EnclosingLoop> loops) {
    if (!loops.isEmpty() && loops.stream().noneMatch(EnclosingLoop::isOfElements)) {
      return false;
    }
    int start = where.span().start();
    var text = where.file().text();
    var above = text.substring(Math.max(0, start - ABOVE), start);
    return LOOP.matcher(above)
        .results()
        .reduce((_, last) -> last)
        .flatMap(loop -> Stream.of(1, 2, 3).map(loop::group).filter(Objects::nonNull).findFirst())
        .filter(list -> isSent(list, text))
        .isPresent();
  }

  /** {@code ids = event.getQueryStringParameters().get("ids").split(",")}. */
  private static boolean isSent(String list, String text) {
    return Pattern.compile(
            "\\b"
                + Pattern.quote(list)
                + "\\s*=[^;=]*(?:\\.(?:readValue|fromJson|convertValue)\\([^;]*(?:getBody\\(\\)|body)|(?:getBody|getQueryStringParameters|getMultiValueQueryStringParameters|getPathParameters|getHeaders)\\(\\))")
        .matcher(text)
        .find();
  }

  /** Returns the element of a list of the event that a request is for. */
  static Optional<String> element(Usage usage) {
    return usage.placed().stream().flatMap(FuturesOfEach::fields).findFirst();
  }

  private static Stream<String> fields(Usage.Argument argument) {
    return Stream.concat(
        argument.texts().stream()
            .flatMap(List::stream)
            .filter(Part.Field.class::isInstance)
            .map(part -> ((Part.Field) part).path())
            .filter(path -> ELEMENT.matcher(path).matches()),
        argument.members().values().stream().flatMap(FuturesOfEach::fields));
  }
}
