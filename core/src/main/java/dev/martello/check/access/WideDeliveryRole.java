package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.RoleCheck;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.iam.ActionSet;
import dev.martello.iam.Grant;
import dev.martello.know.Action;
import dev.martello.know.Power;
import dev.martello.model.Entity;
import dev.martello.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags roles of pipes and schedules that reach more than these take from and deliver to. */
@About(
    severity = MEDIUM,
    title = "Role of pipe or schedule reaches beyond its target",
    why =
        "A pipe or schedule needs one source and one target; whoever may change it, or pass its"
            + " role on, reaches everything that the role reaches.",
    mend = "Name the ARNs of source and target in `Resource`.",
    cwe = 250,
    sameAs = {
      "CKV_AWS_111",
      "CKV_AWS_290",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13",
      "IAM5"
    })
final class WideDeliveryRole implements RoleCheck {
  private static final ActionSet DELIVERING =
      ActionSet.of(Power.INVOKES)
          .union(ActionSet.of(Power.WRITES_DATA))
          .union(
              Harm.set(
                  "sqs:ReceiveMessage",
                  "sqs:DeleteMessage",
                  "sqs:GetQueueAttributes",
                  "kinesis:Get*",
                  "kinesis:Describe*",
                  "kinesis:SubscribeToShard",
                  "dynamodb:GetRecords",
                  "dynamodb:GetShardIterator",
                  "dynamodb:DescribeStream"));

  /** The services whose resources have their ARN as the attribute {@code Arn}. */
  private static final Map<String, String> TYPES =
      Map.of(
          "lambda", "AWS::Lambda::Function",
          "sqs", "AWS::SQS::Queue",
          "states", "AWS::StepFunctions::StateMachine",
          "events", "AWS::Events::EventBus",
          "kinesis", "AWS::Kinesis::Stream");

  @Override
  public Stream<Verdict> run(Role role, Context context) {
    var all = Excesses.deliveries(context);
    var deliveries = all.with(role);
    if (deliveries.isEmpty() || !context.functionsOf(role).isEmpty()) {
      return Stream.empty();
    }
    return context.grantsOf(role).list().stream()
        .filter(grant -> !RoleStatements.isByAws(role, grant) && !grant.resources().isEmpty())
        .flatMap(grant -> judge(role, grant, deliveries, all));
  }

  private static Stream<Verdict> judge(
      Role role, Grant grant, List<Deliveries.Delivery> deliveries, Deliveries all) {
    var actions = grant.sureActions().actions().filter(DELIVERING::contains).toList();
    if (actions.isEmpty()) {
      return Stream.empty();
    }
    boolean isWide = isTold(grant);
    boolean isSimple = actions.stream().allMatch(action -> TYPES.containsKey(action.service()));
    if (!isWide && !(isSimple && all.isBeside(grant, deliveries))) {
      return Stream.empty();
    }
    var from = deliveries.getFirst().from().identity();
    var resource = grant.resources().getFirst();
    var verdict =
        Verdict.of(
            grant.by().present(),
            role,
            resource.origin(),
            "%s on `%s`, which `%s` does not need"
                .formatted(WideGrants.show(actions), resource.brief(), from.writtenId()),
            resource);
    return Stream.of(
        isWide ? verdict.mendedBy(remedy(role, grant, actions, deliveries)) : verdict.raised(-1));
  }

  /** Says whether this tells a grant of such a role, so that nobody else need. */
  static boolean isTold(Grant grant) {
    return grant
        .unlimited(true)
        .intersect(grant.sureActions())
        .actions()
        .anyMatch(action -> action.isScopable() && DELIVERING.contains(action));
  }

  private static Remedy remedy(
      Role role, Grant grant, List<Action> actions, List<Deliveries.Delivery> deliveries) {
    var services = actions.stream().map(Action::service).distinct().toList();
    boolean isPure =
        services.size() == 1
            && grant
                .sureActions()
                .actions()
                .allMatch(action -> services.contains(action.service()));
    return isPure
        ? target(role, services.getFirst(), deliveries)
            .map(
                target ->
                    Remedy.of(
                        "name `%s` in `Resource`".formatted(target.identity().writtenId()),
                        new Change.Replace(
                            grant.resources().getFirst().origin(),
                            Term.attribute(target.identity().id(), "Arn"))))
            .orElseGet(Remedy::none)
        : Remedy.none();
  }

  /** Returns the one declared end that a service's actions can be meant for. */
  private static Optional<Entity> target(
      Role role, String service, List<Deliveries.Delivery> deliveries) {
    var type = TYPES.getOrDefault(service, "");
    var found =
        deliveries.stream()
            .flatMap(delivery -> delivery.targets().stream())
            .filter(end -> end.identity().type().equals(type))
            .filter(end -> end.identity().stack().equals(role.identity().stack()))
            .filter(end -> end.identity().exists().isYes())
            .toList();
    boolean isOne = found.stream().map(end -> end.identity().key()).distinct().count() == 1;
    boolean isAll =
        deliveries.stream()
            .allMatch(delivery -> delivery.targets().stream().anyMatch(found::contains));
    return isOne && isAll ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
