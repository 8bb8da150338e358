package dev.martello.code.check.code;

import dev.martello.code.flow.Part;
import dev.martello.code.flow.Usage;
import dev.martello.code.ir.Language;
import dev.martello.code.project.CodeResults;
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
              + "|\\.limit\\(|subList\\(|maxConcurrency");

  /** What was read out of what a sender wrote: he decides how long a list in it is. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?:.*\\b)?(?:body|Message|data|detail|multiValueQueryStringParameters\\.\\w+)(?:\\.\\w+)*\\.\\*.*");

  private FuturesOfEach() {}

  static Stream<Usage> in(CodeResults.FunctionCode code) {
    return code.entry().unit().language() == Language.JAVA
        ? code.result().usages().stream()
            .filter(usage -> usage.isInLoop() && !usage.isInitialisation())
            .filter(usage -> REQUEST.matcher(usage.name()).matches())
            .filter(usage -> isUnbounded(usage.where().file()))
            .filter(usage -> element(usage).isPresent())
        : Stream.empty();
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
