package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags functions that serve several tenants in one execution environment. */
@About(
    severity = LOW,
    title = "Tenants share the function's execution environments",
    why =
        "What one tenant's request leaves in memory, in `/tmp` or in a cache is there for the next"
            + " one's, by a mistake or by an attack.",
    mend = "Set `TenancyConfig` to `TenantIsolationMode: PER_TENANT` and send the tenant's id.",
    cwe = 653)
final class TenantsShareFunction implements Check {
  /*
   * Lambda Developer Guide, "Tenant isolation": an environment per tenant id, for synchronous calls by
   * API Gateway or the SDK; it can only be set when a function is created. A path that names the
   * tenant is the evidence that there are several, and that the function looks at which one it is.
   */
  private static final Pattern TENANT =
      Pattern.compile(".*\\{tenant(?:[_-]?(?:id|name|slug))?}.*", Pattern.CASE_INSENSITIVE);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function ->
                function
                    .routes()
                    .filter(
                        route -> route.path().is(path -> TENANT.matcher(path).matches()).isYes())
                    .limit(1)
                    .map(route -> judge(app, function, route).on(function)));
  }

  private static Verdict judge(App app, LambdaFunction function, Route route) {
    var mode = app.settingsOf(function).get("TenancyConfig", "TenantIsolationMode").text();
    return Verdict.of(
            mode.isEqualTo("PER_TENANT").not(),
            function,
            function.origin(),
            "requests of all tenants of `%s` run in the same environments".formatted(route.show()),
            mode)
        .because(route.origin(), "the path names the tenant");
  }
}
