package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.Locale;
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
   * API Gateway or the SDK; it can only be set when a function is created. Evidence that there are
   * several tenants is a path that names the tenant, and what people write about the function: a
   * variable `TENANT` may as well name the one tenant of a deployment, `TENANT_HEADER` does not.
   */
  private static final Pattern TENANT =
      Pattern.compile(".*\\{tenant(?:[_-]?(?:id|name|slug))?}.*", Pattern.CASE_INSENSITIVE);

  private static final Pattern SEVERAL =
      Pattern.compile(
          "(?!.*\\b(?:azure|auth0|entra|okta)\\b)(?:multi[- _]?tenan(?:t|cy)|\\btenants\\b|\\b(?:each|every|per|any)[- ]tenant\\b"
              + "|\\btenant[- ]?id\\b.{0,40}\\b(?:each|every|request|call|header|token|claim|event)\\b"
              + "|\\b(?:request|call|header|token|claim|event)\\b.{0,40}\\btenant[- ]?id\\b)",
          Pattern.CASE_INSENSITIVE);

  /** Variables that say where in a request the tenant stands, or where all tenants are. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?!.*(?:AZURE|AUTH0|ENTRA|AAD|OKTA|GRAPH))(?:.*_)?(?:TENANTS(?:_.*)?"
              + "|TENANT_(?:ID_)?(?:HEADER|CLAIM|COOKIE|ATTRIBUTE|PARAM(?:ETER)?)"
              + "(?:_(?:NAME|KEY))?)");

  private static final Pattern MULTI =
      Pattern.compile("(?:.*_)?MULTI_?TENAN(?:T|CY)(?:_(?:MODE|ENABLED))?");

  private static final Pattern TENANCY = Pattern.compile("(?:.*_)?TENANCY(?:_(?:MODE|MODEL))?");

  private static final Pattern POOLED = Pattern.compile("(?i)multi.*|pool(?:ed)?|shared");

  /** A header that names the tenant of a request. */
  private static final Pattern HEADER = Pattern.compile("(?i)x-tenant(?:-id)?");

  private static final Pattern NO = Pattern.compile("(?i)false|no|off|0|disabled|none|");

  /** Where tenants come from, for the reader. */
  private record Sign(Origin where, String what, String whose) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(
            function ->
                Stream.concat(routes(function), words(function, app))
                    .limit(1)
                    .map(sign -> judge(app, function, sign).on(function)));
  }

  private static Stream<Sign> routes(LambdaFunction function) {
    return function
        .routes()
        .filter(route -> route.path().is(path -> TENANT.matcher(path).matches()).isYes())
        .map(
            route ->
                new Sign(
                    route.origin(),
                    "the path names the tenant",
                    "of all tenants of `%s`".formatted(route.show())));
  }

  /** Events of sources are nobody's calls, and no tenant's id comes with them. */
  private static Stream<Sign> words(LambdaFunction function, App app) {
    if (function.triggers().stream().anyMatch(trigger -> trigger instanceof Trigger.FromEvent)) {
      return Stream.empty();
    }
    var settings = app.settingsOf(function);
    var description =
        Stream.of(settings.get("Description").text())
            .map(text -> new Said(text, "the description speaks of tenants"));
    var tags =
        settings.get("Tags").items().stream()
            .map(tag -> new Said(tag.get("Value").text(), "a tag speaks of tenants"));
    var said =
        Stream.concat(description, tags)
            .filter(one -> one.text().is(text -> SEVERAL.matcher(text).find()).isYes());
    var variables =
        function.environment().stream()
            .filter(TenantsShareFunction::isForSeveral)
            .map(one -> new Said(one.value(), "variable `" + one.name() + "` speaks of tenants"));
    return Stream.concat(said, variables)
        .map(one -> new Sign(one.text().origin(), one.what(), "of all tenants"));
  }

  private static boolean isForSeveral(EnvironmentVariable variable) {
    var name = variable.name().toUpperCase(Locale.ROOT);
    var value = variable.value();
    return VARIABLE.matcher(name).matches()
        || value.is(text -> HEADER.matcher(text).matches()).isYes()
        || (TENANCY.matcher(name).matches()
            && value.is(text -> POOLED.matcher(text).matches()).isYes())
        || (MULTI.matcher(name).matches() && value.is(text -> !NO.matcher(text).matches()).isYes());
  }

  /** What people write about a function. */
  private record Said(Val<String> text, String what) {}

  private static Verdict judge(App app, LambdaFunction function, Sign sign) {
    var mode = app.settingsOf(function).get("TenancyConfig", "TenantIsolationMode").text();
    return Verdict.of(
            mode.isEqualTo("PER_TENANT").not(),
            function,
            function.origin(),
            "requests %s run in the same environments".formatted(sign.whose()),
            mode)
        .because(sign.where(), sign.what());
  }
}
