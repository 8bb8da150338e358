package dev.martello.code.check.code;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Analysis;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** A check of calls that are wrong whatever data they are given. */
interface MisuseCheck extends Check {

  /** Returns the name by which knowledge files tell it. */
  String misuse();

  /** Returns whether it matters to a function. */
  default boolean concerns(LambdaFunction function) {
    return true;
  }

  /** Returns where it is to be mended, if that is not the call. */
  default Origin.Written place(Origin.Written call) {
    return call;
  }

  @Override
  default Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Analysis.Misuse, List<LambdaFunction>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var misuse : code.result().misuses()) {
        if (misuse.check().equals(misuse()) && concerns(code.function())) {
          found.computeIfAbsent(misuse, _ -> new ArrayList<>()).add(code.function());
        }
      }
    }
    return found.entrySet().stream().map(each -> verdict(each.getKey(), each.getValue()));
  }

  private Verdict verdict(Analysis.Misuse misuse, List<LambdaFunction> functions) {
    var call = misuse.where().where();
    return Verdict.fails(functions.getFirst(), place(call), misuse.message())
        .on(functions)
        .mendedBy(() -> Rewordings.remedy(call, misuse.mend(), misuse.edits()));
  }
}
