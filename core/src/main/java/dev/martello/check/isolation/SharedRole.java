package dev.martello.check.isolation;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import java.util.List;
import java.util.stream.Stream;

/** Flags roles that several functions run with. */
@About(
    severity = MEDIUM,
    title = "Several functions share one role",
    why =
        "Whoever takes over one of the functions may do everything that any of the others needs.",
    mend = "Give each function its own role with only what that function uses.",
    cwe = 250,
    sameAs = {"ae03f542", "4ba74f01", "165aae3b", "ROLE.SHARED.001"})
final class SharedRole implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.roles().stream().map(role -> judge(role, app.functionsOf(role).toList()));
  }

  private static Verdict judge(Role role, List<LambdaFunction> functions) {
    if (functions.size() < 2) {
      return Verdict.passes();
    }
    var names =
        functions.stream()
            .map(function -> "`" + function.identity().writtenId() + "`")
            .toList();
    var fails =
        Verdict.fails(
            role,
            role.origin(),
            "%d functions run with this role: %s"
                .formatted(functions.size(), String.join(", ", names)));
    for (var function : functions) {
      fails =
          fails.because(
              function.role().written().origin(),
              "`" + function.identity().writtenId() + "` runs with it");
    }
    return fails.on(functions);
  }
}
