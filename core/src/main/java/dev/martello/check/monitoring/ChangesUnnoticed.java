package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Link;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags watched accounts in which a changed function is noticed by nobody. */
@About(
    severity = LOW,
    title = "Nobody is told when functions are changed",
    why =
        "Replacing the code of a function, opening its policy or giving it a public URL is how"
            + " whoever got in stays in, and none of it makes an error.",
    mend =
        "Declare an EventBridge rule on `AWS API Call via CloudTrail` from `aws.lambda` that tells"
            + " a topic.",
    cwe = 778,
    sameAs = {"ALARM.CONFIGCHANGE.001"})
final class ChangesUnnoticed implements Check {
  /*
   * An application that waits for some call to do its work does not watch its account. Who alarms on
   * the root user or on changes of policies does, and so does a template that sets the account up,
   * and who declares a rule or filter for changes of functions that nobody hears of.
   */
  private static final List<String> CHANGES =
      List.of("UpdateFunction", "AddPermission", "RemovePermission", "Publish", "UpdateAlias");

  private static final Pattern READS = Pattern.compile("(?:Get|List|Invoke)[A-Za-z0-9]*");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var onFunctions =
        Stream.concat(
                CallRule.of(app, context)
                    .filter(CallRule::isOnFunctions)
                    .filter(ChangesUnnoticed::asksForChanges)
                    .map(rule -> judge(rule, app)),
                judgeFilters(app, context))
            .toList();
    if (!onFunctions.isEmpty()) {
      boolean isNoticed = onFunctions.stream().anyMatch(Verdict.Passes.class::isInstance);
      return isNoticed ? Stream.empty() : onFunctions.stream();
    }
    var filters = filters(app, context).filter(filter -> isForAccount(filter, app));
    var rules =
        AccountServices.isBaseline(context)
            ? CallRule.of(app, context).map(CallRule::rule)
            : Stream.<Entity>empty();
    var functions = context.isStrict() ? app.functions().stream() : Stream.<Entity>empty();
    var place = Stream.of(filters, rules, functions).flatMap(found -> found).limit(1);
    return place.map(
        found ->
            Verdict.fails(
                found,
                found.origin(),
                "no rule and no filter notices changes of code, policy, URL or triggers"));
  }

  private static boolean asksForChanges(CallRule rule) {
    return rule.names().isEmpty()
        || rule.names().stream()
            .anyMatch(name -> !name.text().is(text -> READS.matcher(text).matches()).isYes());
  }

  /** A name, the start of one, or a pattern of another sort, which may match anything. */
  private static boolean mayBeChange(Settings name) {
    var text = name.isStructured() ? name.get("prefix").text() : name.text();
    return Shape.isEmpty(text).isYes()
        || !text.is(start -> CHANGES.stream().anyMatch(change -> meets(start, change))).isNo();
  }

  /** Who tells people watches; what calls a function has work to do, such as to tag what is new. */
  private static boolean tellsTopic(CallRule rule, App app) {
    return app.settingsOf(rule.rule()).get("Targets").items().stream()
        .map(target -> target.get("Arn"))
        .anyMatch(
            arn ->
                arn.text().is(text -> text.contains(":sns:")).isYes()
                    || (arn.target() instanceof Link.To<Entity> to
                        && to.target().identity().type().equals("AWS::SNS::Topic")));
  }

  private static boolean meets(String start, String change) {
    return start.startsWith(change) || change.startsWith(start);
  }

  private static Verdict judge(CallRule rule, App app) {
    if (!rule.names().isEmpty()
        && !rule.services().isEmpty()
        && rule.names().stream().noneMatch(ChangesUnnoticed::mayBeChange)
        && tellsTopic(rule, app)) {
      return Verdict.fails(
          rule.rule(),
          rule.names().getFirst().origin(),
          "the rule on calls of Lambda hears of no change of code or policy");
    }
    return Verdict.of(
        rule.isIdle(),
        rule.rule(),
        rule.isOff().isNo() ? rule.rule().origin() : rule.state().origin(),
        "the rule that notices changes of functions "
            + (rule.isOff().isNo() ? "has no target" : "is switched off"),
        rule.state());
  }

  private static Stream<Verdict> judgeFilters(App app, Context context) {
    var watches = new Watches(app, context);
    return filters(app, context)
        .filter(filter -> isOnFunctions(filter, app))
        .map(
            filter ->
                Verdict.of(
                    watches.onFilter(filter).not(),
                    filter,
                    filter.origin(),
                    "no alarm looks at the filter that notices changes of functions"));
  }

  private static Stream<Entity> filters(App app, Context context) {
    return context
        .resources("AWS::Logs::MetricFilter")
        .filter(filter -> app.settingsOf(filter).get("FilterPattern").exists().isYes());
  }

  private static boolean isForAccount(Entity filter, App app) {
    return app.settingsOf(filter).get("FilterPattern").text().candidates().stream()
        .anyMatch(pattern -> AccountAlarms.all().stream().anyMatch(alarm -> alarm.isIn(pattern)));
  }

  private static boolean isOnFunctions(Entity filter, App app) {
    return contains(filter, "lambda.amazonaws.com", app)
        || contains(filter, "UpdateFunctionCode", app)
        || contains(filter, "AddPermission", app);
  }

  private static boolean contains(Entity filter, String part, App app) {
    var pattern = app.settingsOf(filter).get("FilterPattern").text();
    return Shape.ask(pattern, shape -> shape.contains(part)).isYes();
  }
}
