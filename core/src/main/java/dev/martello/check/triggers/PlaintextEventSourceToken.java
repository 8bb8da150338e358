package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Permission;
import dev.martello.model.Principals;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags tokens that tell who may invoke, written where everybody reads them. */
@About(
    severity = LOW,
    title = "Event source token stands in the template",
    why =
        "Whoever reads the template knows the token that is to tell the right caller from others.",
    mend = "Take the token from a parameter with `NoEcho: true`.",
    cwe = 312,
    sameAs = {"F45"})
final class PlaintextEventSourceToken implements Check {
  /*
   * The id of an Alexa skill is no secret: Alexa sends it with each request and shows it to the
   * skill's developers; it is told only under the strict profile.
   */
  private static final String ALEXA = "amzn1.ask.skill.";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Permissions.judge(app, permission -> judge(permission, app, context.isStrict()));
  }

  private static Verdict judge(Permission permission, App app, boolean isStrict) {
    var token = permission.eventSourceToken();
    boolean isTold =
        token.is(text -> !text.isEmpty() && (isStrict || !text.startsWith(ALEXA))).isYes();
    return Verdict.of(
        isTold && !isHidden(token.origin(), app) ? Tri.YES : Tri.NO,
        permission,
        token.origin(),
        "the token is readable in the template");
  }

  private static boolean isHidden(Origin token, App app) {
    return app.parameters().stream()
        .filter(Principals.TemplateParameter::noEcho)
        .map(parameter -> "`" + parameter.name() + "`")
        .anyMatch(name -> !token.derivations(by -> by.contains(name)).isEmpty());
  }
}
