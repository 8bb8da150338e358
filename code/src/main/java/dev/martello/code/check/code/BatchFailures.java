package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a function and what polls for it speak about records that failed. */
final class BatchFailures {
  private static final String REPORT = "ReportBatchItemFailures";

  /** What code is called that tells which records failed, as a whole or in part. */
  private static final Pattern TELLING =
      Pattern.compile(
          "batchItemFailures|.*(?:process_partial_response|processPartialResponse|[bB]atchProcessor|batch_processor"
              + "|SQSBatchResponse|StreamsEventResponse|BatchItemFailure|BatchMessageHandlerBuilder|SqsUtils|partial-batch-failure).*"
              + "|.*\\.(?:SQS|Kinesis|DynamoDB)EventResponse|BatchItemFailures");

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

  /** Returns whether the code speaks of failed records anywhere. */
  static boolean isSpokenOf(CodeResults.FunctionCode code) {
    return told(code).findAny().isPresent();
  }

  /** An answer that names no record tells nothing. */
  static boolean isTelling(CodeResults.FunctionCode code) {
    boolean isOfJvm = code.entry().unit().language().isOfJvm();
    return code.result().usages().stream()
            .map(Usage::name)
            .anyMatch(
                name ->
                    isOfJvm
                        ? NAMING.matcher(name).find()
                        : TELLING.matcher(name).matches() && !ANSWER.matcher(name).find())
        || (!isOfJvm
            && code.result().reached().stream()
                .flatMap(BatchFailures::instructions)
                .flatMap(BatchFailures::words)
                .anyMatch(word -> RECORD.matcher(word).matches()));
  }

  /** What the answer is called, whether it names any record or none. */
  private static final Pattern ANSWER = Pattern.compile("EventResponse$|[bB]atchItemFailures$");

  /** What names a record that failed. */
  private static final Pattern RECORD = Pattern.compile("[iI]temIdentifier|.*BatchItemFailure");

  /** Returns where the handler answers which records failed; nothing where the code never does. */
  static Optional<Origin.Written> answer(CodeResults.FunctionCode code) {
    var answers =
        Handler.started(code)
            .flatMap(handler -> answers(handler.procedure(), handler.unit()))
            .toList();
    return told(code)
        .findFirst()
        .map(
            told ->
                answers.stream()
                    .filter(answer -> SAID.matcher(answer.text()).find())
                    .reduce((_, last) -> last)
                    .or(() -> answers.stream().reduce((_, last) -> last))
                    .orElse(told));
  }

  private static final Pattern SAID =
      Pattern.compile("[bB]atchItemFailure|[pP]rocess\\w*\\(|\\w+\\.response\\(");

  /** Returns where a procedure returns something. */
  private static Stream<Origin.Written> answers(Procedure procedure, Unit unit) {
    return procedure.blocks().stream()
        .filter(block -> block.exit() instanceof Exit.Return(var value, _) && value >= 0)
        .map(block -> new Origin.Written(unit.file(), ((Exit.Return) block.exit()).place()))
        .filter(answer -> !answer.span().equals(procedure.span()))
        .filter(
            answer -> unit.language() == Language.GO || !NOTHING.matcher(answer.text()).matches())
        .sorted(Comparator.comparingInt(answer -> answer.span().start()));
  }

  private static final Pattern NOTHING =
      Pattern.compile("(?s)\\s*return\\b\\s*(?:None|null|undefined|\\{\\s*\\})?\\s*;?\\s*");

  /** Returns the places where the code speaks of failed records. */
  private static Stream<Origin.Written> told(CodeResults.FunctionCode code) {
    var called =
        code.result().usages().stream()
            .filter(usage -> TELLING.matcher(usage.name()).matches())
            .map(Usage::where);
    return code.entry().unit().language().isOfJvm()
        ? called
        : Stream.concat(called, code.result().reached().stream().flatMap(BatchFailures::written));
  }

  private static Stream<Origin.Written> written(Unit unit) {
    return instructions(unit)
        .filter(each -> words(each).anyMatch(word -> TELLING.matcher(word).matches()))
        .map(each -> new Origin.Written(unit.file(), each.place()));
  }

  private static Stream<Instruction> instructions(Unit unit) {
    return unit.procedures().stream()
        .flatMap(procedure -> procedure.blocks().stream())
        .flatMap(block -> block.instructions().stream());
  }

  private static Stream<String> words(Instruction each) {
    return switch (each) {
      case Instruction.Constant(_, Literal.Text(var text), _) -> Stream.of(text);
      case Instruction.Load(_, _, Key.Member(var name), _) -> Stream.of(name);
      case Instruction.Store(_, Key.Member(var name), _, _) -> Stream.of(name);
      case Instruction.New(_, var type, _) -> Stream.of(type);
      case Instruction.Call call -> FunctionNames.written(call.callee());
      default -> Stream.empty();
    };
  }
}
