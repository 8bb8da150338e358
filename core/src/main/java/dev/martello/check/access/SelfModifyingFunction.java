package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Flags functions that may change their own code, role or triggers. */
@About(
    severity = HIGH,
    title = "Function may change its own code, role or triggers",
    why =
        "One injected call makes a break-in last: the attacker's code stays in the function, or"
            + " the role grants itself more.",
    mend =
        "Remove the actions that change functions, roles and event sources, or limit them to other"
            + " resources than the function's own.",
    cwe = 269)
final class SelfModifyingFunction implements Check {
  private static final List<Power> OVER_FUNCTION =
      List.of(Power.CHANGES_FUNCTION_CODE, Power.CHANGES_FUNCTION_ROLE);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function ->
                function
                    .role()
                    .known()
                    .map(role -> judge(function, role, app, context).on(function)));
  }

  /** An administrator can do this too and is told once, elsewhere. */
  private static Verdict judge(LambdaFunction function, Role role, App app, Context context) {
    var grants = context.grantsOf(role);
    if (grants.grantsEverything().isYes()) {
      return Verdict.passes();
    }
    var own = app.arnOf(function);
    var ways = new ArrayList<String>();
    for (var power : OVER_FUNCTION) {
      if (grants.may(power, own).isYes()) {
        ways.add(power == Power.CHANGES_FUNCTION_CODE ? "code" : "role");
      }
    }
    if (grants.may(Power.CHANGES_IDENTITY, app.arnOf(role)).isYes()) {
      ways.add("permissions");
    }
    boolean isPowerful = !ways.isEmpty();
    if (grants.may(Power.CHANGES_TRIGGERS, own).isYes()) {
      ways.add("triggers");
    }
    if (ways.isEmpty()) {
      return Verdict.passes();
    }
    var fails =
        Verdict.fails(
            function,
            function.role().written().origin(),
            "the function may change its own %s".formatted(String.join(" and ", ways)));
    return isPowerful ? fails : fails.raised(-1);
  }
}
