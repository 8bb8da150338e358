package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Usage;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Flags handlers of messages that log whatever went wrong and then say that all is done. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "A failed event counts as done",
    why =
        "The service that sent the event takes it for handled: it is neither tried again nor put"
            + " into the dead-letter queue.",
    mend = "Raise the error again after it was logged, or answer with `batchItemFailures`.",
    cwe = 390)
final class SwallowedFailure implements Check {
  private static final String PARTIAL = "batchItemFailures";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Origin.Written, List<LambdaFunction>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      if (Invoked.isRetried(code.function()) && !code.result().reached().isEmpty()) {
        var unit = code.result().reached().getFirst();
        for (var place : swallowed(unit, handler(code.function()), code.result().usages())) {
          found.computeIfAbsent(place, _ -> new ArrayList<>()).add(code.function());
        }
      }
    }
    return found.entrySet().stream()
        .map(
            each ->
                Verdict.fails(
                        each.getValue().getFirst(),
                        each.getKey(),
                        "every error ends here, and the event counts as done")
                    .on(each.getValue()));
  }

  private static String handler(LambdaFunction function) {
    return function.handler() instanceof Val.Known<String>(var name, _)
        ? name.substring(name.lastIndexOf('.') + 1)
        : "";
  }

  private static List<Origin.Written> swallowed(Unit unit, String handler, List<Usage> usages) {
    return unit.file().text().contains(PARTIAL)
        ? List.of()
        : unit.procedures().stream()
            .filter(procedure -> isCalled(procedure, handler, unit))
            .flatMap(procedure -> new Catching(unit, procedure, usages).silent().stream())
            .toList();
  }

  /** Functions without a name may be what the handler's name was given. */
  private static boolean isCalled(Procedure procedure, String handler, Unit unit) {
    if (procedure.number() == 0 || handler.isEmpty()) {
      return false;
    }
    int start = procedure.span().start();
    var before = unit.file().text().substring(Math.max(0, start - 80), start);
    return procedure.name().equals(handler)
        || (procedure.name().isEmpty()
            && before.matches("(?s).*\\b\\Q" + handler + "\\E\\s*=\\s*(?:async\\s*)?"));
  }
}
