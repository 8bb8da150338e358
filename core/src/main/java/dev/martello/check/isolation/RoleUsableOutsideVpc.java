package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.Condition;
import dev.martello.model.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Flags roles of shut-in functions whose stolen credentials work from everywhere. */
@About(
    severity = LOW,
    title = "Credentials of the function work outside its VPC",
    why =
        "Credentials that leak from the function's environment read the same data from any machine"
            + " on the internet, past the network that was built around the function.",
    mend =
        "Deny what does not come from the VPC (`aws:SourceVpc`, `aws:SourceVpce`), in the role or"
            + " in a policy of the organisation.",
    cwe = 1259,
    isStrict = true)
final class RoleUsableOutsideVpc implements Check {
  private static final Set<String> NETWORK =
      Set.of(
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:sourcevpcarn",
          "aws:vpcsourceip",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths",
          "aws:sourceip",
          "lambda:sourcefunctionarn",
          "ec2:sourceinstancearn");

  private static final List<Power> WORTH_STEALING = List.of(Power.READS_SECRETS, Power.READS_DATA);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.roles().stream()
        .flatMap(
            role -> {
              var functions = context.functionsOf(role);
              boolean isShutIn =
                  !functions.isEmpty()
                      && functions.stream()
                          .allMatch(function -> function.network().isInVpc().isYes());
              return isShutIn ? Stream.of(judge(role, context).on(functions)) : Stream.empty();
            });
  }

  private static Verdict judge(Role role, Context context) {
    var grants = context.grantsOf(role);
    boolean isWorthIt = WORTH_STEALING.stream().anyMatch(power -> grants.has(power).isYes());
    boolean isBound =
        role.policies().stream()
            .flatMap(policy -> policy.document().statements().stream())
            .flatMap(statement -> statement.conditions().stream())
            .anyMatch(RoleUsableOutsideVpc::isOfNetwork);
    return isWorthIt && !isBound
        ? Verdict.fails(
            role, role.origin(), "no statement asks for the network that a request comes from")
        : Verdict.passes();
  }

  private static boolean isOfNetwork(Condition condition) {
    return NETWORK.contains(condition.key().toLowerCase(Locale.ROOT));
  }
}
