package dev.martello.join;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.Breadth;
import dev.martello.iam.GrantedAction;
import dev.martello.iam.Grants;
import dev.martello.know.Power;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags ways from anybody on the internet to rights that change or destroy. */
@About(
    severity = HIGH,
    title = "Anybody can reach rights that change or delete",
    why =
        "One injectable line behind the open entry is enough to use everything that the role may"
            + " do.",
    mend =
        "Ask callers to authenticate, or take from the role what the open entry does not need; one"
            + " of the two ends the path.",
    cwe = 306)
final class OpenEntryToDestructiveRole implements Check {
  /*
   * How bad it is follows from the widest right: everything or permissions (CRITICAL), deleting or
   * writing on every resource (HIGH), deleting from certain resources or opening them (MEDIUM),
   * writing to certain resources (LOW): an open form that stores what it is sent is meant so. Passing
   * a role on changes nothing by itself; whoever polls a queue takes the messages off it. Connecting to a database is judged as writing to it.
   */
  private static final List<Power> PERMISSIONS =
      List.of(Power.CHANGES_IDENTITY, Power.CHANGES_FUNCTION_CODE, Power.CHANGES_FUNCTION_ROLE);

  private static final Pattern CONNECTING =
      Pattern.compile(":(?:.*[cC]onnect|Execute|BatchExecute)");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return OpenEntries.judge(
        app, (function, role) -> judge(function, role, context.grantsOf(role)).stream());
  }

  /** A right with how much worse than HIGH it is. */
  private record Right(String phrase, GrantedAction action, int shift) {}

  private static Optional<Verdict.Fails> judge(LambdaFunction function, Role role, Grants grants) {
    if (grants.grantsEverything().isYes()) {
      return Optional.of(fails(function, role, "may do everything").raised(1));
    }
    return Stream.of(
            right(grants, PERMISSIONS, "may change permissions or code", 1, 0),
            right(grants, List.of(Power.CHANGES_RESOURCE_POLICY), "may open resources", 0, -1),
            right(grants, List.of(Power.DELETES_DATA), "may delete", 0, -1),
            right(grants, List.of(Power.WRITES_DATA), "may write", 0, -2))
        .flatMap(Optional::stream)
        .max(Comparator.comparingInt(Right::shift))
        .map(right -> fails(function, role, right));
  }

  private static Optional<Right> right(
      Grants grants, List<Power> powers, String phrase, int wide, int narrow) {
    return powers.stream()
        .flatMap(grants::with)
        .filter(action -> action.isCertain().isYes())
        .filter(action -> !action.action().id().equals("iam:PassRole"))
        .filter(action -> !action.action().id().equals("sqs:DeleteMessage"))
        .filter(
            action ->
                powers.contains(Power.WRITES_DATA)
                    || !CONNECTING.matcher(action.action().id()).find())
        .min(
            Comparator.comparing(GrantedAction::breadth)
                .thenComparing(action -> !action.action().id().contains(":Delete"))
                .thenComparing(action -> action.action().id()))
        .map(action -> new Right(phrase, action, isWide(action) ? wide : narrow));
  }

  private static boolean isWide(GrantedAction action) {
    return action.breadth() == Breadth.EVERYTHING || action.breadth() == Breadth.ALL_OF_TYPE;
  }

  private static Verdict.Fails fails(LambdaFunction function, Role role, Right right) {
    var grant = right.action().grant();
    var on =
        isWide(right.action()) ? "everything" : "`" + grant.resources().getFirst().brief() + "`";
    return fails(
            function,
            role,
            "%s (`%s` on %s)".formatted(right.phrase(), right.action().action().id(), on))
        .because(grant.by().origin(), "the statement that grants it")
        .raised(right.shift());
  }

  private static Verdict.Fails fails(LambdaFunction function, Role role, String right) {
    return Verdict.fails(
            function,
            function.origin(),
            "anybody may call %s, and its role %s".formatted(OpenEntries.entry(function), right))
        .because(role.origin(), "role `" + role.identity().id() + "`");
  }
}
