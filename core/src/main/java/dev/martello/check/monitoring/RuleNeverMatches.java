package dev.martello.check.monitoring;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags detections of changed functions that wait for names which CloudTrail does not write. */
@About(
    severity = MEDIUM,
    title = "Detection waits for a name that never comes",
    why =
        "CloudTrail writes `UpdateFunctionCode20150331v2` where the rule waits for"
            + " `UpdateFunctionCode`: somebody replaces a function's code and the alarm that was"
            + " meant for it stays silent.",
    mend = "Name the call as CloudTrail does, with its date, or match the start of the name.",
    cwe = 778)
final class RuleNeverMatches implements Check {
  /** A name that a filter pattern wants exactly, without a star. */
  private static final Pattern EXACT =
      Pattern.compile("\\$\\.eventName\\s*=\\s*\"?([A-Za-z0-9]{1,80})\"?\\s*[)}&|]");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        CallRule.of(app, context).filter(CallRule::isOnFunctions).flatMap(RuleNeverMatches::judge),
        context.resources("AWS::Logs::MetricFilter").flatMap(filter -> judge(filter, app)));
  }

  private static Stream<Verdict> judge(CallRule rule) {
    var names = rule.names();
    var written =
        names.stream()
            .flatMap(name -> name.text().candidates().stream())
            .collect(Collectors.toSet());
    var verdicts = new ArrayList<Verdict>();
    for (int at = 0; at < names.size(); at++) {
      verdicts.addAll(judge(rule, names.get(at), at, written));
    }
    return verdicts.stream();
  }

  /** Who names both forms has thought of it. */
  private static List<Verdict> judge(CallRule rule, Settings name, int at, Set<String> written) {
    var verdicts = new ArrayList<Verdict>();
    for (var call : name.text().candidates()) {
      RecordedCalls.dated(call)
          .filter(dated -> !written.contains(dated))
          .map(dated -> verdict(rule.rule(), name.text().origin(), call, dated))
          .map(
              verdict -> verdict.mendedBy(remedy(rule, at, RecordedCalls.dated(call).orElse(call))))
          .ifPresent(verdicts::add);
    }
    return verdicts;
  }

  private static Remedy remedy(CallRule rule, int at, String dated) {
    var place = List.of("EventPattern", "detail", "eventName", String.valueOf(at));
    return Remedy.of(
        "wait for `" + dated + "`",
        new Change.Put(rule.rule().identity(), place, Term.text(dated)));
  }

  private static Stream<Verdict> judge(Entity filter, App app) {
    var pattern = app.settingsOf(filter).get("FilterPattern").text();
    return pattern.candidates().stream()
        .flatMap(
            text ->
                EXACT
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .flatMap(
                        call ->
                            RecordedCalls.dated(call)
                                .filter(dated -> !text.contains(dated))
                                .stream()
                                .map(dated -> verdict(filter, pattern.origin(), call, dated))));
  }

  private static Verdict verdict(Entity owner, Origin where, String call, String dated) {
    return Verdict.fails(owner, where, "CloudTrail writes `%s` for `%s`".formatted(dated, call));
  }
}
