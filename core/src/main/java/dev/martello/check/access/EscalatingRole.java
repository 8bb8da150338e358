package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Needs;
import dev.martello.check.Verdict;
import dev.martello.iam.Escalation;
import dev.martello.iam.Grant;
import dev.martello.iam.GrantedAction;
import dev.martello.model.Grantee;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags roles with all steps of a known way to more permissions than they have. */
@About(
    severity = HIGH,
    title = "Role can give itself more permissions",
    why =
        "Whoever takes over the function takes the steps one after the other and ends with the"
            + " permissions of an administrator, or of the strongest role of the account.",
    mend =
        "Break one step: name the one role that may be passed, or take away the right to change"
            + " identities.",
    cwe = 269,
    sameAs = {
      "CKV_AWS_110",
      "CKV_AWS_286",
      "c583f0f9",
      "iam_policy_allows_privilege_escalation",
      "iam_inline_policy_allows_privilege_escalation",
      "PrivilegeEscalation",
      "B.4",
      "CKV_AWS_107",
      "CKV_AWS_109",
      "CKV_AWS_287",
      "CKV_AWS_289",
      "F38",
      "F39",
      "F40",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13",
      "IAM5"
    })
final class EscalatingRole implements GranteeCheck {
  private static final int SHOWN = 10;
  private static final String TAKES_OVER = "may take over what runs with other roles";

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    var byStatement = new LinkedHashMap<Origin, List<Escalation>>();
    for (var way : Excesses.of(grantee, context).ways()) {
      byStatement
          .computeIfAbsent(decisive(way, grantee).by().origin(), _ -> new ArrayList<>())
          .add(way);
    }
    return byStatement.entrySet().stream()
        .map(entry -> judge(grantee, entry.getKey(), entry.getValue()));
  }

  /** Returns the grant to look at: the first step that the user wrote. */
  private static Grant decisive(Escalation way, Grantee grantee) {
    return way.grants()
        .filter(grant -> !RoleStatements.isByAws(grantee, grant))
        .findFirst()
        .orElseGet(() -> way.steps().getFirst().grant());
  }

  private static Verdict judge(Grantee grantee, Origin where, List<Escalation> ways) {
    var worst =
        ways.stream()
            .min(
                Comparator.<Escalation>comparingInt(way -> way.isComplete().isYes() ? 0 : 1)
                    .thenComparing(way -> way.path().category())
                    .thenComparing(way -> way.path().id()))
            .orElseThrow();
    var more = ways.size() > 1 ? " and %d more".formatted(ways.size() - 1) : "";
    var message =
        "the %s %s by %s (path `%s`%s)"
            .formatted(
                RoleStatements.noun(grantee), what(worst), actions(worst), worst.path().id(), more);
    if (worst.isComplete().isUnknown()) {
      var asked =
          worst.steps().stream().flatMap(step -> step.grant().resources().stream()).toList();
      return Verdict.undecided(grantee, where, message, Needs.of(asked));
    }
    var fails = Verdict.fails(grantee, where, message);
    for (var step : worst.steps()) {
      fails = fails.because(step.grant().by().origin(), "grants " + show(step));
    }
    for (var way : ways.stream().filter(one -> one != worst).limit(SHOWN).toList()) {
      fails = fails.because(where, "path `%s`: %s".formatted(way.path().id(), actions(way)));
    }
    return worst.isTakeover() ? fails.raised(-1) : fails;
  }

  private static String what(Escalation way) {
    return switch (way.path().category()) {
      case SELF_ESCALATION -> "may grant itself everything";
      case PRINCIPAL_ACCESS -> "may take over other identities";
      case NEW_PASSROLE ->
          way.isTakeover() ? TAKES_OVER : "may start something with more permissions";
      case EXISTING_PASSROLE -> TAKES_OVER;
      case NEW_IDENTITY -> "may make another identity and grant it everything";
    };
  }

  private static String actions(Escalation way) {
    return way.path().actions().stream()
        .map(action -> "`" + action + "`")
        .collect(Collectors.joining(" + "));
  }

  private static String show(GrantedAction step) {
    var resources = step.grant().resources();
    var on = resources.isEmpty() ? "*" : resources.getFirst().brief();
    return "`%s` on `%s`".formatted(step.action().id(), on);
  }
}
