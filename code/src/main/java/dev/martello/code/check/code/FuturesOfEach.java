package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds requests of Java, one for each element of a list of the event, that all run at once. */
final class FuturesOfEach {
  private static final Pattern REQUEST =
      Pattern.compile(
          "aws:[\\w-]+\\.\\w+|java\\.net\\.http\\.HttpClient\\.send(?:Async)?|okhttp3\\.OkHttpClient\\.newCall"
              + "|org\\.asynchttpclient\\..*\\.(?:execute|prepare\\w+)");

  /** What lets calls run beside one another, as many as there are. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "AsyncClient\\b|sendAsync\\(|supplyAsync\\(|runAsync\\(|newVirtualThreadPerTaskExecutor|newCachedThreadPool");

  private static final Pattern WAITING =
      Pattern.compile("allOf\\(|::join|\\.join\\(\\)|invokeAll\\(|::get\\b|\\.get\\(\\)");

  private static final Pattern BOUNDED =
      Pattern.compile(
          "(?i)semaphore|newFixedThreadPool|throttl|ratelimit|partition\\(|chunk|\\.(?:size\\(\\)|length)\\s*>=?\\s*\\w"
              + "|stream\\(\\)[^;]{0,200}\\.limit\\(|subList\\(|maxConcurrency");

  /** What was read out of what a sender wrote: he decides how long a list in it is. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?:.*\\b)?(?:body|Message|data|detail|multiValueQueryStringParameters\\.\\w+)(?:\\.\\w+)*\\.\\*.*"
              + "|(?![rR]ecords|r?messages|resources|entries|cookies|(?:multiValueH|h)eaders|stageVariables|request)[a-z]\\w*\\.\\*");

  private static final Pattern TASK =
      Pattern.compile(
          "java\\.util\\.concurrent\\.(?:ExecutorService|Executor|CompletableFuture)\\.(?:submit|execute|runAsync|supplyAsync)");

  /** Pools that have a thread for each task. */
  private static final Pattern AS_MANY =
      Pattern.compile(
          "newVirtualThreadPerTaskExecutor|newCachedThreadPool|newThreadPerTaskExecutor");

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

  private FuturesOfEach() {}

  static Stream<Origin.Written> in(CodeResults.FunctionCode code) {
    if (code.entry().unit().language() != Language.JAVA) {
      return Stream.empty();
    }
    var usages =
        code.result().usages().stream().filter(usage -> !usage.isInitialisation()).toList();
    var requests =
        usages.stream()
            .filter(usage -> usage.isInLoop() && REQUEST.matcher(usage.name()).matches())
            .filter(usage -> isUnbounded(usage.where().file()))
            .filter(usage -> element(usage).isPresent() || begun(usage, code).isPresent())
            .toList();
    boolean isWorking = usages.stream().anyMatch(usage -> REQUEST.matcher(usage.name()).matches());
    var tasks =
        usages.stream()
            .filter(usage -> isWorking && requests.isEmpty() && usage.isInLoop())
            .filter(usage -> TASK.matcher(usage.name()).matches())
            .filter(usage -> AS_MANY.matcher(usage.where().file().text()).find())
            .filter(usage -> !BOUNDED.matcher(usage.where().file().text()).find())
            .filter(usage -> isOfSentList(usage.where(), code));
    var pools = usages.stream().filter(FuturesOfEach::isAsLargeAsList);
    var places =
        requests.stream().map(usage -> begun(usage, code).orElse(usage.where())).distinct();
    return Stream.concat(places, Stream.concat(tasks, pools).map(Usage::where));
  }

  /** Returns where a loop through what was sent comes to a request. */
  private static Optional<Origin.Written> begun(Usage request, CodeResults.FunctionCode code) {
    return request.way().stream()
        .filter(where -> isOfSentList(where, code) || isOfGoneList(where, code))
        .findFirst();
  }

  /** A loop or a stream goes through a list of the event, as far as it can be followed. */
  private static boolean isOfGoneList(Origin.Written where, CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> GOING.matcher(usage.name()).find())
        .filter(usage -> isBefore(usage.where(), where))
        .filter(usage -> UnboundedParallelism.list(usage).isPresent())
        .anyMatch(
            usage ->
                usage.name().equals(EACH)
                    ? EnclosingLoop.around(where, code.result().reached()).stream()
                        .anyMatch(loop -> loop.goesThrough(usage.where()))
                    : isSameStatement(usage.where(), where));
  }

  private static final String EACH = "value.each";

  private static final Pattern GOING =
      Pattern.compile("^value\\.each$|\\.(?:stream|parallelStream|forEach)$");

  private static boolean isBefore(Origin.Written first, Origin.Written second) {
    return first.file().equals(second.file()) && first.span().start() <= second.span().start();
  }

  private static boolean isSameStatement(Origin.Written first, Origin.Written second) {
    var text = first.file().text();
    int depth = 0;
    for (int at = first.span().start(); at < second.span().start(); at++) {
      char c = text.charAt(at);
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
  private static boolean isOfSentList(Origin.Written where, CodeResults.FunctionCode code) {
    var loops = EnclosingLoop.around(where, code.result().reached());
    if (!loops.isEmpty() && loops.stream().noneMatch(EnclosingLoop::isOfElements)) {
      return false;
    }
    int start = where.span().start();
    var text = where.file().text();
    var above = text.substring(Math.max(0, start - ABOVE), start);
    return LOOP.matcher(above)
        .results()
        .reduce((_, last) -> last)
        .flatMap(
            loop ->
                Stream.of(1, 2, 3).map(loop::group).filter(java.util.Objects::nonNull).findFirst())
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

  private static boolean isUnbounded(SourceFile file) {
    var text = file.text();
    return BESIDE.matcher(text).find()
        && WAITING.matcher(text).find()
        && !BOUNDED.matcher(text).find();
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
