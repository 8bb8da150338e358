package dev.martello.iam;

import dev.martello.model.Condition;
import dev.martello.model.Effect;
import dev.martello.model.Principal;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Judges what the conditions of a role's trust policy are worth. */
public final class TrustTerms {
  /*
   * Whoever signs in at a provider of web identities holds a token of it. Without a condition on a
   * claim every such token assumes the role. Providers of build services sign tokens for the builds
   * of all their customers under one host and let the build choose the audience, so that only
   * another claim tells whose build it is (IAM User Guide, "Configuring a role for GitHub OIDC
   * identity provider"). Every such token has a subject, so it does not matter whether the operator
   * lets a token without one pass. Cognito signs for the identity pools of all accounts: the audience
   * tells whose pool it is, that the user signed in does not (Amazon Cognito Developer Guide, "Role
   * trust and permissions").
   */
  private static final List<String> SHARED_BY_BUILDS =
      List.of(
          "token.actions.githubusercontent.com",
          "gitlab.com",
          "app.terraform.io",
          "agent.buildkite.com");

  private static final Pattern ANY_OWNER =
      Pattern.compile("(?:repo:|project_path:|organization:)?[*?].*", Pattern.DOTALL);

  private static final String POOLS = "cognito-identity.amazonaws.com";

  private TrustTerms() {}

  /** Says whether a statement trusts a build service that signs for all its customers. */
  public static boolean isForBuilds(Statement statement) {
    return providers(statement).stream().anyMatch(TrustTerms::isShared)
        || !statement.principals().isEmpty()
            && statement.conditions().stream().anyMatch(condition -> isShared(condition.key()));
  }

  /** Says whether some condition of a statement is not met by every sensible request. */
  public static boolean bind(Statement statement) {
    return statement.conditions().stream()
        .anyMatch(
            condition ->
                !Restrictions.isAlwaysMet(condition)
                    && !takesAnything(condition)
                    && !takesEveryAddress(condition)
                    && !isChosenByCaller(condition)
                    && !asksForNoFactor(condition));
  }

  /** Sessions of roles and access keys have no second factor to be asked for. */
  private static boolean asksForNoFactor(Condition condition) {
    boolean isOfFactor = condition.key().equalsIgnoreCase("aws:MultiFactorAuthPresent");
    return isOfFactor
        && (Operator.of(condition.operator()).passesMissingKey()
            || condition.values().stream()
                .allMatch(value -> value.is("false"::equalsIgnoreCase).isYes()));
  }

  /** Whoever asks for a session names it; a policy variable ties the name to who asks. */
  private static boolean isChosenByCaller(Condition condition) {
    return condition.key().equalsIgnoreCase("sts:RoleSessionName")
        && condition.values().stream()
            .allMatch(value -> value.is(name -> !name.contains("${")).isYes());
  }

  /** An external id that may be anything is no secret between two parties. */
  private static boolean takesAnything(Condition condition) {
    var operator = Operator.of(condition.operator());
    return operator.readsWildcards()
        && !operator.isNegated()
        && !condition.values().isEmpty()
        && condition.values().stream()
            .allMatch(value -> value.is(text -> text.matches("\\*+")).isYes());
  }

  /** A range of half the internet is nobody's. */
  private static boolean takesEveryAddress(Condition condition) {
    return condition.key().equalsIgnoreCase("aws:SourceIp")
        && !Operator.of(condition.operator()).isNegated()
        && condition.values().stream().anyMatch(value -> value.is(IpRange::isNarrow).isNo());
  }

  /** Asks whether everybody who has an identity at a trusted web provider may assume the role. */
  public static Tri admitEveryIdentity(Statement statement) {
    boolean isWebIdentity =
        statement.actions().stream()
            .anyMatch(action -> action.is(TrustTerms::isWebIdentity).isYes());
    var providers = providers(statement);
    if (!isWebIdentity || providers.isEmpty()) {
      return Tri.NO;
    }
    boolean isShared = isForBuilds(statement);
    boolean isPool = providers.contains(POOLS);
    var bound =
        statement.conditions().stream()
            .filter(condition -> asks(condition, isShared))
            .map(
                claim ->
                    isShared ? tellsWhoseBuild(claim) : Tri.of(!isPool || tellsWhosePool(claim)))
            .reduce(Tri.NO, Tri::or);
    return statement.effect().isEqualTo(Effect.ALLOW).and(statement.present()).and(bound.not());
  }

  private static List<String> providers(Statement statement) {
    return statement.principals().stream()
        .filter(principal -> principal.kind() == Principal.Kind.FEDERATED)
        .map(principal -> principal.id().show())
        .toList();
  }

  private static boolean tellsWhosePool(Condition claim) {
    var key = claim.key().toLowerCase(Locale.ROOT);
    return key.equals(POOLS + ":aud") || key.equals(POOLS + ":sub");
  }

  private static boolean isWebIdentity(String action) {
    return action.toLowerCase(Locale.ROOT).startsWith("sts:assumerolewithwebidentity");
  }

  private static boolean asks(Condition condition, boolean isForBuilds) {
    var operator = Operator.of(condition.operator());
    boolean isAlwaysThere =
        isForBuilds && condition.key().toLowerCase(Locale.ROOT).endsWith(":sub");
    return !operator.isNegated()
        && (isAlwaysThere || !operator.passesMissingKey())
        && !Restrictions.isAlwaysMet(condition);
  }

  private static boolean isShared(String text) {
    return SHARED_BY_BUILDS.stream()
        .anyMatch(host -> text.startsWith(host) || text.endsWith("oidc-provider/" + host));
  }

  private static Tri tellsWhoseBuild(Condition claim) {
    if (claim.key().toLowerCase(Locale.ROOT).endsWith(":aud")) {
      return Tri.NO;
    }
    boolean readsWildcards = Operator.of(claim.operator()).readsWildcards();
    return claim.values().stream()
        .map(value -> readsWildcards ? namesOwner(value) : Tri.YES)
        .reduce(Tri::and)
        .orElse(Tri.NO);
  }

  private static Tri namesOwner(Val<String> value) {
    return Shape.ask(
        value,
        shape ->
            shape.onlyHole().isPresent()
                ? Tri.UNKNOWN
                : Tri.of(!ANY_OWNER.matcher(shape.literalStart()).matches()));
  }
}
