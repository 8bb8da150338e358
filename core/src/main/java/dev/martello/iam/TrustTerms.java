package dev.martello.iam;

import dev.martello.model.Condition;
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
   * identity provider").
   */
  private static final List<String> SHARED_BY_BUILDS =
      List.of(
          "token.actions.githubusercontent.com",
          "gitlab.com",
          "app.terraform.io",
          "agent.buildkite.com");

  private static final Pattern ANY_OWNER =
      Pattern.compile("(?:repo:|project_path:|organization:)?[*?].*", Pattern.DOTALL);

  private TrustTerms() {}

  /** Says whether some condition of a statement is not met by every sensible request. */
  public static boolean bind(Statement statement) {
    return statement.conditions().stream()
        .anyMatch(condition -> !Restrictions.isAlwaysMet(condition));
  }

  /** Asks whether everybody who has an identity at a trusted web provider may assume the role. */
  public static Tri admitEveryIdentity(Statement statement) {
    boolean isWebIdentity =
        statement.actions().stream()
            .anyMatch(action -> action.is(TrustTerms::isWebIdentity).isYes());
    var providers =
        statement.principals().stream()
            .filter(principal -> principal.kind() == Principal.Kind.FEDERATED)
            .map(principal -> principal.id().show())
            .toList();
    if (!isWebIdentity || providers.isEmpty()) {
      return Tri.NO;
    }
    var claims = statement.conditions().stream().filter(TrustTerms::asks).toList();
    boolean isShared =
        providers.stream().anyMatch(TrustTerms::isShared)
            || claims.stream().anyMatch(claim -> isShared(claim.key()));
    return claims.stream()
        .map(claim -> isShared ? tellsWhoseBuild(claim) : Tri.YES)
        .reduce(Tri.NO, Tri::or)
        .not();
  }

  private static boolean isWebIdentity(String action) {
    return action.toLowerCase(Locale.ROOT).startsWith("sts:assumerolewithwebidentity");
  }

  private static boolean asks(Condition condition) {
    var operator = Operator.of(condition.operator());
    return !operator.isNegated()
        && !operator.passesMissingKey()
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
    return Shape.ask(value, shape -> Tri.of(!ANY_OWNER.matcher(shape.literalStart()).matches()));
  }
}
