package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Route;
import java.util.stream.Stream;

/** Flags methods that ask for no API key. */
@About(
    severity = LOW,
    title = "Method asks for no API key",
    why = "Without a key usage plans cannot count, slow down or shut out a single client.",
    mend =
        "Set `ApiKeyRequired: true` and hand out keys with a usage plan; a key identifies a client"
            + " and authenticates nobody.",
    cwe = 770,
    sameAs = {"3641d5b4", "671211c5"},
    isStrict = true)
final class MethodWithoutApiKey implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return RestRoutes.judge(app, MethodWithoutApiKey::judge);
  }

  private static Verdict judge(Route route) {
    var required = route.apiKeyRequired();
    return Verdict.of(
        required.isEqualTo(true).not(),
        route,
        route.origin(),
        "`%s` takes requests without a key".formatted(route.show()),
        required);
  }
}
