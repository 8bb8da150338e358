package dev.martello.iam;

import dev.martello.know.Catalogue;
import dev.martello.model.Condition;
import dev.martello.model.Effect;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says who, beside those whom it means, a statement of a resource's policy lets in ("The meaning of
 * public", Amazon S3 User Guide; "The confused deputy problem", IAM User Guide).
 *
 * @param isOpen whether it lets in more than it names
 * @param audience to whom, if it is open
 * @param reason why, as a phrase for people
 */
public record Openness(Tri isOpen, Audience audience, String reason) {
  private static final Pattern EVERY_ACCOUNT = Pattern.compile("arn:[^:]*:iam::\\*(?::.*)?");

  private static final Set<String> ORGANISATION =
      Set.of("aws:principalorgid", "aws:principalorgpaths");

  private static final int MOST_DENIES = 100;

  /** Who may come in, widest first. */
  public enum Audience {
    /** Everybody, without credentials. */
    ANYONE,
    /** Everybody who has an AWS account. */
    ANY_ACCOUNT,
    /** An AWS service on behalf of any account. */
    ANY_CUSTOMER_OF_SERVICE,
    /** Only those whom the statement names. */
    NAMED
  }

  private static Openness closed(String reason) {
    return new Openness(Tri.NO, Audience.NAMED, reason);
  }

  /** Judges whether a statement grants to everybody, or to every AWS account. */
  public static Openness isPublic(Statement statement) {
    return isPublic(statement, Names.UNKNOWN);
  }

  /** As {@link #isPublic(Statement)}, knowing which names CloudFormation makes up. */
  public static Openness isPublic(Statement statement, Names names) {
    var grants = statement.effect().isEqualTo(Effect.ALLOW).and(statement.present());
    if (grants.isNo()) {
      return closed("grants nothing");
    }
    var everyone = namesEveryone(statement);
    if (everyone.isNo()) {
      return closed("names its principals");
    }
    var restricted = Tri.NO;
    for (var condition : statement.conditions()) {
      var answer = Restrictions.keepsStrangersOut(condition, names);
      if (answer.isYes()) {
        return closed("is limited by `" + condition.key() + "`");
      }
      restricted = restricted.or(answer);
    }
    var audience = needsSignature(statement) ? Audience.ANY_ACCOUNT : Audience.ANYONE;
    var isOpen = grants.and(everyone).and(restricted.not());
    return new Openness(isOpen, audience, reason(statement, audience));
  }

  /**
   * Judges which statements of a policy grant to everybody, after the policy's own Denies: a Deny
   * for all who do not come through a certain endpoint closes what an Allow opens.
   */
  public static List<Found> isPublic(PolicyDocument document, Names names) {
    var found = new ArrayList<Found>();
    var denies =
        document.statements().stream()
            .filter(statement -> !mayShut(statement, names).isNo())
            .limit(MOST_DENIES)
            .toList();
    for (var statement : document.statements()) {
      var openness = isPublic(statement, names);
      if (openness.isOpen.isNo()) {
        continue;
      }
      var isShut = Tri.NO;
      for (var deny : denies) {
        isShut = isShut.or(() -> shuts(deny, statement, names));
      }
      if (!isShut.isYes()) {
        var isOpen = openness.isOpen.and(isShut.not());
        found.add(new Found(statement, new Openness(isOpen, openness.audience, openness.reason)));
      }
    }
    return List.copyOf(found);
  }

  /** A statement that may be open, and how. */
  public record Found(Statement statement, Openness openness) {}

  /**
   * Judges whether a statement lets an AWS service act for any account, because no condition binds
   * it to a source.
   */
  public static Openness isUnboundService(Statement statement, Names names) {
    var grants = statement.effect().isEqualTo(Effect.ALLOW).and(statement.present());
    var isService =
        Tri.of(
            statement.principals().stream()
                .anyMatch(principal -> principal.kind() == Principal.Kind.SERVICE));
    var bound =
        Tri.any(
            statement.conditions().stream()
                .map(condition -> Restrictions.bindsSource(condition, names))
                .toList());
    var isOpen = grants.and(isService).and(bound.not());
    return isOpen.isNo()
        ? closed(isService.isNo() ? "names no service" : "is bound to a source")
        : new Openness(
            isOpen,
            Audience.ANY_CUSTOMER_OF_SERVICE,
            "names neither source ARN nor source account");
  }

