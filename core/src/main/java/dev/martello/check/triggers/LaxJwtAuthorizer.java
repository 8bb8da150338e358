package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags JWT authorizers that accept tokens made for somebody else. */
@About(
    severity = HIGH,
    title = "JWT authorizer accepts tokens made for others",
    why =
        "A token that the same issuer made for another application opens this API, and keys"
            + " fetched over plain HTTP can be replaced on the way.",
    mend = "Name this application's client ids in `Audience` and an `https://` issuer.",
    cwe = 345,
    sameAs = {"AUTH.JWT.AUDIENCE.001", "HTTPAPI.JWT.ISSUER.HTTP.001"})
final class LaxJwtAuthorizer implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.authorizers()
        .filter(authorizer -> !authorizer.type().isEqualTo("JWT").isNo())
        .flatMap(LaxJwtAuthorizer::judge);
  }

  private static Stream<Verdict> judge(Api.Authorizer authorizer) {
    Tri isJwt = authorizer.type().isEqualTo("JWT");
    return Stream.of(
        Verdict.of(
            isJwt.and(Tri.of(authorizer.audience().isEmpty())),
            authorizer,
            authorizer.origin(),
            "JWT authorizer `%s` names no audience".formatted(authorizer.name()),
            authorizer.type()),
        Verdict.of(
            isJwt.and(isPlain(authorizer.issuer())),
            authorizer,
            authorizer.issuer().origin(),
            "JWT authorizer `%s` fetches its keys over plain HTTP".formatted(authorizer.name()),
            authorizer.issuer()));
  }

  /** What a resource says of itself, such as a user pool's {@code ProviderURL}, is HTTPS. */
  private static Tri isPlain(Val<String> issuer) {
    boolean isOfResource =
        Shape.of(issuer).stream().anyMatch(shape -> shape.onlyHole().orElse("").contains("."));
    return isOfResource ? Tri.NO : Shape.startsWith(issuer, "http://");
  }
}
