package dev.martello.iam;

import dev.martello.know.AccessLevel;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.know.Power;
import dev.martello.model.Condition;
import dev.martello.model.Grantee;
import dev.martello.model.Policy;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the policies of an identity grant: the question that checks ask instead of matching texts.
 *
 * <p>Conditions hang on the request, so there are two views. This one says what is granted in some
 * circumstance: conditions of an Allow are taken as met, those of a Deny as not met. {@link
 * #always} says what is granted in every circumstance. Within a view an answer is UNKNOWN only
 * where a text or a statement is not known. Policies of other layers (SCPs, session policies,
 * resource policies) are not looked at; {@link Decisions} does that.
 */
public final class Grants {
  /*
   * For one action and one resource text the answer is exact up to unions: several patterns that only
   * together cover a set of resources are not seen to cover it, which can turn a YES into UNKNOWN or
   * NO for "all of", never a NO into YES. A Deny is subtracted whole where it covers what an Allow
   * names; where it takes only a part, the rest is still granted.
   */
  private static final int MANY = 10;

  private final Catalogue catalogue;
  private final Names names;
  private final Clauses clauses;
  private final @Nullable Grants boundary;
  private @Nullable List<Grant> list;
  private @Nullable ActionSet possible;
  private @Nullable ActionSet surelyOnEverything;
  private @Nullable ActionSet possiblyOnEverything;

  private Grants(Catalogue catalogue, Names names, Clauses clauses, @Nullable Grants boundary) {
    this.catalogue = catalogue;
    this.names = names;
    this.clauses = clauses;
    this.boundary = boundary;
  }

  /** Judges identity policies without a permissions boundary. */
  public static Grants of(List<Policy> policies) {
    return of(policies, List.of(), Names.UNKNOWN);
  }

  /** Judges a role or user with the boundary; what is not known of the policies stays open. */
  public static Grants of(Grantee grantee) {
    return of(grantee, Names.UNKNOWN);
  }

  /** As {@link #of(Grantee)}, knowing which names CloudFormation makes up. */
  public static Grants of(Grantee grantee, Names names) {
    var policies = new ArrayList<>(grantee.policies());
    for (var opaque : grantee.opaquePolicies()) {
      policies.add(unreadable(opaque));
    }
    var boundary = new ArrayList<>(grantee.boundaryPolicies());
    if (boundary.isEmpty() && !grantee.boundary().is(String::isEmpty).isYes()) {
      boundary.add(unreadable(grantee.boundary()));
    }
    return of(policies, boundary, names);
  }

  /**
   * Judges identity policies.
   *
   * @param boundary the content of the permissions boundary; empty where there is none
   */
  public static Grants of(List<Policy> policies, List<Policy> boundary, Names names) {
    var catalogue = Catalogue.standard();
    var limit =
        boundary.isEmpty()
            ? null
            : new Grants(catalogue, names, Clauses.of(boundary, catalogue, names), null);
    return new Grants(catalogue, names, Clauses.of(policies, catalogue, names), limit);
  }

  private static Policy unreadable(Val<String> arn) {
    return new Policy(
        arn.show(),
        Policy.Kind.CUSTOMER_MANAGED,
        PolicyDocument.unreadable(arn.show(), arn.origin()),
        arn.origin());
  }

  /** Returns the view of what is granted in every circumstance. */
  public Grants always() {
    var limit = boundary == null ? null : boundary.always();
    return clauses.isAlways() ? this : new Grants(catalogue, names, clauses.always(), limit);
  }

  // ---- one action ----

  /** Asks whether an action is granted on every resource that a text stands for. */
  public Tri grants(String action, Val<String> resource) {
    return ask(resource, pattern -> grants(action, pattern));
  }

  /** Asks whether an action is granted on some resource that a text stands for. */
  public Tri grantsSome(String action, Val<String> resource) {
    return ask(resource, pattern -> grantsSome(action, pattern));
  }

  /** Asks whether an action is granted on any resource at all. */
  public Tri grants(String action) {
    return grantsSome(action, ResourcePattern.EVERYTHING);
  }

  /** As {@link #grants(String, Val)} for a pattern, for instance {@code arn:aws:s3:::orders/*}. */
  public Tri grants(String action, ResourcePattern resource) {
    var known = catalogue.find(action);
    if (needsStar(known)) {
      return grantsOnStar(action, known);
    }
    var allowed = clauses.anyAllow(action, known, clause -> clause.coversResource(resource));
    var denied =
        allowed.isNo()
            ? allowed
            : clauses.anyDeny(action, known, clause -> clause.touchesResource(resource));
    var limited = boundary == null ? Tri.YES : boundary.grants(action, resource);
    return allowed.and(denied.not()).and(limited);
  }

  /** As {@link #grantsSome(String, Val)} for a pattern. */
  public Tri grantsSome(String action, ResourcePattern resource) {
    var known = catalogue.find(action);
    if (needsStar(known)) {
      return grantsOnStar(action, known);
    }
    var some =
        clauses.anyAllow(action, known, clause -> clauses.leaves(clause, action, known, resource));
    var limited = boundary == null ? Tri.YES : boundary.grantsSome(action, resource);
    return some.and(limited);
  }

  /** An action that names no resources is asked for on a star (Service Authorization Reference). */
  private static boolean needsStar(Optional<Action> action) {
    return action.isPresent() && action.get().types().isEmpty();
  }

  private Tri grantsOnStar(String action, Optional<Action> known) {
    var limited = boundary == null ? Tri.YES : boundary.grantsOnStar(action, known);
    return clauses
        .anyAllow(action, known, Clause::namesStar)
        .and(() -> clauses.anyDeny(action, known, Clause::namesStar).not())
        .and(limited);
  }

  private Tri ask(Val<String> resource, Function<ResourcePattern, Tri> question) {
    return Shape.ask(resource, shape -> question.apply(ResourcePattern.of(shape, names)));
  }

  // ---- all that is granted ----

  /**
   * Returns what every Allow statement gives, one entry for each of its resource texts. All threads
   * get the same entries: checks run side by side and know an entry by its identity.
   */
  public synchronized List<Grant> list() {
    var known = list;
    if (known == null) {
      var limit = boundary == null ? null : boundary.clauses;
      known = new GrantFinder(catalogue, clauses, limit).find();
      list = known;
    }
    return known;
  }

  /**
   * Returns the name of the only resource on which one of some actions may be granted; nothing
   * where there may be several, or none.
   *
   * @param service the prefix of the actions
   * @param actions such as {@code dynamodb:PutItem}
   */
  public Optional<String> onlyResource(String service, Set<String> actions) {
    return new OnlyResource(names).of(list(), service, actions);
  }

  /** Returns every action that is granted on something, each with each grant that gives it. */
  public Stream<GrantedAction> actions() {
    return list().stream().flatMap(grant -> granted(grant, grant.actions()));
  }

  /** Returns the granted actions of an access level. */
  public Stream<GrantedAction> ofAccess(AccessLevel level) {
    return actions().filter(granted -> granted.action().level() == level);
  }

  /** Returns the granted actions that give a power. */
  public Stream<GrantedAction> with(Power power) {
    var wanted = ActionSet.of(power);
    return list().stream()
        .flatMap(grant -> granted(grant, grant.actions().intersectKnown(wanted.bits())));
  }

  private static Stream<GrantedAction> granted(Grant grant, ActionSet actions) {
    return actions.actions().map(action -> new GrantedAction(action, grant, grant.gives(action)));
  }

  /** Returns the conditions of all statements that allow or deny one of some actions. */
  List<Condition> conditionsOn(List<String> actions) {
    var wanted = ActionSet.of(catalogue, actions);
    return clauses.all().stream()
        .filter(clause -> clause.possible().intersects(wanted))
        .flatMap(clause -> clause.statement().conditions().stream())
        .toList();
  }

  /** Returns the actions that may be granted on something. */
  public ActionSet possibleActions() {
    var known = possible;
    if (known == null) {
      known = ActionSet.union(catalogue, list().stream().map(Grant::actions).toList());
      possible = known;
    }
    return known;
  }

  // ---- judgements ----

  /** Asks whether every action is granted on every resource: full administration. */
  public Tri grantsEverything() {
    var sure = onEverything(true);
    if (sure.isEverything()) {
      return Tri.YES;
    }
    return onEverything(false).isEverything() ? Tri.UNKNOWN : Tri.NO;
  }

  /**
   * Returns the actions that are granted on every resource, without those from which a Deny takes
   * something: {@code onEverything(true).size()} tells an administrator but for a few actions.
   *
   * @param isSure whether to count only what is certain, or also what is possible
   */
  public ActionSet onEverything(boolean isSure) {
    var known = isSure ? surelyOnEverything : possiblyOnEverything;
    if (known == null) {
      known = findOnEverything(isSure);
      if (isSure) {
        surelyOnEverything = known;
      } else {
        possiblyOnEverything = known;
      }
    }
    return known;
  }

  private ActionSet findOnEverything(boolean isSure) {
    var sets = new ArrayList<ActionSet>();
    for (var clause : clauses.allowing()) {
      var covers =
          clause
              .coversResource(ResourcePattern.EVERYTHING)
              .and(clause.present())
              .and(clause.allows());
      if (covers.isYes() && isSure) {
        sets.add(clause.sure());
      } else if (!isSure && !covers.isNo()) {
        sets.add(clause.possible());
      }
    }
    var found = ActionSet.union(catalogue, sets);
    for (var clause : clauses.denying()) {
      boolean isCertain = clause.present().and(clause.denies()).isYes();
      found =
          isSure ? found.minus(clause.possible()) : isCertain ? found.minus(clause.sure()) : found;
    }
    return boundary == null ? found : found.intersect(boundary.onEverything(isSure));
  }

  /** A service of which every action is granted, with the grants that add up to it. */
  public record WholeService(Catalogue.Service service, List<Grant> grants) {
    public WholeService {
      grants = List.copyOf(grants);
    }
  }

  /**
   * Returns the services of which every action is granted, on whatever resources: {@code
   * dynamodb:*} however it is written. A service counts only if one statement's wildcards do it, or
   * if it has many actions of which some change something; a list of all actions of a small service
   * may be meant. Services are left out that have no action on the resources of the statements.
   */
  public List<WholeService> serviceWildcards() {
    var readable = list().stream().filter(grant -> isReadable(grant.by())).toList();
    var named = ActionSet.union(catalogue, readable.stream().map(Grant::named).toList());
    var found = new ArrayList<WholeService>();
    for (var service : named.wholeServices()) {
      var alone =
          readable.stream()
              .filter(grant -> isWhole(grant.named(), service))
              .filter(grant -> !isNone(grant.actions(), service))
              .toList();
      boolean isByWildcard = alone.stream().anyMatch(grant -> hasWildcardFor(grant.by(), service));
      var some = readable.stream().filter(grant -> !isNone(grant.actions(), service)).toList();
      boolean isMeant = isByWildcard || (service.count() >= MANY && changes(service));
      if (isMeant && !some.isEmpty()) {
        found.add(new WholeService(service, alone.isEmpty() ? some : alone));
      }
    }
    return List.copyOf(found);
  }

  /** What may be any action, as in a policy that cannot be read, is no list of them. */
  private static boolean isReadable(Statement statement) {
    return statement.actions().stream().anyMatch(text -> !text.candidates().isEmpty());
  }

  private static boolean isWhole(ActionSet actions, Catalogue.Service service) {
    return actions.bits().nextClearBit(service.first()) >= service.first() + service.count();
  }

  private static boolean isNone(ActionSet actions, Catalogue.Service service) {
    int next = actions.bits().nextSetBit(service.first());
    return next < 0 || next >= service.first() + service.count();
  }

  private boolean changes(Catalogue.Service service) {
    return catalogue.actions(service).stream().anyMatch(action -> action.level().changes());
  }

  /** Says whether one pattern of a statement stands for all of a service. */
  private static boolean hasWildcardFor(Statement statement, Catalogue.Service service) {
    return statement.notAction()
        || statement.actions().stream()
            .flatMap(text -> text.candidates().stream())
            .map(ActionPattern::of)
            .filter(ActionPattern::hasWildcard)
            .anyMatch(pattern -> ActionPattern.covers(pattern.text(), service.prefix() + ":?*"));
  }

  /** Returns the grants with actions that could be limited to resources and are not. */
  public List<Grant> unscoped() {
    return list().stream().filter(grant -> grant.unscoped().findAny().isPresent()).toList();
  }

  /** Asks whether some action that gives a power is granted on something. */
  public Tri has(Power power) {
    return Tri.any(with(power).map(GrantedAction::isCertain).distinct().toList());
  }

  /**
   * Asks whether some action that gives a power is granted on a resource or on what is inside it:
   * the objects of a bucket, the indexes of a table.
   */
  public Tri may(Power power, Val<String> resource) {
    return ask(resource, pattern -> may(power, pattern));
  }

  private Tri may(Power power, ResourcePattern resource) {
    var wanted = possibleActions().intersectKnown(ActionSet.of(power).bits());
    var answer = Tri.NO;
    for (var action : (Iterable<Action>) wanted.actions()::iterator) {
      answer = answer.or(() -> may(action, resource));
    }
    return answer;
  }

  /** Asks whether an action is granted on a resource or on what is inside it. */
  public Tri may(Action action, ResourcePattern resource) {
    var answer = Tri.NO;
    for (var target : List.of(resource, resource.followedBy("/*"), resource.followedBy(":*"))) {
      if (!action.types().isEmpty() && ResourceForms.standard().mayApply(action, target)) {
        answer = answer.or(() -> grantsSome(action.id(), target));
      }
    }
    return answer;
  }

  /** Asks whether content of a resource can be read. */
  public Tri mayRead(Val<String> resource) {
    return may(Power.READS_DATA, resource).or(() -> may(Power.READS_SECRETS, resource));
  }

  /** Asks whether content of a resource can be written. */
  public Tri mayWrite(Val<String> resource) {
    return may(Power.WRITES_DATA, resource);
  }

  /** Asks whether a resource or its content can be deleted. */
  public Tri mayDelete(Val<String> resource) {
    return may(Power.DELETES_DATA, resource);
  }
}
