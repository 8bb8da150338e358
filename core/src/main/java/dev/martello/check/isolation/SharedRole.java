package dev.martello.check.isolation;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.value.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Flags roles that several functions run with. */
@About(
    severity = MEDIUM,
    title = "Several functions share one role",
    why = "Whoever takes over one of the functions may do everything that any of the others needs.",
    mend = "Give each function its own role with only what that function uses.",
    cwe = 250,
    sameAs = {"ae03f542", "4ba74f01", "165aae3b", "B.5", "ROLE.SHARED.001"})
final class SharedRole implements Check {
  private static final int SHOWN = 10;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        app.roles().stream().map(role -> judge(role, context.functionsOf(role))), elsewhere(app));
  }

  /**
   * A role of another stack is known by what the functions of a template write: an ARN, a
   * parameter, an import. That two templates write the same is told by a join.
   */
  private static Stream<Verdict> elsewhere(App app) {
    var byRole = new TreeMap<String, List<LambdaFunction>>();
    for (var function : app.functions()) {
      var written = function.role().written();
      if (function.role().isElsewhere() && !Shape.isEmpty(written).isYes()) {
        byRole
            .computeIfAbsent(
                function.identity().stack() + " " + written.show(), _ -> new ArrayList<>())
            .add(function);
      }
    }
    return byRole.values().stream()
        .filter(functions -> functions.size() > 1)
        .flatMap(functions -> functions.stream().map(function -> judge(function, functions)));
  }

  private static Verdict judge(LambdaFunction function, List<LambdaFunction> sharing) {
    var others = sharing.stream().filter(one -> one != function).toList();
    var written = function.role().written();
    var fails =
        Verdict.fails(
            function,
            written.origin(),
            "role `%s` is also the role of %s".formatted(written.brief(), names(others)));
    for (var other : others.subList(0, Math.min(SHOWN, others.size()))) {
      fails =
          fails.because(
              other.role().written().origin(),
              "`" + other.identity().writtenId() + "` runs with it");
    }
    return fails.on(function);
  }

  private static Verdict judge(Role role, List<LambdaFunction> functions) {
    if (functions.size() < 2) {
      return Verdict.passes();
    }
    var fails =
        Verdict.fails(
            role,
            role.origin(),
            "%d functions run with this role: %s".formatted(functions.size(), names(functions)));
    for (var function : functions) {
      fails =
          fails.because(
              function.role().written().origin(),
              "`" + function.identity().writtenId() + "` runs with it");
    }
    return fails.on(functions);
  }

  private static String names(List<LambdaFunction> functions) {
    var shown =
        functions.stream()
            .limit(SHOWN)
            .map(function -> "`" + function.identity().writtenId() + "`")
            .toList();
    var more = functions.size() > SHOWN ? " and %d more".formatted(functions.size() - SHOWN) : "";
    return String.join(", ", shown) + more;
  }
}
