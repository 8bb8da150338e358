package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Undeclared;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Permission;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags permissions for sources that nothing declares. */
@About(
    severity = LOW,
    title = "Permission is for a source that nothing declares",
    why =
        "A permission that outlived its bucket or topic waits for whoever makes a new one of that"
            + " name, and lets it invoke the function.",
    mend = "Remove the permission, or declare what it is for.",
    cwe = 672,
    isStrict = true)
final class UndeclaredPermissionSource implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Permissions.judge(app, permission -> judge(permission, app));
  }

  private static Verdict judge(Permission permission, App app) {
    var source = app.settingsOf(permission).get("SourceArn");
    boolean isUndeclared =
        source.exists().isYes()
            && source.target().isElsewhere()
            && Undeclared.isOwn(permission.sourceArn(), app);
    return Verdict.of(
        Tri.of(isUndeclared),
        permission,
        permission.sourceArn().origin(),
        "`%s` is declared nowhere in what was read".formatted(permission.sourceArn().brief()));
  }
}
