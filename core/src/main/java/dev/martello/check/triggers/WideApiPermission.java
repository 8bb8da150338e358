package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Permission;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.stream.Stream;

/** Flags permissions with which more of API Gateway may invoke a function than is meant to. */
@About(
    severity = LOW,
    title = "Permission is for any API of the account",
    why =
        "Whoever may change any API of the account can put an open route of their own in front of"
            + " the function.",
    mend =
        "Name the API, stage, method and path in `SourceArn`:"
            + " `arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH`.",
    cwe = 732,
    sameAs = {"57b12981", "3ef8696c", "INTEGRATION.LAMBDA.SCOPE.001"})
final class WideApiPermission implements Check {
  /*
   * The route of an API invokes the function only if somebody with rights over the API makes it so.
   * A wildcard behind the API's id therefore gives little away and is told only under the strict
   * profile; one in place of the id lets in every API.
   */
  private static final String MARK = ":execute-api:";

  /** What stands in the third place for a REST or HTTP API; a WebSocket API has its route there. */
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Permissions.judge(app, permission -> judge(permission, context.isStrict()));
  }

  private static Verdict judge(Permission permission, boolean isStrict) {
    var source = permission.sourceArn();
    Tri isWide = Shape.ask(source, shape -> Tri.of(isWide(shape.brief(), isStrict)));
    return Verdict.of(
        isWide.and(Shape.isEqual(permission.principal(), "apigateway.amazonaws.com")),
        permission,
        source.origin(),
        "`%s` takes in more than one route".formatted(source.brief()),
        source);
  }

  private static boolean isWide(String arn, boolean isStrict) {
    int mark = arn.indexOf(MARK);
    if (mark < 0) {
      return false;
    }
    var resource = arn.substring(arn.lastIndexOf(':') + 1);
    var parts = resource.split("/", -1);
    if (parts[0].equals("*")) {
      return true;
    }
    // The ids of an API's authorizers are given by AWS; none of them is a route.
    if (parts.length > 1 && parts[1].equals("authorizers")) {
      return false;
    }
    boolean isOneRoute =
        parts.length == 3
            ? !parts[2].equals("*") && !METHODS.contains(parts[2])
            : parts.length > 3 && !(parts[2].equals("*") && parts[3].equals("*"));
    return isStrict && !isOneRoute;
  }
}
