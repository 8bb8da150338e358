package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Undeclared;
import dev.martello.check.Verdict;
import dev.martello.iam.Names;
import dev.martello.iam.ResourcePattern;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Principal;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Flags functions whose role does not exist or cannot be assumed by Lambda. */
@About(
    severity = LOW,
    title = "Function's role does not exist or cannot be assumed",
    why =
        "The function cannot be deployed, or stops; and whoever may create a role of that name"
            + " decides from then on what the function may do.",
    mend =
        "Refer to the role of the template by `!GetAtt Role.Arn`, and let its trust policy name"
            + " `lambda.amazonaws.com`.",
    cwe = 1188,
    sameAs = {"GHOST.ROLE.001"})
final class UnusableRole implements Check {
  /*
   * What a template can prove. That a role of another stack was deleted shows only in the account;
   * such a reference counts if a role is declared whose name is nearly the same, and under the
   * strict profile.
   */
  private static final String LAMBDA = "lambda.amazonaws.com";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(function -> judge(function, app, context).map(verdict -> verdict.on(function)));
  }

  private static Stream<Verdict> judge(LambdaFunction function, App app, Check.Context context) {
    var written = function.role().written();
    if (isName(function)) {
      return Stream.of(fails(function, "a name and not an ARN").mendedBy(byAttribute(function)));
    }
    if (isOtherArn(written)) {
      return Stream.of(fails(function, "not the ARN of a role"));
    }
    return function.role().isElsewhere()
        ? Stream.of(Undeclared.judge(function, written, Set.of("AWS::IAM::Role"), app, context))
        : function.role().known().map(role -> judge(function, role, app));
  }

  private static Verdict fails(LambdaFunction function, String what) {
    var written = function.role().written();
    return Verdict.fails(function, written.origin(), "`%s` is %s".formatted(written.brief(), what));
  }

  /** Says whether the name of a role is written, or a reference that gives its name. */
  private static boolean isName(LambdaFunction function) {
    var references =
        function
            .role()
            .known()
            .flatMap(role -> Stream.of(role.identity().key(), role.identity().id()))
            .toList();
    return Shape.of(function.role().written()).stream()
        .allMatch(
            shape ->
                shape.isLiteral()
                    ? shape.literalStart().matches("[\\w+=,.@-]{1,64}")
                    : shape.onlyHole().filter(references::contains).isPresent());
  }

  private static boolean isOtherArn(Val<String> written) {
    return Shape.of(written).stream()
        .map(shape -> shape.toString().replaceAll("\\$\\{[^}]*}", "x"))
        .allMatch(
            text -> text.matches("arn:[^:]*:(?!iam:)[^:]+:.*|arn:[^:]*:iam::[^:]*:(?!role/).+"));
  }

  /** Names the ARN of the role, where it is declared beside the function. */
  private static Remedy byAttribute(LambdaFunction function) {
    return switch (function.role()) {
      case Link.To<Role>(Role role, Val<String> _)
          when role.identity().stack().equals(function.identity().stack()) ->
          Remedy.of(
              "refer to the role's ARN",
              Change.put(function.identity(), Term.attribute(role.identity().id(), "Arn"), "Role"));
      case Link.To<Role> _, Link.ToOneOf<Role> _, Link.Elsewhere<Role> _ -> Remedy.none();
    };
  }

  private static Verdict judge(LambdaFunction function, Role role, App app) {
    var written = function.role().written();
    if (isElsewhere(written, app.arnOf(role))) {
      return Verdict.fails(
          function,
          written.origin(),
          "role `%s` has another ARN, with its path".formatted(role.identity().writtenId()));
    }
    var trusts = Tri.any(role.trust().statements().stream().map(UnusableRole::trusts).toList());
    return Verdict.of(
        trusts.not(),
        function,
        written.origin(),
        "role `%s` does not let Lambda assume it".formatted(role.identity().writtenId()),
        written);
  }

  private static boolean isElsewhere(Val<String> written, Val<String> arn) {
    return Shape.startsWith(written, "arn:").isYes()
        && ResourcePattern.of(written, Names.UNKNOWN).stream()
            .allMatch(
                one ->
                    ResourcePattern.of(arn, Names.UNKNOWN).stream()
                        .allMatch(other -> one.overlaps(other).isNo()));
  }

  private static Tri trusts(Statement statement) {
    var names =
        Tri.any(
            statement.principals().stream()
                .map(
                    principal ->
                        principal.kind() == Principal.Kind.ANYONE
                            ? Tri.YES
                            : Shape.isEqual(principal.id().map(UnusableRole::lower), LAMBDA))
                .toList());
    var answer = statement.notPrincipal() ? Tri.UNKNOWN : names;
    return statement.principals().isEmpty()
        ? Trusted.isAllowed(statement).and(Tri.UNKNOWN)
        : Trusted.isAllowed(statement).and(answer);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