  /** Asks whether a statement lets in only principals of an organisation that it names. */
  public static Tri isForOrganisation(Statement statement) {
    return Tri.any(
        statement.conditions().stream()
            .filter(condition -> ORGANISATION.contains(condition.key().toLowerCase(Locale.ROOT)))
            .map(condition -> Restrictions.keepsStrangersOut(condition, Names.UNKNOWN))
            .toList());
  }

  /** Asks whether a principal element means everybody. */
  private static Tri namesEveryone(Statement statement) {
    if (statement.notPrincipal()) {
      return Tri.YES;
    }
    return Tri.any(statement.principals().stream().map(Openness::isEveryone).toList());
  }

  private static Tri isEveryone(Principal principal) {
    return switch (principal.kind()) {
      case ANYONE -> Tri.YES;
      case AWS -> Shape.ask(principal.id(), Openness::isEveryone);
      case SERVICE, FEDERATED, CANONICAL_USER -> Tri.NO;
    };
  }

  private static Tri isEveryone(Shape id) {
    var hole = id.onlyHole();
    if (hole.isPresent()) {
      return hole.get().startsWith("AWS::") || hole.get().endsWith(".Arn") ? Tri.NO : Tri.UNKNOWN;
    }
    return id.isEqual("*").or(isEveryAccount(id));
  }

  /** Whoever writes a pattern for the account means all of them; AWS itself refuses the policy. */
  private static Tri isEveryAccount(Shape id) {
    return Tri.of(id.isLiteral() && EVERY_ACCOUNT.matcher(id.literalStart()).matches());
  }

  /**
   * An anonymous request has no identity to be asked for, so such a condition means signed ones.
   */
  private static boolean needsSignature(Statement statement) {
    return statement.conditions().stream().anyMatch(Openness::asksForSignature);
  }

  private static boolean asksForSignature(Condition condition) {
    var operator = Operator.of(condition.operator());
    if (operator.isNegated() || operator.passesMissingKey()) {
      return false;
    }
    return switch (condition.key().toLowerCase(Locale.ROOT)) {
      case "lambda:functionurlauthtype" ->
          condition.values().stream().allMatch(value -> value.is("AWS_IAM"::equals).isYes());
      case "aws:principaltype" ->
          condition.values().stream().noneMatch(value -> value.is("Anonymous"::equals).isYes());
      default -> false;
    };
  }

  private static String reason(Statement statement, Audience audience) {
    if (statement.notPrincipal()) {
      return "allows everybody but those it names";
    }
    return audience == Audience.ANYONE
        ? "allows everybody, with or without credentials"
        : "allows every principal of every AWS account";
  }

  /** Asks whether a Deny is for all but some that it names. */
  private static Tri mayShut(Statement deny, Names names) {
    var isDeny = deny.effect().isEqualTo(Effect.DENY).and(deny.present());
    if (isDeny.isNo() || deny.notPrincipal() || namesEveryone(deny).isNo()) {
      return Tri.NO;
    }
    var answer = isDeny;
    for (var condition : deny.conditions()) {
      answer = answer.and(Restrictions.sparesOnlyTheNamed(condition, names));
    }
    return answer;
  }

  /** Asks whether such a Deny takes away all that an Allow gives. */
  private static Tri shuts(Statement deny, Statement allow, Names names) {
    var taken = Clause.of(deny, Catalogue.standard(), names);
    var given = Clause.of(allow, Catalogue.standard(), names);
    var hasActions = Tri.of(taken.sure().containsAll(given.possible()));
    return mayShut(deny, names).and(hasActions).and(() -> coversResources(taken, given));
  }

  private static Tri coversResources(Clause deny, Clause allow) {
    if (allow.statement().notResource()) {
      return Tri.of(
          deny.resources().stream().anyMatch(choices -> choices.getFirst().isEverything()));
    }
    if (deny.resources().isEmpty()) {
      return Tri.YES;
    }
    return Tri.all(
        allow.resources().stream().flatMap(List::stream).map(deny::coversResource).toList());
  }
}
