package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Flow;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.SinkKind;
import dev.martello.model.App;
import java.util.List;
import java.util.stream.Stream;

/** Flags secrets that are made of numbers that can be computed, or of the time. */
@About(
    severity = MEDIUM,
    title = "A secret is made of predictable random numbers",
    why = "Who sees some of the numbers computes the others.",
    mend =
        "Use the module `secrets` (Python), `crypto.randomBytes` (JavaScript),"
            + " `java.security.SecureRandom` or `crypto/rand`.",
    cwe = 338,
    sameAs = {"B311"})
final class GuessableSecret implements MisuseCheck {
  @Override
  public String misuse() {
    return "guessable-secret";
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found =
        Reaching.byPlace(
            context.shared(CodeResults.class, CodeResults::of),
            (_, flow) -> flow.kind() == SinkKind.GUESSABLE,
            Flow::where);
    return Stream.concat(
        MisuseCheck.super.run(app, context), found.stream().map(GuessableSecret::verdict));
  }

  private static Verdict verdict(List<Reaching> all) {
    var flow = all.getFirst().flow();
    var message = "%s can be guessed, and becomes %s".formatted(flow.path(), flow.sink());
    return all.getFirst().fails(message, all);
  }
}
