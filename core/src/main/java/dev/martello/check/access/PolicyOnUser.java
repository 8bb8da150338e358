package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import java.util.List;
import java.util.stream.Stream;

/** Flags policies that are attached to a user instead of to a role or group. */
@About(
    severity = LOW,
    title = "Policy is attached to a user",
    why =
        "What one person may do is then kept person by person, stays when they change their work,"
            + " and nobody sees it in the groups.",
    mend = "Attach the policy to a role, or to a group that the user is in.",
    cwe = 266,
    sameAs = {
      "IAM.2",
      "CKV_AWS_40",
      "AWS-0143",
      "F10",
      "F11",
      "F12",
      "IAMUserNoPolicies",
      "edc95c10",
      "0e5872b4",
      "e4239438"
    })
final class PolicyOnUser implements Check {
  private static final List<String> POLICIES =
      List.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.of(
            app.principals().users().stream()
                .flatMap(user -> written(user, app, "Policies", "ManagedPolicyArns")),
            context.resources(POLICIES).flatMap(policy -> written(policy, app, "Users")),
            context
                .resources("AWS::IAM::UserPolicy")
                .flatMap(policy -> written(policy, app, "UserName")))
        .flatMap(found -> found);
  }

  private static Stream<Verdict> written(Entity resource, App app, String... properties) {
    return Stream.of(properties)
        .map(property -> app.settingsOf(resource).get(property))
        .filter(settings -> !settings.exists().isNo() && !settings.items().isEmpty())
        .map(
            settings ->
                Verdict.of(
                    settings.exists(), resource, settings.origin(), "a user gets it directly"));
  }
}
