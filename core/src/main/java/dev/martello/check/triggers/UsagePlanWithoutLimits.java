package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Flags usage plans that limit no client. */
@About(
    severity = LOW,
    title = "Usage plan limits its clients little or not",
    why =
        "One client, or whoever found its key, takes the rate of the whole account and runs up the"
            + " bill.",
    mend = "Give the plan a `Throttle` below the account's rate and a `Quota`.",
    cwe = 770,
    sameAs = {"USAGEPLAN.QUOTA.MISSING.001", "USAGEPLAN.RATE.EXCESSIVE.001"})
final class UsagePlanWithoutLimits implements Check {
  /*
   * API Gateway Developer Guide, "Throttle requests to your REST APIs": the account's rate is 10,000
   * requests a second by default, so that a plan with that rate limits nothing. A throttle without
   * a quota limits enough for most; profile strict asks for both.
   */
  private static final double RATE_OF_ACCOUNT = 10_000;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context
        .resources("AWS::ApiGateway::UsagePlan")
        .flatMap(
            plan ->
                Stream.of(
                    limits(plan, app.settingsOf(plan), context.isStrict()),
                    rate(plan, app.settingsOf(plan))));
  }

  private static Verdict limits(Entity plan, Settings settings, boolean isStrict) {
    Tri hasQuota = settings.get("Quota", "Limit").exists();
    Tri hasThrottle =
        settings
            .get("Throttle", "RateLimit")
            .exists()
            .or(
                Tri.any(
                    settings.get("ApiStages").items().stream()
                        .map(stage -> stage.get("Throttle").exists())
                        .toList()));
    Tri isLimited = isStrict ? hasQuota.and(hasThrottle) : hasQuota.or(hasThrottle);
    var message =
        hasQuota.isNo() && hasThrottle.isNo()
            ? "the usage plan sets neither a throttle nor a quota"
            : hasQuota.isNo() ? "the usage plan sets no quota" : "the usage plan sets no throttle";
    return Verdict.of(isLimited.not(), plan, plan.origin(), message)
        .mendedBy(remedy(plan, hasThrottle.isNo(), isStrict && hasQuota.isNo()));
  }

  private static Remedy remedy(Entity plan, boolean isThrottleMissing, boolean isQuotaMissing) {
    var changes = new ArrayList<Change>();
    if (isThrottleMissing) {
      changes.add(Change.put(plan.identity(), Term.number(100), "Throttle", "RateLimit"));
      changes.add(Change.put(plan.identity(), Term.number(200), "Throttle", "BurstLimit"));
    }
    if (isQuotaMissing) {
      changes.add(Change.put(plan.identity(), Term.number(100_000), "Quota", "Limit"));
      changes.add(Change.put(plan.identity(), Term.text("DAY"), "Quota", "Period"));
    }
    return new Remedy(
        "limit the clients of the usage plan",
        changes,
        "clients get an error 429 above the limits: choose what they need");
  }

  private static Verdict rate(Entity plan, Settings settings) {
    Val<String> rate = settings.get("Throttle", "RateLimit").text("0");
    return Verdict.of(
        rate.is(UsagePlanWithoutLimits::isExcessive),
        plan,
        rate.origin(),
        "%s requests a second are as many as the account has".formatted(rate.show()),
        rate);
  }

  private static boolean isExcessive(String rate) {
    try {
      return Double.parseDouble(rate) >= RATE_OF_ACCOUNT;
    } catch (NumberFormatException _) {
      return false; // no number: CloudFormation refuses it
    }
  }
}
