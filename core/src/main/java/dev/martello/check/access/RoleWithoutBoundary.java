package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.iam.Names;
import dev.martello.iam.ResourcePattern;
import dev.martello.model.App;
import dev.martello.model.Grantee;
import dev.martello.model.Role;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** Flags roles and users without the permissions boundary that the organisation demands. */
@About(
    severity = MEDIUM,
    title = "Role lacks the boundary that the organisation demands",
    why =
        "The boundary is what keeps a role that is given too much from doing too much; without it"
            + " the deployment fails, or the rule is broken unseen.",
    mend = "Set `PermissionsBoundary` to the ARN of the organisation's boundary.",
    cwe = 250)
final class RoleWithoutBoundary implements Check {
  /*
   * Where nobody says what is demanded, the roles of a template say it: a team that gives one of them
   * a boundary mostly has to give it to all.
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    var demanded = context.organisation().boundaries();
    return demanded.isEmpty()
        ? besideOthers(app, context)
        : Stream.<Grantee>concat(app.roles().stream(), app.principals().users().stream())
            .map(grantee -> judge(grantee, demanded).on(context.functionsOf(grantee)));
  }

  private static Stream<Verdict> besideOthers(App app, Context context) {
    var bounded = new HashMap<String, Role>();
    for (var role : app.roles()) {
      if (app.settingsOf(role).get("PermissionsBoundary").exists().isYes()) {
        bounded.putIfAbsent(role.identity().stack(), role);
      }
    }
    return app.roles().stream()
        .filter(role -> Shape.isEmpty(role.boundary()).isYes())
        .flatMap(
            role ->
                Stream.ofNullable(bounded.get(role.identity().stack()))
                    .map(other -> besides(role, other).on(context.functionsOf(role))));
  }

  private static Verdict besides(Role role, Role other) {
    return Verdict.fails(
            role,
            role.origin(),
            "the role has no permissions boundary, as `%s` has".formatted(other.identity().title()))
        .because(other.boundary().origin(), "the other role's boundary")
        .raised(-1);
  }

  private static Verdict judge(Grantee grantee, List<String> demanded) {
    var boundary = grantee.boundary();
    if (Shape.isEmpty(boundary).isYes()) {
      return Verdict.fails(
              grantee,
              grantee.origin(),
              "the %s has no permissions boundary".formatted(RoleStatements.noun(grantee)))
          .mendedBy(remedy(grantee, demanded));
    }
    var isRight = Tri.any(demanded.stream().map(pattern -> matches(boundary, pattern)).toList());
    return Verdict.of(
        isRight.not(),
        grantee,
        boundary.origin(),
        "boundary `%s` is not the one that is demanded".formatted(boundary.brief()),
        boundary);
  }

  private static Tri matches(Val<String> boundary, String pattern) {
    var wanted = ResourcePattern.of(pattern);
    return Shape.ask(boundary, shape -> wanted.covers(ResourcePattern.of(shape, Names.UNKNOWN)));
  }

  private static Remedy remedy(Grantee grantee, List<String> demanded) {
    boolean isOne = demanded.size() == 1 && !demanded.getFirst().matches(".*[*?].*");
    return isOne
        ? Remedy.of(
                "set the permissions boundary",
                Change.put(
                    grantee.identity(), Term.text(demanded.getFirst()), "PermissionsBoundary"))
            .warning("from then on the role may do only what the boundary allows as well")
        : Remedy.none();
  }
}
