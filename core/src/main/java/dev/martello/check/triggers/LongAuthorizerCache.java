package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags Lambda authorizers whose answers outlive a revoked right by far. */
@About(
    severity = LOW,
    title = "Authorizer's answers are kept for too long",
    why =
        "Somebody whose access was taken away, or whose token was stolen and revoked, stays in"
            + " until the kept answer expires.",
    mend =
        "Set `AuthorizerResultTtlInSeconds` to 300 or less (`Identity: ReauthorizeEvery` in SAM).",
    cwe = 613,
    sameAs = {"AUTHORIZER.LAMBDA.CACHE.LONG.001"})
final class LongAuthorizerCache implements Check {
  /** A quarter of an hour: longer than the default of 300 s, shorter than most tokens live. */
  private static final long LONGEST = 900;

  private static final long DEFAULT = 300;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.authorizers()
        .flatMap(
            authorizer -> authorizer.cacheSeconds().stream().map(time -> judge(authorizer, time)));
  }

  private static Verdict judge(Api.Authorizer authorizer, Val<Long> time) {
    Tri asksFunction = authorizer.type().is(type -> type.equals("TOKEN") || type.equals("REQUEST"));
    return Verdict.of(
            asksFunction.and(time.is(seconds -> seconds > LONGEST)),
            authorizer,
            time.origin(),
            "answers of authorizer `%s` are kept for %s s"
                .formatted(authorizer.name(), time.show()),
            authorizer.type(),
            time)
        .mendedBy(remedy(authorizer, time));
  }

  private static Remedy remedy(Api.Authorizer authorizer, Val<Long> time) {
    return Remedy.of(
            "keep answers of authorizer `%s` for %d s".formatted(authorizer.name(), DEFAULT),
            new Change.Replace(time.origin(), Term.number(DEFAULT)))
        .warning("the authorizer's function is invoked more often");
  }
}
