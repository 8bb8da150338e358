package dev.martello.code.check.code;

import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Verdict;
import dev.martello.code.analysis.Analysis;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A check of calls that are wrong whatever data they are given. */
interface MisuseCheck extends Check {

  /** Returns the name by which knowledge files tell it. */
  String misuse();

  /** Returns whether it is one of them. */
  default boolean isOne(Analysis.Misuse misuse) {
    return misuse.check().equals(misuse());
  }

  /** Returns whether it matters to a function. */
  default boolean concerns(LambdaFunction function) {
    return true;
  }

  /** Returns the question which calls of a function's code are such ones. */
  default Predicate<Analysis.Misuse> among(CodeResults.FunctionCode code) {
    return concerns(code.function()) ? this::isOne : _ -> false;
  }

  /** Returns where it is to be mended, if that is not the call. */
  default Origin.Written place(Origin.Written call) {
    return call;
  }

  /** Returns what mends the call. */
  default Remedy remedy(Analysis.Misuse misuse, Context context) {
    return reworded(misuse);
  }

  private static Remedy reworded(Analysis.Misuse misuse) {
    return Rewordings.remedy(misuse.where().where(), misuse.mend(), misuse.edits());
  }

  @Override
  default Stream<Verdict> run(App app, Context context) {
    return verdicts(
        context.shared(CodeResults.class, CodeResults::of),
        this::among,
        this::place,
        misuse -> remedy(misuse, context));
  }

  /** Returns the verdicts on calls that a question is answered yes for. */
  static Stream<Verdict> verdicts(CodeResults results, Predicate<Analysis.Misuse> question) {
    return verdicts(results, _ -> question, UnaryOperator.identity(), MisuseCheck::reworded);
  }

  private static Stream<Verdict> verdicts(
      CodeResults results,
      Function<CodeResults.FunctionCode, Predicate<Analysis.Misuse>> questions,
      UnaryOperator<Origin.Written> place,
      Function<Analysis.Misuse, Remedy> remedy) {
    var found = new LinkedHashMap<Analysis.Misuse, List<LambdaFunction>>();
    for (var code : results.functions()) {
      var question = questions.apply(code);
      for (var misuse : code.result().misuses()) {
        if (question.test(misuse)) {
          found.computeIfAbsent(misuse, _ -> new ArrayList<>()).add(code.function());
        }
      }
    }
    return found.entrySet().stream()
        .map(each -> verdict(each.getKey(), each.getValue(), place, remedy));
  }

  private static Verdict verdict(
      Analysis.Misuse misuse,
      List<LambdaFunction> functions,
      UnaryOperator<Origin.Written> place,
      Function<Analysis.Misuse, Remedy> remedy) {
    var call = misuse.where().where();
    return Verdict.fails(functions.getFirst(), place.apply(call), misuse.message())
        .on(functions)
        .mendedBy(() -> remedy.apply(misuse));
  }
}
