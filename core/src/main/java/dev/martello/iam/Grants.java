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

  // A role takes 10,240 characters of inline policies and 20 managed ones of 6,144 (IAM User Guide,
  // "IAM and AWS STS quotas"); what is beyond these bounds was not written to be deployed.
  private static final int MOST_STATEMENTS = 3_000;
  private static final int MOST_TEXTS = 2_000;
  private static final int MOST_TEXTS_OF_ALL = 6_000;
  private static final int MOST_ACROSS = 50;

  private final Catalogue catalogue;
  private final Names names;
  private final List<Clause> clauses;
  private final @Nullable Grants boundary;
  private final boolean isAlways;
  private @Nullable List<Grant> list;
  private @Nullable ActionSet possible;
  private @Nullable ActionSet surelyOnEverything;
  private @Nullable ActionSet possiblyOnEverything;

  private Grants(
      Catalogue catalogue,
      Names names,
      List<Clause> clauses,
      @Nullable Grants boundary,
      boolean isAlways) {
    this.catalogue = catalogue;
    this.names = names;
    this.clauses = clauses;
    this.boundary = boundary;
    this.isAlways = isAlways;
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
            : new Grants(catalogue, names, clauses(boundary, catalogue, names), null, false);
    return new Grants(catalogue, names, clauses(policies, catalogue, names), limit, false);
  }

  private static Policy unreadable(Val<String> arn) {
    return new Policy(
        arn.show(),
        Policy.Kind.CUSTOMER_MANAGED,
        PolicyDocument.unreadable(arn.show(), arn.origin()),
        arn.origin());
  }

  private static List<Clause> clauses(List<Policy> policies, Catalogue catalogue, Names names) {
    var statements =
        policies.stream()
            .flatMap(policy -> policy.document().statements().stream())
            .filter(statement -> !statement.present().isNo())
            .limit(MOST_STATEMENTS + 1L)
            .toList();
    var clauses = new ArrayList<Clause>();
    int texts = 0;
    for (var statement : statements) {
      int more = statement.actions().size() + statement.resources().size();
      boolean isLeftOut =
          clauses.size() == MOST_STATEMENTS
              || texts + more > MOST_TEXTS_OF_ALL
              || isTooLong(statement);
      texts += isLeftOut ? 0 : more;
      var judged = isLeftOut ? unreadable(statement) : statement;
      clauses.add(Clause.of(judged, catalogue, names));
    }
    return List.copyOf(clauses);
  }

  /** AWS takes no policy of this size, so no more is known of it than that. */
  private static boolean isTooLong(Statement statement) {
    return statement.actions().size() > MOST_TEXTS
        || statement.resources().size() > MOST_TEXTS
        || statement.conditions().size() > MOST_TEXTS
        || (statement.actions().size() > MOST_ACROSS
            && statement.actions().stream().filter(Grants::isAcrossServices).count() > MOST_ACROSS);
  }

  private static boolean isAcrossServices(Val<String> action) {
    return action.candidates().stream().anyMatch(Grants::isAcrossServices);
  }

  private static boolean isAcrossServices(String action) {
    int colon = action.indexOf(':');
    var service = colon < 0 ? action : action.substring(0, colon);
    return action.length() > 1 && (service.contains("*") || service.contains("?"));
  }

  private static Statement unreadable(Statement statement) {
    return PolicyDocument.unreadable("statement", statement.origin()).statements().getFirst();
  }

  /** Returns the view of what is granted in every circumstance. */
  public Grants always() {
    var limit = boundary == null ? null : boundary.always();
    return isAlways ? this : new Grants(catalogue, names, clauses, limit, true);
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
    var allowed = anyAllow(action, known, clause -> clause.coversResource(resource));
    var denied =
        allowed.isNo()
            ? allowed
            : anyDeny(action, known, clause -> clause.touchesResource(resource));
    var limited = boundary == null ? Tri.YES : boundary.grants(action, resource);
    return allowed.and(denied.not()).and(limited);
  }

  /** As {@link #grantsSome(String, Val)} for a pattern. */
  public Tri grantsSome(String action, ResourcePattern resource) {
    var known = catalogue.find(action);
    if (needsStar(known)) {
      return grantsOnStar(action, known);
    }
    var some = anyAllow(action, known, clause -> leaves(clause, action, known, resource));
    var limited = boundary == null ? Tri.YES : boundary.grantsSome(action, resource);
    return some.and(limited);
  }

  /** An action that names no resources is asked for on a star (Service Authorization Reference). */
  private static boolean needsStar(Optional<Action> action) {
    return action.isPresent() && action.get().types().isEmpty();
  }

  private Tri grantsOnStar(String action, Optional<Action> known) {
    var limited = boundary == null ? Tri.YES : boundary.grantsOnStar(action, known);
    return anyAllow(action, known, Clause::namesStar)
        .and(() -> anyDeny(action, known, Clause::namesStar).not())
        .and(limited);
  }

  private Tri anyAllow(String action, Optional<Action> known, Function<Clause, Tri> question) {
    var answer = Tri.NO;
    for (var clause : clauses) {
      if (isAllowing(clause)) {
        var weight = weight(clause.allows(), clause, action, known);
        answer = answer.or(() -> weight.and(() -> question.apply(clause)));
      }
    }
    return answer;
  }

  private Tri anyDeny(String action, Optional<Action> known, Function<Clause, Tri> question) {
    var answer = Tri.NO;
    for (var clause : clauses) {
      if (isDenying(clause)) {
        var weight = weight(clause.denies(), clause, action, known);
        answer = answer.or(() -> weight.and(() -> question.apply(clause)));
      }
    }
    return answer;
  }

  private boolean isAllowing(Clause clause) {
    return !clause.allows().isNo() && !clause.isNever() && !(isAlways && clause.isConditional());
  }

  private boolean isDenying(Clause clause) {
    return !clause.denies().isNo() && !clause.isNever() && (isAlways || !clause.isConditional());
  }

  private static Tri weight(Tri effect, Clause clause, String action, Optional<Action> known) {
    return clause.present().and(effect).and(() -> clause.hasAction(action, known));
  }

  /** Asks whether an Allow names something of a target that no Deny takes away. */
  private Tri leaves(Clause allow, String action, Optional<Action> known, ResourcePattern target) {
    if (allow.statement().notResource()) {
      var touched = allow.touchesResource(target);
      return touched.and(() -> survives(action, known, target));
    }
    var some = Tri.NO;
    for (int text = 0; text < allow.resources().size(); text++) {
      if (known.isPresent() && !allow.mayApply(text, known.get())) {
        continue;
      }
      var answers =
          allow.resources().get(text).stream()
              .map(pattern -> leaves(pattern, action, known, target))
              .toList();
      some = some.or(answers.stream().reduce(Tri::eitherOf).orElse(Tri.UNKNOWN));
    }
    return some;
  }

  private Tri leaves(
      ResourcePattern pattern, String action, Optional<Action> known, ResourcePattern target) {
    var overlap = pattern.overlaps(target);
    if (overlap.isNo()) {
      return Tri.NO;
    }
    boolean isWithin = target.covers(pattern).isYes();
    boolean isExact = isWithin || pattern.covers(target).isYes();
    var piece = isWithin ? pattern : target;
    var left = survives(action, known, piece);
    return overlap.and(isExact || left.isYes() ? left : Tri.UNKNOWN.and(left));
  }

  /** Asks whether the Denies leave something of a piece of the target. */
  private Tri survives(String action, Optional<Action> known, ResourcePattern piece) {
    var taken = Tri.NO;
    int partial = 0;
    for (var clause : clauses) {
      if (!isDenying(clause)) {
        continue;
      }
      var weight = weight(clause.denies(), clause, action, known);
      if (weight.isNo()) {
        continue;
      }
      var whole = weight.and(() -> clause.coversResource(piece));
      taken = taken.or(whole);
      if (!whole.isYes() && !clause.touchesResource(piece).isNo()) {
        partial += clause.statement().notResource() ? 2 : 1;
      }
    }
    // Several Denies might take together what none takes alone.
    return partial > 2 && taken.isNo() ? Tri.UNKNOWN : taken.not();
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
      var found = new ArrayList<Grant>();
      clauses.stream().filter(this::isAllowing).forEach(clause -> addGrants(clause, found));
      known = List.copyOf(found);
      list = known;
    }
    return known;
  }

  private void addGrants(Clause clause, List<Grant> found) {
    var statement = clause.statement();
    if (statement.notResource()) {
      addGrant(clause, statement.resources(), clause.resources(), found);
      return;
    }
    for (int at = 0; at < clause.resources().size(); at++) {
      addGrant(
          clause,
          List.of(statement.resources().get(at)),
          List.of(clause.resources().get(at)),
          found);
    }
  }

  private void addGrant(
      Clause clause,
      List<Val<String>> resources,
      List<List<ResourcePattern>> patterns,
      List<Grant> found) {
    boolean isAllBut = clause.statement().notResource();
    var named = clause.possible();
    var sure = clause.allows().isYes() ? clause.sure() : ActionSet.none(catalogue);
    boolean isNarrowed = false;
    for (var deny : clauses) {
      if (deny.denies().isNo() || deny.isNever() || !deny.possible().intersects(named)) {
        continue;
      }
      var scope = isAllBut ? List.of(ResourcePattern.EVERYTHING) : patterns.getFirst();
      boolean isWhole =
          deny.denies().isYes()
              && deny.present().isYes()
              && scope.stream().allMatch(pattern -> deny.coversResource(pattern).isYes());
      if (isWhole && isDenying(deny)) {
        named = named.minus(deny.sure());
        sure = sure.minus(deny.possible());
      } else if (scope.stream().anyMatch(pattern -> !deny.touchesResource(pattern).isNo())) {
        isNarrowed = true;
        sure = deny.present().isYes() || !isDenying(deny) ? sure : sure.minus(deny.possible());
      }
    }
    if (boundary != null) {
      named = named.intersect(boundary.reach(patterns, isAllBut, true));
      sure = sure.intersect(boundary.reach(patterns, isAllBut, false));
    }
    var actions = isAllBut ? named : applicable(named, patterns.getFirst());
    if (!actions.isEmpty()) {
      found.add(
          new Grant(
              clause.statement(),
              resources,
              patterns,
              named,
              actions,
              sure.intersect(actions),
              clause.isConditional(),
              isNarrowed));
    }
  }

  /** Returns the actions that this, as a boundary, lets through on some or on all of a scope. */
  private ActionSet reach(List<List<ResourcePattern>> patterns, boolean isAllBut, boolean onSome) {
    var scope = isAllBut ? List.of(ResourcePattern.EVERYTHING) : patterns.getFirst();
    var reached = ActionSet.none(catalogue);
    for (var clause : clauses) {
      if (!isAllowing(clause)) {
        continue;
      }
      boolean isIn =
          scope.stream()
              .allMatch(
                  pattern ->
                      onSome
                          ? !clause.touchesResource(pattern).isNo()
                          : clause.coversResource(pattern).isYes());
      if (isIn) {
        boolean isSure = clause.present().isYes() && clause.allows().isYes();
        reached =
            onSome
                ? reached.union(clause.possible())
                : isSure ? reached.union(clause.sure()) : reached;
      }
    }
    for (var clause : clauses) {
      if (isDenying(clause)) {
        reached = withoutDenied(reached, clause, scope, onSome);
      }
    }
    return reached;
  }

  private static ActionSet withoutDenied(
      ActionSet reached, Clause deny, List<ResourcePattern> scope, boolean onSome) {
    if (onSome) {
      boolean isWhole =
          deny.present().isYes()
              && deny.denies().isYes()
              && scope.stream().allMatch(pattern -> deny.coversResource(pattern).isYes());
      return isWhole ? reached.minus(deny.sure()) : reached;
    }
    boolean isTouching = scope.stream().anyMatch(pattern -> !deny.touchesResource(pattern).isNo());
    return isTouching ? reached.minus(deny.possible()) : reached;
  }

  private ActionSet applicable(ActionSet named, List<ResourcePattern> choices) {
    if (choices.stream().anyMatch(ResourcePattern::isEverything)) {
      return named;
    }
    return ResourceForms.standard().applicable(named, choices);
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
    return clauses.stream()
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
    for (var clause : clauses) {
      if (!isAllowing(clause)) {
        continue;
      }
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
    for (var clause : clauses) {
      if (isDenying(clause)) {
        boolean isCertain = clause.present().and(clause.denies()).isYes();
        found =
            isSure
                ? found.minus(clause.possible())
                : isCertain ? found.minus(clause.sure()) : found;
      }
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
