package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Grant;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags rules that hand every event of a bus to a function with much power. */
@About(
    severity = LOW,
    title = "Rule hands every event to the function",
    why =
        "Whoever may put any event on the bus runs the function, with a `source` and content of"
            + " their own choice.",
    mend = "Name the `source` and the `detail-type` in the rule's `EventPattern`.",
    cwe = 501)
final class RuleForEverySource implements Check {
  /*
   * On the default bus a pattern without source means AWS's own events first of all, which nobody can
   * forge: names that start with `aws.` are reserved ("PutEventsRequestEntry", EventBridge API
   * Reference). So the default bus is left to the strict, and a partner's bus to its one partner.
   */
  private static final List<String> NARROWING =
      List.of("source", "detail-type", "detail", "resources", "id", "$or");

  private static final String WHOEVER = "whoever sent it";

  private static final List<Power> MUCH =
      List.of(
          Power.CHANGES_IDENTITY,
          Power.CHANGES_FUNCTION_CODE,
          Power.PASSES_ROLE,
          Power.ASSUMES_ROLE,
          Power.READS_SECRETS,
          Power.OBTAINS_CREDENTIALS,
          Power.DELETES_DATA);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return context.resources("AWS::Events::Rule").flatMap(rule -> judge(rule, app, context));
  }

  private static Stream<Verdict> judge(Entity rule, App app, Context context) {
    var settings = app.settingsOf(rule);
    var pattern = settings.get("EventPattern").json();
    boolean isPartners =
        settings.get("EventBusName").text().is(name -> name.contains("aws.partner/")).isYes();
    boolean isAsked = context.isStrict() || !Sources.isDefault(settings);
    if (!pattern.exists().isYes() || isPartners || !isAsked) {
      return Stream.empty();
    }
    Tri isWide =
        NARROWING.stream().map(part -> isWide(pattern.get(part))).reduce(Tri.YES, Tri::and);
    boolean isShared =
        Sources.in(context).busOf(settings).filter(bus -> !bus.policies().isEmpty()).isPresent();
    boolean isAboutSource = context.isStrict() && isWide.isNo();
    Tri isOpen = isAboutSource ? isOfAnySource(pattern) : isWide;
    var events = isAboutSource ? "such an event of any source" : "every event of the bus";
    return Sources.in(context).invokedBy(rule).stream()
        .flatMap(
            function ->
                reason(function, isShared, context).stream()
                    .filter(reason -> !isAboutSource || !reason.equals(WHOEVER))
                    .map(
                        reason ->
                            Verdict.of(
                                    isOpen,
                                    rule,
                                    place(settings),
                                    "%s runs `%s`, %s"
                                        .formatted(events, function.identity().writtenId(), reason),
                                    prefixes(pattern))
                                .raised(isShared && !isAboutSource ? 1 : 0)
                                .on(function)));
  }

  /**
   * A source is a text of the sender's choice, but a policy can bind senders to one; the account
   * and what AWS writes into an event nobody chooses.
   */
  private static Tri isOfAnySource(Settings pattern) {
    return Stream.of("source", "account", "id", "$or")
        .map(part -> isWide(pattern.get(part)))
        .reduce(Tri.YES, Tri::and);
  }

  private static Origin place(Settings rule) {
    return rule.parts().stream()
        .filter(part -> part.name().equals("EventPattern"))
        .map(Settings.Named::nameOrigin)
        .findFirst()
        .orElse(rule.origin());
  }

  private static List<? extends Val<?>> prefixes(Settings pattern) {
    return pattern.get("source").items().stream()
        .filter(Settings::isStructured)
        .map(item -> item.get("prefix").text())
        .toList();
  }

  /** Returns why it matters, as a clause for people. */
  private static Optional<String> reason(
      LambdaFunction function, boolean isShared, Context context) {
    if (isShared) {
      return Optional.of("and a policy lets others put events on it");
    }
    boolean isPowerful =
        function
            .role()
            .known()
            .map(context::grantsOf)
            .anyMatch(
                grants ->
                    MUCH.stream().anyMatch(power -> grants.has(power).isYes())
                        || grants.list().stream().anyMatch(RuleForEverySource::changesIdentities));
    return isPowerful
        ? Optional.of("whose role may do much")
        : context.isStrict() ? Optional.of(WHOEVER) : Optional.empty();
  }

  /** Also who takes users away or locks them out needs to be asked by the right ones only. */
  private static boolean changesIdentities(Grant grant) {
    return grant
        .sureActions()
        .actions()
        .anyMatch(action -> action.service().equals("iam") && action.level().changes());
  }

  /** Asks whether a part of a pattern leaves nothing out: no part, or one that anything matches. */
  private static Tri isWide(Settings part) {
    if (part.exists().isNo()) {
      return Tri.YES;
    }
    return part.isStructured()
        ? part.items().stream().map(RuleForEverySource::matchesAll).reduce(Tri.NO, Tri::or)
        : Tri.NO;
  }

  private static Tri matchesAll(Settings item) {
    if (!item.isStructured()) {
      return Tri.NO;
    }
    Tri isAnyPrefix = item.get("prefix").exists().and(item.get("prefix").text().isEqualTo(""));
    Tri isAnything = item.get("wildcard").exists().and(item.get("wildcard").text().isEqualTo("*"));
    Tri isThere = item.get("exists").exists().and(item.get("exists").flag(false).isEqualTo(true));
    return isAnyPrefix.or(isAnything).or(isThere).or(item.get("anything-but").exists());
  }
}
