package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.stream.Stream;

/** Flags functions that nothing in the application calls. */
@About(
    severity = LOW,
    title = "Nothing triggers the function",
    why =
        "A function that nobody needs any more keeps its role and its old packages, and nobody"
            + " notices when somebody else calls it.",
    mend = "Remove the function, or say in its template what calls it.",
    cwe = 1164,
    sameAs = {"LIFECYCLE.NOTRIGGER.001"},
    isStrict = true)
final class FunctionWithoutTrigger implements Check {
  /*
   * Whoever calls a function by the SDK, by hand or from another stack leaves no trace in its
   * template, so this is a question rather than a defect.
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .filter(function -> !function.identity().isSupplied())
        .map(function -> judge(function, context).on(function));
  }

  private static Verdict judge(LambdaFunction function, Context context) {
    boolean isNamedElsewhere =
        context.usersOf(function).stream()
            .anyMatch(user -> !user.identity().isSame(function.identity()));
    boolean isReached =
        !function.triggers().isEmpty()
            || !function.urls().isEmpty()
            || !function.permissions().isEmpty()
            || isNamedElsewhere;
    return isReached
        ? Verdict.passes()
        : Verdict.fails(
            function, function.origin(), "no source, permission or other function leads here");
  }
}
