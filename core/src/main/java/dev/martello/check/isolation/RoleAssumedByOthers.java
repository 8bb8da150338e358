package dev.martello.check.isolation;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.RoleCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Effect;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import java.util.Set;
import java.util.stream.Stream;

/** Flags roles of functions that somebody else can assume as well. */
@About(
    severity = MEDIUM,
    title = "Function's role can be assumed by others too",
    why =
        "Whoever takes over the other one has everything that the function may do, and in the"
            + " records of calls the two cannot be told apart.",
    mend =
        "Give the other one a role of its own, and let this one trust `lambda.amazonaws.com` only.",
    cwe = 250)
final class RoleAssumedByOthers implements RoleCheck {
  /*
   * Everybody, whole accounts and builds of strangers are told by the checks on trust policies.
   */
  private static final Set<String> LAMBDA =
      Set.of("lambda.amazonaws.com", "edgelambda.amazonaws.com");

  @Override
  public Stream<Verdict> run(Role role, Context context) {
    var functions = context.functionsOf(role);
    return functions.isEmpty()
        ? Stream.empty()
        : role.trust().statements().stream()
            .filter(statement -> !statement.notPrincipal())
            .flatMap(
                statement ->
                    statement.principals().stream()
                        .filter(RoleAssumedByOthers::isOther)
                        .map(principal -> judge(role, statement, principal)));
  }

  private static Verdict judge(Role role, Statement statement, Principal principal) {
    var isAllowed = statement.effect().isEqualTo(Effect.ALLOW).and(statement.present());
    boolean isService = principal.kind() == Principal.Kind.SERVICE;
    return Verdict.of(
            isAllowed,
            role,
            principal.origin(),
            "`%s` may assume the function's role as well".formatted(principal.id().brief()),
            statement.effect())
        .raised(isService ? -1 : 0);
  }

  private static boolean isOther(Principal principal) {
    return switch (principal.kind()) {
      case SERVICE -> principal.id().is(LAMBDA::contains).isNo() || isOtherService(principal);
      case AWS ->
          Shape.endsWith(principal.id(), ":root").isNo()
              && !principal.id().show().matches("\\d{12}");
      case FEDERATED -> true;
      case ANYONE, CANONICAL_USER -> false;
    };
  }

  /** A service in a text with the region's name. */
  private static boolean isOtherService(Principal principal) {
    return Shape.of(principal.id()).stream()
        .allMatch(shape -> LAMBDA.stream().allMatch(lambda -> shape.isEqual(lambda).isNo()));
  }
}
