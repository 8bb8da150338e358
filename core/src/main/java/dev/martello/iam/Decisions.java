package dev.martello.iam;

import dev.martello.know.Catalogue;
import dev.martello.model.Effect;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Decides requests in the order that AWS documents, three-valued. */
public final class Decisions {
  /*
   * IAM User Guide, "Policy evaluation logic", "Policy evaluation for requests within a single
   * account" and "Cross-account policy evaluation logic":
   *
   *  1. A Deny of any layer that matches is final.
   *  2. Resource control policies must allow at every level; then service control policies likewise.
   *  3. Within one account an Allow of the resource's policy that names the session or the user, or
   *     everybody, is final. One that names the role stands in for an identity policy, but boundary
   *     and session policies still limit. One that names the account hands the decision to the
   *     account's identity policies.
   *  4. Identity policies must allow, and so must boundary and session policies where there are any.
   *  5. Across accounts both sides must allow. Keys and roles obey their own policy alone: without
   *     it no identity policy helps (AWS KMS Developer Guide, "Key policies").
   *  6. Services and nobody are let in by the resource's policy only.
   *
   * An action of which the catalogue says that it has no resources is asked for on `*`.
   */
  private final Request request;
  private final PolicySet policies;
  private final Names names;
  private final TreeSet<String> missing = new TreeSet<>();
  private final Map<Decision.Layer, Tri> answers = new EnumMap<>(Decision.Layer.class);
  private final List<Statement> denying = new ArrayList<>();
  private final List<Statement> allowing = new ArrayList<>();
  private final boolean hasResources;

  private Decisions(Request request, PolicySet policies, Names names) {
    this.request = request;
    this.policies = policies;
    this.names = names;
    this.hasResources =
        Catalogue.standard()
            .find(request.action())
            .map(action -> !action.types().isEmpty())
            .orElse(true);
  }

  /** Decides a request. */
  public static Decision decide(Request request, PolicySet policies) {
    return decide(request, policies, Names.UNKNOWN);
  }

  /** As {@link #decide(Request, PolicySet)}, knowing which names CloudFormation makes up. */
  public static Decision decide(Request request, PolicySet policies, Names names) {
    return new Decisions(request, policies, names).decide();
  }

  /** Asks whether a request meets all conditions of a statement, as far as its context is known. */
  public static Tri meetsConditions(Statement statement, Context context) {
    return Conditions.hold(statement.conditions(), context, new TreeSet<>());
  }

  /** How a resource's policy names the caller; the later, the more it is worth. */
  private enum Named {
    ACCOUNT,
    ROLE,
    DIRECTLY
  }

  private Decision decide() {
    var denied = denied();
    if (denied.isYes()) {
      return decision(Decision.Outcome.EXPLICIT_DENY, Decision.Layer.DENY, denying);
    }
    answers.put(Decision.Layer.DENY, denied.not());
    answers.put(Decision.Layer.RESOURCE_CONTROL, everyLevel(policies.resourceControl()));
    boolean isOfAccount =
        request.caller().kind() != Caller.Kind.SERVICE
            && request.caller().kind() != Caller.Kind.ANONYMOUS;
    answers.put(
        Decision.Layer.SERVICE_CONTROL,
        isOfAccount ? everyLevel(policies.serviceControl()) : Tri.YES);
    var granted = isOfAccount ? grantedToIdentity() : grantedToOutsider();
    var allowed = granted;
    for (var layer :
        List.of(
            Decision.Layer.DENY, Decision.Layer.RESOURCE_CONTROL, Decision.Layer.SERVICE_CONTROL)) {
      allowed = allowed.and(answers.getOrDefault(layer, Tri.YES));
    }
    return switch (allowed) {
      case YES -> decision(Decision.Outcome.ALLOW, Decision.Layer.IDENTITY, allowing);
      case NO -> decision(Decision.Outcome.IMPLICIT_DENY, firstLayer(Tri.NO), List.of());
      case UNKNOWN -> decision(Decision.Outcome.UNKNOWN, firstLayer(Tri.UNKNOWN), allowing);
    };
  }

  private Decision decision(
      Decision.Outcome outcome, Decision.Layer layer, List<Statement> statements) {
    boolean isOpen = outcome == Decision.Outcome.UNKNOWN;
    return new Decision(outcome, layer, statements, isOpen ? missing : java.util.Set.of());
  }

