package dev.martello.join;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Breadth;
import dev.martello.iam.GrantedAction;
import dev.martello.iam.Grants;
import dev.martello.know.Credentials;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags ways from anybody on the internet to secrets and keys. */
@About(
    severity = HIGH,
    title = "Anybody can reach rights that read secrets",
    why =
        "One injectable line behind the open entry is enough to read passwords and keys, and to go"
            + " on from there.",
    mend =
        "Ask callers to authenticate, move what needs the secret into a function of its own, or"
            + " name the one secret in `Resource`.",
    cwe = 522)
final class OpenEntryToSecrets implements Check {
  private static final List<Power> SECRETS =
      List.of(Power.READS_SECRETS, Power.OBTAINS_CREDENTIALS, Power.DECRYPTS);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return OpenEntries.judge(
        app, (function, role) -> judge(function, role, context.grantsOf(role)).stream());
  }

  /** An administrator reads secrets as well and is told once, by the other join. */
  private static Optional<Verdict.Fails> judge(LambdaFunction function, Role role, Grants grants) {
    if (grants.grantsEverything().isYes()) {
      return Optional.empty();
    }
    return SECRETS.stream()
        .flatMap(grants::with)
        .filter(action -> action.isCertain().isYes())
        .filter(action -> !action.action().id().toLowerCase(Locale.ROOT).contains("connect"))
        .filter(action -> !isConfiguration(action))
        .min(Comparator.comparing(GrantedAction::breadth))
        .map(action -> fails(function, role, action));
  }

  /**
   * Most parameters hold configuration; one that is named for it counts if its name speaks of a
   * secret.
   */
  private static boolean isConfiguration(GrantedAction action) {
    return action.action().service().equals("ssm")
        && action.breadth() == Breadth.LIMITED
        && action.grant().resources().stream()
            .noneMatch(resource -> Credentials.isSecretName(resource.show()));
  }

  private static Verdict.Fails fails(LambdaFunction function, Role role, GrantedAction action) {
    boolean isWide =
        action.breadth() == Breadth.EVERYTHING || action.breadth() == Breadth.ALL_OF_TYPE;
    var on = isWide ? "everything" : "`" + action.grant().resources().getFirst().brief() + "`";
    var fails =
        Verdict.fails(
                function,
                function.origin(),
                "anybody may call %s, and its role may use `%s` on %s"
                    .formatted(OpenEntries.entry(function), action.action().id(), on))
            .because(role.origin(), "role `" + role.identity().id() + "`")
            .because(action.grant().by().origin(), "the statement that grants it");
    return isWide ? fails : fails.raised(-1);
  }
}
