package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.UnreadStacks;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags logs in which data of persons would stand in clear. */
@About(
    severity = LOW,
    title = "Log of personal data masks nothing",
    why =
        "One line that logs an event puts the data of customers before everybody who may read logs,"
            + " for as long as logs are kept.",
    mend =
        "Give the log group a `DataProtectionPolicy` with the identifiers of the data that the"
            + " function handles.",
    cwe = 532,
    sameAs = {"EXECLOG.DATAMASK.MISSING.001"})
final class UnmaskedLogs implements Check {
  private static final String IDENTIFIER = "arn:aws:dataprotection::aws:data-identifier/";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return isMaskedEverywhere(app, context)
        ? Stream.empty()
        : app.functions().stream().flatMap(function -> judge(function, app, context));
  }

  /** A policy of the account holds for all of its log groups. */
  private static boolean isMaskedEverywhere(App app, Context context) {
    return context
        .resources("AWS::Logs::AccountPolicy")
        .map(policy -> app.settingsOf(policy).get("PolicyType").text())
        .anyMatch(type -> !type.isEqualTo("DATA_PROTECTION_POLICY").isNo());
  }

  private static Stream<Verdict> judge(LambdaFunction function, App app, Context context) {
    return Sensitive.ofPersons(function, app).stream()
        .flatMap(
            sign ->
                LogGroups.isMadeByLambda(function)
                    ? Stream.of(ofMadeByLambda(function, sign, context))
                    : function
                        .logGroup()
                        .known()
                        .map(group -> verdict(isUnmasked(group, app), function, group, sign)));
  }

  private static Verdict ofMadeByLambda(LambdaFunction function, Sensitive sign, Context context) {
    return LogGroups.unreadStackOf(function, context)
        .map(stack -> UnreadStacks.needs(stack, function))
        .map(needs -> Verdict.undecided(function, function.origin(), message(sign), needs))
        .map(verdict -> verdict.on(function))
        .orElseGet(() -> verdict(Tri.YES, function, function, sign));
  }

  private static Tri isUnmasked(Entity group, App app) {
    return app.settingsOf(group).get("DataProtectionPolicy").exists().not();
  }

  private static Verdict verdict(
      Tri isUnmasked, LambdaFunction function, Entity place, Sensitive sign) {
    var verdict =
        Verdict.of(isUnmasked, function, place.origin(), message(sign))
            .because(sign.where(), sign.what())
            .on(function);
    return place.identity().type().equals("AWS::Logs::LogGroup")
        ? verdict.mendedBy(remedy(place.identity()))
        : verdict;
  }

  private static String message(Sensitive sign) {
    return "the function handles personal data (%s) and its log masks none".formatted(sign.what());
  }

  /** Masks what needs no country: CloudWatch Logs has more identifiers for most. */
  private static Remedy remedy(Identity group) {
    Term identifiers = Term.texts(IDENTIFIER + "EmailAddress", IDENTIFIER + "CreditCardNumber");
    Term audit =
        Term.parts()
            .with("Sid", Term.text("audit"))
            .with("DataIdentifier", identifiers)
            .with(
                "Operation",
                Term.parts().with("Audit", Term.parts().with("FindingsDestination", Term.parts())));
    Term mask =
        Term.parts()
            .with("Sid", Term.text("mask"))
            .with("DataIdentifier", identifiers)
            .with(
                "Operation",
                Term.parts().with("Deidentify", Term.parts().with("MaskConfig", Term.parts())));
    var policy =
        Term.parts()
            .with("Name", Term.text("mask-personal-data"))
            .with("Version", Term.text("2021-06-01"))
            .with("Statement", Term.items(audit, mask));
    return Remedy.of(
            "mask e-mail addresses and card numbers",
            Change.put(group, policy, "DataProtectionPolicy"))
        .warning("only who has `logs:Unmask` reads the masked data; add what else you handle");
  }
}
