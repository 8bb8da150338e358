package dev.martello.check.monitoring;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags logs that are sent to accounts of others. */
@About(
    severity = MEDIUM,
    title = "Logs are sent to a foreign account",
    why =
        "Whoever owns that account reads everything the functions log, as it happens and without a"
            + " trace in yours.",
    mend = "Send logs to an account of the organisation, or list the account as its own.",
    cwe = 200)
final class LogsSentAway implements Check {
  /*
   * A central account for logs is good practice, and a template does not tell whose an account is.
   * So this asks only where the organisation says which accounts are its own, and under the profile
   * strict.
   */

  private static final Pattern ACCOUNT = Pattern.compile(":([0-9]{12}):");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context.organisation().accounts().isEmpty() && !context.isStrict()
        ? Stream.empty()
        : context
            .resources("AWS::Logs::SubscriptionFilter", "AWS::Logs::AccountPolicy")
            .flatMap(filter -> judge(filter, app, context));
  }

  private static Stream<Verdict> judge(Entity filter, App app, Context context) {
    var settings = app.settingsOf(filter);
    return Stream.of(
            settings.get("DestinationArn"),
            settings.get("PolicyDocument").json().get("DestinationArn"))
        .map(Settings::text)
        .flatMap(
            arn ->
                accounts(arn)
                    .filter(account -> !context.organisation().owns(account))
                    .map(account -> verdict(filter, arn, account)));
  }

  private static Verdict verdict(Entity filter, Val<String> arn, String account) {
    return Verdict.fails(
        filter, arn.origin(), "the log is sent to account `%s`".formatted(account));
  }

  /** Returns the accounts that an ARN names in digits. */
  private static Stream<String> accounts(Val<String> arn) {
    return Shape.of(arn).stream()
        .map(shape -> ACCOUNT.matcher(shape.toString()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .distinct();
  }
}