  private Decision.Layer firstLayer(Tri wanted) {
    return answers.entrySet().stream()
        .filter(entry -> entry.getValue() == wanted)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Decision.Layer.IDENTITY);
  }

  // ---- layers ----

  private Tri denied() {
    var denied = Tri.NO;
    for (var layer : List.of(policies.identity(), policies.boundary(), policies.session())) {
      denied = denied.or(anyMatch(layer, Effect.DENY, denying));
    }
    for (var levels : List.of(policies.serviceControl(), policies.resourceControl())) {
      for (var level : levels) {
        denied = denied.or(anyMatch(level, Effect.DENY, denying));
      }
    }
    for (var document : policies.resource()) {
      for (var statement : document.statements()) {
        var matches = matches(statement, Effect.DENY).and(() -> concernsCaller(statement));
        note(matches, statement, denying);
        denied = denied.or(matches);
      }
    }
    return denied;
  }

  private Tri everyLevel(List<List<PolicyDocument>> levels) {
    var answer = Tri.YES;
    for (var level : levels) {
      answer = answer.and(anyMatch(level, Effect.ALLOW, new ArrayList<>()));
    }
    return answer;
  }

  private Tri grantedToOutsider() {
    var direct = namedAs(Named.DIRECTLY);
    answers.put(Decision.Layer.RESOURCE, direct);
    return direct;
  }

  private Tri grantedToIdentity() {
    var identity =
        request.caller().kind() == Caller.Kind.ROOT
            ? Tri.YES
            : anyMatch(policies.identity(), Effect.ALLOW, allowing);
    var boundary = limit(policies.boundary());
    var session = limit(policies.session());
    var limits = boundary.and(session);
    var direct = namedAs(Named.DIRECTLY);
    var role = namedAs(Named.ROLE);
    var account = namedAs(Named.ACCOUNT);
    var sameAccount = sameText(request.caller().account(), request.resourceAccount());

    var within =
        obeysOnlyItself()
            ? direct.or(role.and(limits)).or(account.and(identity).and(limits))
            : direct.or(identity.or(role).and(limits));
    var across = direct.or(role).or(account).and(identity).and(limits);

    answers.put(
        Decision.Layer.RESOURCE,
        across.isYes() || within.isYes()
            ? Tri.YES
            : resourceLayer(sameAccount, direct, role, account));
    answers.put(Decision.Layer.IDENTITY, sameAccount.isNo() ? identity : identity.or(role));
    answers.put(Decision.Layer.BOUNDARY, boundary);
    answers.put(Decision.Layer.SESSION, session);
    return switch (sameAccount) {
      case YES -> within;
      case NO -> across;
      case UNKNOWN -> within.eitherOf(across);
    };
  }

  /** The resource's policy fails a request only where the identity's policies are not enough. */
  private Tri resourceLayer(Tri sameAccount, Tri direct, Tri role, Tri account) {
    return sameAccount.isYes() && !obeysOnlyItself() ? Tri.YES : direct.or(role).or(account);
  }

  private Tri limit(List<PolicyDocument> documents) {
    return documents.isEmpty() ? Tri.YES : anyMatch(documents, Effect.ALLOW, new ArrayList<>());
  }

  private boolean obeysOnlyItself() {
    var action = request.action().toLowerCase(Locale.ROOT);
    return action.startsWith("kms:") || action.startsWith("sts:assumerole");
  }

  // ---- statements ----

  private Tri anyMatch(List<PolicyDocument> documents, Effect effect, List<Statement> found) {
    var answer = Tri.NO;
    for (var document : documents) {
      for (var statement : document.statements()) {
        var matches = matches(statement, effect);
        note(matches, statement, found);
        answer = answer.or(matches);
      }
    }
    return answer;
  }

  private static void note(Tri matches, Statement statement, List<Statement> found) {
    if (!matches.isNo()) {
      found.add(statement);
    }
  }

  private Tri matches(Statement statement, Effect effect) {
    return statement
        .present()
        .and(statement.effect().isEqualTo(effect))
        .and(() -> hasAction(statement))
        .and(() -> hasResource(statement))
        .and(() -> Conditions.hold(statement.conditions(), request.context(), missing));
  }

  private Tri hasAction(Statement statement) {
    var answer = Tri.NO;
    for (var action : statement.actions()) {
      answer = answer.or(Shape.ask(action, this::hasAction));
    }
    return statement.notAction() ? answer.not() : answer;
  }

  private Tri hasAction(Shape action) {
    var pattern = new StringBuilder();
    for (var piece : action.pieces()) {
      pattern.append(piece instanceof Shape.Literal(String text) ? text : "*");
    }
    boolean mayMatch = ActionPattern.of(pattern.toString()).matches(request.action());
    return mayMatch && !action.isLiteral() ? Tri.UNKNOWN : Tri.of(mayMatch);
  }

  private Tri hasResource(Statement statement) {
    if (statement.resources().isEmpty()) {
      // Trust policies, and others of a resource, name none: they mean the one they belong to.
      return Tri.YES;
    }
    var answer = Tri.NO;
    for (var resource : statement.resources()) {
      answer = answer.or(Shape.ask(resource, this::hasResource));
    }
    return statement.notResource() ? answer.not() : answer;
  }

  private Tri hasResource(Shape resource) {
    var filled = Variables.fill(resource, request.context(), true, missing);
    var pattern = ResourcePattern.of(filled.shape(), names);
    if (!hasResources) {
      return filled.isUsable().and(() -> pattern.covers(ResourcePattern.EVERYTHING));
    }
    return filled
        .isUsable()
        .and(() -> Shape.ask(request.resource(), wanted -> covers(pattern, wanted)));
  }

  private Tri covers(ResourcePattern pattern, Shape wanted) {
    return wanted.isLiteral()
        ? pattern.matches(wanted.literalStart())
        : pattern.covers(ResourcePattern.of(wanted, names));
  }

  // ---- principals ----

  /** Asks whether an Allow of the resource's policy names the caller in a certain way. */
  private Tri namedAs(Named wanted) {
    var answer = Tri.NO;
    for (var document : policies.resource()) {
      for (var statement : document.statements()) {
        var matches =
            matches(statement, Effect.ALLOW)
                .and(
                    () ->
                        statement.notPrincipal()
                            ? Tri.of(wanted == Named.DIRECTLY).and(isLeftOut(statement).not())
                            : Tri.any(
                                statement.principals().stream()
                                    .map(principal -> names(principal, wanted))
                                    .toList()));
        note(matches, statement, allowing);
        answer = answer.or(matches);
      }
    }
    return answer;
  }

  /** Asks whether a Deny of the resource's policy means the caller, by whichever name. */
  private Tri concernsCaller(Statement statement) {
    if (statement.notPrincipal()) {
      return isLeftOut(statement).not();
    }
    var answer = Tri.NO;
    for (var principal : statement.principals()) {
      for (var way : Named.values()) {
        answer = answer.or(names(principal, way));
      }
    }
    return answer;
  }

  /** A NotPrincipal leaves out only whom it names with session or user, role, and account. */
  private Tri isLeftOut(Statement statement) {
    return switch (request.caller().kind()) {
      case USER, ROOT ->
          lists(statement, Named.DIRECTLY).and(() -> lists(statement, Named.ACCOUNT));
      case ROLE_SESSION ->
          lists(statement, Named.DIRECTLY)
              .and(() -> lists(statement, Named.ROLE))
              .and(() -> lists(statement, Named.ACCOUNT));
      case SERVICE, ANONYMOUS -> lists(statement, Named.DIRECTLY);
    };
  }

  private Tri lists(Statement statement, Named way) {
    return Tri.any(
        statement.principals().stream().map(principal -> names(principal, way)).toList());
  }

  private Tri names(Principal principal, Named way) {
    var caller = request.caller();
    return switch (principal.kind()) {
      case ANYONE -> Tri.of(way == Named.DIRECTLY);
      case SERVICE ->
          way == Named.DIRECTLY && caller.kind() == Caller.Kind.SERVICE
              ? is(principal.id(), caller.arn())
              : Tri.NO;
      case FEDERATED, CANONICAL_USER -> Tri.NO;
      case AWS ->
          switch (way) {
            case DIRECTLY -> isDirect(principal.id(), caller);
            case ROLE ->
                caller.kind() == Caller.Kind.ROLE_SESSION
                    ? is(principal.id(), caller.roleArn())
                    : Tri.NO;
            case ACCOUNT -> caller.account().isEmpty() ? Tri.NO : isAccount(principal.id(), caller);
          };
    };
  }

  private Tri isDirect(Val<String> id, Caller caller) {
    boolean isSigned =
        caller.kind() == Caller.Kind.USER || caller.kind() == Caller.Kind.ROLE_SESSION;
    var isStar = id.is("*"::equals);
    return isStar.isNo() && isSigned ? is(id, caller.arn()) : Tri.of(isStar.isYes());
  }

  private Tri isAccount(Val<String> id, Caller caller) {
    return is(id, caller.account())
        .or(() -> is(id, "arn:${AWS::Partition}:iam::" + caller.account() + ":root"));
  }

  private Tri is(Val<String> id, String text) {
    return Shape.ask(id, shape -> sameText(shape, Shape.parse(text)));
  }

  private Tri sameText(String one, String two) {
    return sameText(Shape.parse(one), Shape.parse(two));
  }

  /** Principals have no wildcards, so patterns that cover one another are the same text. */
  private Tri sameText(Shape one, Shape two) {
    var left = ResourcePattern.of(one, names);
    var right = ResourcePattern.of(two, names);
    return left.hasWildcard() || right.hasWildcard() ? Tri.NO : left.covers(right);
  }
}
