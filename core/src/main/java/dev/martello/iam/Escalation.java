package dev.martello.iam;

import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.know.EscalationPath;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A known way to more permissions of which somebody is granted every step.
 *
 * @param steps one grant for each action of the path, in its order
 * @param isComplete UNKNOWN where a step hangs on what is not known
 */
public record Escalation(EscalationPath path, List<GrantedAction> steps, Tri isComplete) {
  /*
   * To hold all actions of a path is not enough: they must reach somebody who may do more. Passing a
   * role counts where any role can be passed, or an administrator, and `iam:PassedToService` lets the
   * path's service have it. Changing permissions counts on every identity or on one's own. Taking over
   * what already runs counts where everything of the sort can be taken: a grant for one build project
   * is what it is for. A new identity counts wherever one can be made and given policies, whatever it
   * has to be called. What follows such a step, like starting what was made, counts on anything.
   *
   * A path of which another one needs less is left out, so PutRolePolicy is told alone and not with
   * AssumeRole once more.
   */
  private static final String PASS_ROLE = "iam:PassRole";
  private static final String PASSED_TO = "iam:PassedToService";

  public Escalation {
    steps = List.copyOf(steps);
  }

  /**
   * Whom the grants belong to and who is worth taking over.
   *
   * @param own ARNs of the role or user itself; empty where it is not known who has the policy
   * @param administrators ARNs of roles that may do everything
   */
  public record Subject(List<Val<String>> own, List<Val<String>> administrators) {
    public Subject {
      own = List.copyOf(own);
      administrators = List.copyOf(administrators);
    }
  }

  /** Returns the ways that are or may be complete, by the path's id. */
  public static List<Escalation> of(Grants grants, Subject subject) {
    var possible = grants.possibleActions();
    var found = new ArrayList<Escalation>();
    for (var needed : Needed.ALL) {
      if (possible.containsAll(needed.actions())) {
        complete(needed.path(), grants, subject).ifPresent(found::add);
      }
    }
    return found.stream()
        .filter(way -> found.stream().noneMatch(other -> other.needsLessThan(way)))
        .toList();
  }

  /** What a path needs, as a set. */
  private record Needed(EscalationPath path, ActionSet actions) {
    static final List<Needed> ALL =
        EscalationPath.all().stream()
            .map(path -> new Needed(path, ActionSet.of(Catalogue.standard(), path.actions())))
            .toList();
  }

  private boolean needsLessThan(Escalation other) {
    return path.actions().size() < other.path.actions().size()
        && other.path.actions().containsAll(path.actions())
        && !(isComplete.isUnknown() && other.isComplete.isYes());
  }

  private static Optional<Escalation> complete(
      EscalationPath path, Grants grants, Subject subject) {
    boolean isOfNew = path.category() == EscalationPath.Category.NEW_IDENTITY;
    var makes = isOfNew ? new NewIdentity(path, grants).isMade() : Tri.YES;
    if (makes.isNo()) {
      return Optional.empty();
    }
    var steps = new ArrayList<GrantedAction>();
    var answer = makes;
    for (int at = 0; at < path.actions().size(); at++) {
      var action = Catalogue.standard().find(path.actions().get(at));
      if (action.isEmpty()) {
        return Optional.empty();
      }
      boolean isDecisive = isDecisive(path, at);
      var step =
          grants.list().stream()
              .map(grant -> step(grant, action.get(), path, isDecisive, grants, subject))
              .filter(one -> !one.isCertain().isNo())
              .min(
                  Comparator.<GrantedAction>comparingInt(one -> one.isCertain().isYes() ? 0 : 1)
                      .thenComparing(GrantedAction::breadth));
      if (step.isEmpty()) {
        return Optional.empty();
      }
      steps.add(step.get());
      answer = answer.and(step.get().isCertain());
    }
    return Optional.of(new Escalation(path, steps, answer));
  }

  /** Says whether it matters on whom an action of a path can be used. */
  private static boolean isDecisive(EscalationPath path, int at) {
    return switch (path.category()) {
      case SELF_ESCALATION, PRINCIPAL_ACCESS, NEW_IDENTITY -> true;
      case EXISTING_PASSROLE -> at == 0;
      case NEW_PASSROLE ->
          path.passedTo().isEmpty() ? at == 0 : path.actions().get(at).equals(PASS_ROLE);
    };
  }

  private static GrantedAction step(
      Grant grant,
      Action action,
      EscalationPath path,
      boolean isDecisive,
      Grants grants,
      Subject subject) {
    var gives = grant.gives(action);
    if (gives.isNo() || !isDecisive) {
      return new GrantedAction(action, grant, gives);
    }
    var reaches =
        switch (path.category()) {
          case SELF_ESCALATION ->
              concerns(action, subject)
                  ? wide(grant, action).or(() -> names(grant, action, subject.own(), grants))
                  : Tri.NO;
          case PRINCIPAL_ACCESS, EXISTING_PASSROLE -> wide(grant, action);
          case NEW_PASSROLE ->
              wide(grant, action)
                  .or(() -> names(grant, action, subject.administrators(), grants))
                  .and(() -> passes(grant, path.passedTo()));
          case NEW_IDENTITY -> Tri.YES;
        };
    return new GrantedAction(action, grant, gives.and(reaches));
  }

  private static Tri wide(Grant grant, Action action) {
    return Tri.of(grant.isWide(action));
  }

  /** A role has no use for what changes users and groups; a policy may be anybody's. */
  private static boolean concerns(Action action, Subject subject) {
    return subject.own().isEmpty()
        || action.types().stream()
            .anyMatch(
                type ->
                    type.name().equals("policy")
                        || subject.own().stream()
                            .anyMatch(arn -> arn.show().contains(":" + type.name() + "/")));
  }

  /** Asks whether the grant names one of the identities, which it is certainly granted on. */
  private static Tri names(
      Grant grant, Action action, List<Val<String>> identities, Grants grants) {
    return Tri.of(
        !grant.isLimitedByCondition()
            && identities.stream()
                .anyMatch(arn -> grant.names(arn) && grants.grantsSome(action.id(), arn).isYes()));
  }

  /** Asks whether a condition on the service that gets the role lets this one have it. */
  private static Tri passes(Grant grant, String service) {
    var conditions =
        grant.by().conditions().stream()
            .filter(condition -> condition.key().equalsIgnoreCase(PASSED_TO))
            .toList();
    return service.isEmpty()
        ? Tri.YES
        : Conditions.hold(conditions, Context.unknown().with(PASSED_TO, service), new TreeSet<>());
  }

  /** Says whether the way leads only to what already runs, because no role is passed. */
  public boolean isTakeover() {
    return switch (path.category()) {
      case SELF_ESCALATION, PRINCIPAL_ACCESS, NEW_IDENTITY -> false;
      case NEW_PASSROLE -> path.passedTo().isEmpty();
      case EXISTING_PASSROLE -> true;
    };
  }

  /** Returns the statements that the steps stand in, each once, in the order of the steps. */
  public Stream<Grant> grants() {
    return steps.stream().map(GrantedAction::grant).distinct();
  }
}
