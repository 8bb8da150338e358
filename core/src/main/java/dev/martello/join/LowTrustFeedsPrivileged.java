package dev.martello.join;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Grants;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.model.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags open functions that feed a function with more rights. */
@About(
    severity = MEDIUM,
    title = "Open function feeds one with more rights",
    why =
        "What strangers send to the open function arrives, one queue or bucket later, at code that"
            + " trusts it and may do more.",
    mend =
        "Validate what the open function passes on, and take from the second role what it does not"
            + " need.",
    cwe = 501)
final class LowTrustFeedsPrivileged implements Check {
  private static final String TAKES_OFF_QUEUE = "sqs:DeleteMessage";

  private static final List<Power> PRIVILEGES =
      List.of(
          Power.CHANGES_IDENTITY,
          Power.CHANGES_FUNCTION_CODE,
          Power.PASSES_ROLE,
          Power.ASSUMES_ROLE,
          Power.READS_SECRETS,
          Power.OBTAINS_CREDENTIALS,
          Power.DECRYPTS,
          Power.DELETES_DATA);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .filter(function -> function.exposure().level() != Exposure.Level.PUBLIC)
        .flatMap(fed -> judge(fed, app, context));
  }

  private static Stream<Verdict> judge(LambdaFunction fed, App app, Context context) {
    return fed.triggers().stream()
        .filter(Trigger.FromEvent.class::isInstance)
        .map(Trigger.FromEvent.class::cast)
        .filter(trigger -> trigger.exists().isYes())
        .flatMap(
            trigger ->
                trigger
                    .from()
                    .known()
                    .filter(DataStore.class::isInstance)
                    .map(DataStore.class::cast)
                    .flatMap(store -> judge(fed, trigger, store, app, context)));
  }

  private static Stream<Verdict> judge(
      LambdaFunction fed, Trigger.FromEvent trigger, DataStore store, App app, Context context) {
    return app.functions().stream()
        .filter(function -> function.exposure().level() == Exposure.Level.PUBLIC)
        .filter(function -> isOfOneApplication(function, store))
        .filter(function -> mayFeed(function, store, app, context))
        .flatMap(
            open ->
                privilege(open, fed, context).stream()
                    .map(power -> fails(open, fed, trigger, store, power)))
        .limit(1);
  }

  /**
   * A right on everything joins templates only in theory: what counts is the same template, or a
   * policy that names the store of the other one.
   */
  private static boolean isOfOneApplication(LambdaFunction function, DataStore store) {
    return function.identity().stack().equals(store.identity().stack())
        || roles(function)
            .flatMap(role -> role.policies().stream())
            .flatMap(policy -> policy.document().statements().stream())
            .flatMap(statement -> statement.resources().stream())
            .anyMatch(resource -> resource.show().contains(store.identity().key()));
  }

  private static boolean mayFeed(
      LambdaFunction function, DataStore store, App app, Context context) {
    return function
        .role()
        .known()
        .anyMatch(role -> context.grantsOf(role).may(Power.WRITES_DATA, app.arnOf(store)).isYes());
  }

  /** Returns what the fed function certainly may do and the open one certainly may not. */
  private static Optional<Power> privilege(
      LambdaFunction open, LambdaFunction fed, Context context) {
    return PRIVILEGES.stream()
        .filter(power -> roles(fed).anyMatch(role -> has(context.grantsOf(role), power)))
        .filter(power -> roles(open).allMatch(role -> context.grantsOf(role).has(power).isNo()))
        .findFirst();
  }

  /** Whoever polls a queue takes the messages off it, which is no right over data. */
  private static boolean has(Grants grants, Power power) {
    return power == Power.DELETES_DATA
        ? grants
            .with(power)
            .filter(action -> !action.action().id().equals(TAKES_OFF_QUEUE))
            .anyMatch(action -> action.isCertain().isYes())
        : grants.has(power).isYes();
  }

  private static Stream<Role> roles(LambdaFunction function) {
    return function.role().known();
  }

  private static Verdict fails(
      LambdaFunction open,
      LambdaFunction fed,
      Trigger.FromEvent trigger,
      DataStore store,
      Power power) {
    return Verdict.fails(
            fed,
            trigger.origin(),
            "`%s`, which anybody may call, writes to `%s`, which triggers this function; its role %s"
                .formatted(
                    open.identity().writtenId(), store.identity().writtenId(), phrase(power)))
        .because(open.origin(), "the open function")
        .because(store.origin(), "what it writes to")
        .because(fed.role().written().origin(), "the role with more rights")
        .on(List.of(fed, open));
  }

  private static String phrase(Power power) {
    return switch (power) {
      case READS_SECRETS -> "may read secrets";
      case DECRYPTS -> "may decrypt";
      case OBTAINS_CREDENTIALS -> "may get credentials";
      case DELETES_DATA -> "may delete data";
      case CHANGES_FUNCTION_CODE -> "may change functions' code";
      case CHANGES_IDENTITY -> "may change permissions";
      case PASSES_ROLE -> "may pass roles on";
      case ASSUMES_ROLE -> "may assume other roles";
      case READS_DATA,
          WRITES_DATA,
          CHANGES_FUNCTION_ROLE,
          CHANGES_TRIGGERS,
          CHANGES_RESOURCE_POLICY,
          INVOKES,
          HIDES_TRACES ->
          "may do more";
    };
  }
}
