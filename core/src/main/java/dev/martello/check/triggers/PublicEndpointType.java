package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags REST APIs that can be reached from the internet. */
@About(
    severity = LOW,
    title = "REST API is not private",
    why = "Everybody on the internet can send requests to the API, whether they are let in or not.",
    mend =
        "Set the endpoint type to `PRIVATE` and let callers in through a VPC endpoint, if nobody"
            + " outside has to call.",
    cwe = 923,
    sameAs = {"4a8daf95", "6b5b0313", "4d424558", "apigateway_restapi_public", "PUBLIC.001"},
    isStrict = true)
final class PublicEndpointType implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.apis().stream()
        .filter(api -> api.kind() == Api.Kind.REST)
        .map(api -> judge(api).on(context.usersOf(api)));
  }

  private static Verdict judge(Api api) {
    var types = api.endpointTypes();
    return Verdict.of(
        api.isPrivate().not(),
        api,
        types.isEmpty() ? api.origin() : types.getFirst().origin(),
        "the endpoint is `%s`"
            .formatted(
                types.isEmpty()
                    ? "EDGE"
                    : String.join("`, `", types.stream().map(type -> type.show()).toList())),
        types);
  }
}
