package dev.martello.check.monitoring;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Effect;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.LogGroup;
import dev.martello.model.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags functions whose role lets them write no log. */
@About(
    severity = MEDIUM,
    title = "Function may not write its log",
    why =
        "Lambda drops the log of such a function without an error: attacks and failures leave"
            + " nothing to look at.",
    mend =
        "Grant the role `logs:CreateLogStream` and `logs:PutLogEvents` on the function's log group,"
            + " or attach `AWSLambdaBasicExecutionRole`.",
    cwe = 778,
    sameAs = {"W58", "Scan(logs)", "LOG.001"})
final class LogsDenied implements Check {
  private static final List<String> ACTIONS = List.of("logs:CreateLogStream", "logs:PutLogEvents");
  private static final String BASIC =
      "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream().flatMap(function -> judge(function, app, context));
  }

  private static Stream<Verdict> judge(LambdaFunction function, App app, Context context) {
    var group = LogGroups.nameOf(function).brief();
    var writing =
        Rights.judge(
                function,
                context,
                ACTIONS,
                List.of(LogGroups.streamOf(function, app)),
                "write to the function's log group `%s`".formatted(group))
            .map(verdict -> verdict.mendedBy(remedy(function)))
            .toList();
    boolean mayWrite = writing.stream().allMatch(Verdict.Passes.class::isInstance);
    var verdicts =
        mayWrite
                && LogGroups.isMadeByLambda(function)
                && LogGroups.unreadStackOf(function, context).isEmpty()
            ? creating(function, context, group)
            : writing.stream();
    return verdicts.map(verdict -> verdict.on(function));
  }

  /** A group that nobody declares exists once the role has made it, or somebody by hand. */
  private static Stream<Verdict> creating(LambdaFunction function, Context context, String group) {
    return Rights.judge(
            function,
            context,
            List.of("logs:CreateLogGroup"),
            LogGroups.formsOf(function),
            "create the log group `%s`, which nobody declares".formatted(group))
        .map(
            verdict ->
                verdict
                    .raised(-1)
                    .mendedBy(NewLogGroup.underLambdasName(function, NewLogGroup.DAYS)));
  }

  /** What a Deny or a boundary takes away, no grant gives back. */
  private static Remedy remedy(LambdaFunction function) {
    return function
        .role()
        .known()
        .filter(role -> role.identity().type().equals("AWS::IAM::Role"))
        .filter(role -> role.boundary().is(String::isEmpty).isYes() && !denies(role))
        .findFirst()
        .map(role -> remedy(function, role.identity()))
        .orElse(Remedy.none());
  }

  private static boolean denies(Role role) {
    return role.policies().stream()
        .flatMap(policy -> policy.document().statements().stream())
        .anyMatch(statement -> !statement.effect().isEqualTo(Effect.DENY).isNo());
  }

  /** The policy that AWS keeps for this also covers groups whose name refers to the function. */
  private static Remedy remedy(LambdaFunction function, Identity role) {
    var group = ownGroup(function, role);
    return group.isPresent()
        ? Remedy.of(
            "let the role write to the function's log group",
            new Change.Grant(role, ACTIONS, Term.attribute(group.get().identity().id(), "Arn")))
        : Remedy.of(
            "attach `AWSLambdaBasicExecutionRole` to the role",
            new Change.Append(role, List.of("ManagedPolicyArns"), Term.sub(BASIC)));
  }

  /** A group that is named after the function cannot be named by the function's own role. */
  private static Optional<LogGroup> ownGroup(LambdaFunction function, Identity role) {
    return function
        .logGroup()
        .known()
        .filter(group -> group.identity().type().equals("AWS::Logs::LogGroup"))
        .filter(group -> group.identity().stack().equals(role.stack()))
        .filter(group -> !group.name().show().contains(function.identity().key()))
        .findFirst();
  }
}
