package dev.martello.code.check.code;

import dev.martello.code.flow.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a function and what polls for it speak about records that failed. */
final class BatchFailures {
  private static final String REPORT = "ReportBatchItemFailures";

  /** None is part of another. */
  private static final List<String> TELLING =
      List.of(
          "batchItemFailures",
          "batch_item_failures",
          "process_partial_response",
          "processPartialResponse",
          "BatchProcessor",
          "batch_processor",
          "SQSBatchResponse",
          "StreamsEventResponse",
          "BatchItemFailure",
          "BatchMessageHandlerBuilder",
          "SqsUtils");

  private static final Pattern NAMING =
      Pattern.compile(
          "BatchItemFailure(?:\\$\\w+)?\\.|BatchMessageHandlerBuilder|SqsUtils|[bB]atchProcessor");

  private BatchFailures() {}

  static boolean isAnyMapping(
      LambdaFunction function, Predicate<Trigger.EventSourceMapping> question) {
    return function.triggers().stream()
        .filter(Trigger.FromEvent.class::isInstance)
        .flatMap(trigger -> ((Trigger.FromEvent) trigger).mapping().stream())
        .anyMatch(question);
  }

  static boolean isListening(Trigger.EventSourceMapping mapping) {
    return mapping.functionResponseTypes().stream()
        .anyMatch(type -> type.isEqualTo(REPORT).isYes());
  }

  static boolean isDeaf(Trigger.EventSourceMapping mapping) {
    return mapping.functionResponseTypes().stream().allMatch(type -> type.isEqualTo(REPORT).isNo());
  }

  /** Returns the places where the code speaks of failed records. */
  static Stream<Origin.Written> told(CodeResults.FunctionCode code) {
    return code.entry().unit().language().isOfJvm()
        ? code.result().usages().stream()
            .filter(usage -> TELLING.stream().anyMatch(usage.name()::contains))
            .map(Usage::where)
        : written(code);
  }

  /** Java: an answer that names no record tells nothing. */
  static boolean isTelling(CodeResults.FunctionCode code) {
    return code.entry().unit().language().isOfJvm()
        ? code.result().usages().stream().anyMatch(usage -> NAMING.matcher(usage.name()).find())
        : told(code).findAny().isPresent();
  }

  private static Stream<Origin.Written> written(CodeResults.FunctionCode code) {
    return code.result().reached().stream()
        .flatMap(
            unit ->
                TELLING.stream()
                    .flatMap(word -> places(word, unit.file()))
                    .sorted(Comparator.comparingInt(place -> place.span().start())));
  }

  private static Stream<Origin.Written> places(String word, SourceFile file) {
    return IntStream.iterate(
            file.text().indexOf(word),
            at -> at >= 0,
            at -> file.text().indexOf(word, at + word.length()))
        .mapToObj(at -> new Origin.Written(file, new Span(at, at + word.length())));
  }
}
