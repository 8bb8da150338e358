package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.aws.OperationTables;
import dev.martello.code.flow.Fate;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags calls of batch operations whose answer nobody asks for what failed. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "Failed entries of a batch are ignored",
    why =
        "Such an operation succeeds although some of its entries failed; these are lost without a"
            + " trace.",
    mend = "Look at the failed entries in the answer and send them again, or fail.",
    cwe = 252)
final class IgnoredBatchFailure implements MisuseCheck, PlaceCheck {
  /** What the mapper of the first SDK for Java calls what it could not write. */
  private static final String MAPPER =
      "com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper.batch";

  @Override
  public String misuse() {
    return "ignored-batch-failure";
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(MisuseCheck.super.run(app, context), PlaceCheck.super.run(app, context));
  }

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return code.result().isCut() ? Stream.empty() : Stream.concat(ofAws(code), ofMapper(code));
  }

  private static Stream<Place> ofAws(CodeResults.FunctionCode code) {
    boolean isAnswerRead = !Invoked.isRetried(code);
    return Answered.of(code)
        .flatMap(
            answered -> {
              var names = OperationTables.standard().failures(answered.call());
              return names.isEmpty() || isLookedAt(answered, names, isAnswerRead)
                  ? Stream.empty()
                  : Stream.of(
                      new Place(
                          answered.where(),
                          "nobody looks at `%s` of what `%s` answers"
                              .formatted(names.getFirst(), answered.call().operation())));
            });
  }

  private static boolean isLookedAt(Answered answered, List<String> names, boolean isAnswerRead) {
    var fate = answered.usage().fate();
    return fate.isKept()
        || fate.read().contains("[]")
        || fate.isTaken(
            taker -> !Answered.isTelling(taker) && (isAnswerRead || !taker.equals("return")))
        || answered.reads(names.getFirst()::equalsIgnoreCase)
        || names.stream().skip(1).anyMatch(list -> isLookedInto(fate, list));
  }

  /** Who counts the entries does not see which of them failed. */
  private static boolean isLookedInto(Fate fate, String list) {
    return fate.read().stream()
        .filter(path -> Answered.name(path).equalsIgnoreCase(list))
        .anyMatch(
            path -> {
              boolean isCounted =
                  Set.of("len").equals(fate.taken().get(path))
                      || COUNTING.stream().anyMatch(count -> fate.read().contains(path + count));
              return !isCounted
                  || fate.reads(
                      other ->
                          other.startsWith(path + ".")
                              && COUNTING.stream().noneMatch(other::endsWith));
            });
  }

  private static final List<String> COUNTING = List.of(".length", ".size", ".isEmpty");

  private static Stream<Place> ofMapper(CodeResults.FunctionCode code) {
    return code.result().usages().stream()
        .filter(usage -> usage.name().startsWith(MAPPER) && !usage.name().endsWith("Load"))
        .filter(usage -> Results.isDropped(usage.where(), code.result().reached()))
        .map(
            usage ->
                new Place(usage.where(), "nobody looks at the batches that could not be written"));
  }
}
