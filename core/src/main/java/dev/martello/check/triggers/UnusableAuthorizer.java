package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Undeclared;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Permission;
import dev.martello.model.Trigger;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Flags Lambda authorizers that no function answers for. */
@About(
    severity = LOW,
    title = "Authorizer has no function that can answer",
    why =
        "API Gateway refuses every call until somebody takes the authorizer off the routes to make"
            + " them work again.",
    mend =
        "Let `AuthorizerUri` name an existing function, and let API Gateway invoke it by a"
            + " permission for `apigateway.amazonaws.com` or by `AuthorizerCredentials`.",
    sameAs = {"GHOST.AUTHORIZER.001"})
final class UnusableAuthorizer implements Check {
  private static final Set<String> OF_FUNCTIONS =
      Set.of(
          "AWS::Lambda::Function",
          "AWS::Lambda::Alias",
          "AWS::Lambda::Version",
          "AWS::Serverless::Function");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.authorizers()
        .filter(authorizer -> asksFunction(authorizer).isYes())
        .map(authorizer -> judge(app, authorizer, context));
  }

  private static Tri asksFunction(Api.Authorizer authorizer) {
    return authorizer.type().is(type -> type.equals("TOKEN") || type.equals("REQUEST"));
  }

  private static Verdict judge(App app, Api.Authorizer authorizer, Check.Context context) {
    var name = authorizer.name();
    if (Shape.isEmpty(authorizer.function()).isYes()) {
      return Verdict.fails(
          authorizer, authorizer.origin(), "authorizer `%s` names no function".formatted(name));
    }
    var functions = functionsOf(app, authorizer);
    if (functions.isEmpty()) {
      var message = "what authorizer `%s` points at is no function".formatted(name);
      return pointsElsewhere(app, authorizer)
          ? Verdict.fails(authorizer, authorizer.function().origin(), message)
          : Undeclared.judge(authorizer, authorizer.function(), OF_FUNCTIONS, app, context);
    }
    boolean hasRole = !Shape.isEmpty(authorizer.credentials()).isYes();
    boolean mayInvoke = hasRole || functions.stream().anyMatch(UnusableAuthorizer::letsIn);
    return mayInvoke
        ? Verdict.passes()
        : Verdict.fails(
                authorizer,
                authorizer.origin(),
                "API Gateway may not invoke the function of authorizer `%s`".formatted(name))
            .because(functions.getFirst().origin(), "the function that it may not invoke")
            .on(functions);
  }

  private static List<LambdaFunction> functionsOf(App app, Api.Authorizer authorizer) {
    var asked = askedFunctions(app, authorizer);
    return asked.isEmpty() ? namedFunctions(app, authorizer) : asked;
  }

  /** The function of an authorizer whose API is declared elsewhere. */
  private static List<LambdaFunction> namedFunctions(App app, Api.Authorizer authorizer) {
    var named = app.settingsOf(authorizer).get("AuthorizerUri").target().known().toList();
    return app.functions().stream()
        .filter(
            function -> named.stream().anyMatch(one -> one.identity().isSame(function.identity())))
        .toList();
  }

  private static List<LambdaFunction> askedFunctions(App app, Api.Authorizer authorizer) {
    return app.functions().stream()
        .filter(
            function ->
                function
                    .triggersOf(EventSource.AUTHORIZER)
                    .filter(Trigger.FromEvent.class::isInstance)
                    .flatMap(trigger -> ((Trigger.FromEvent) trigger).from().known())
                    .anyMatch(authorizer::equals))
        .toList();
  }

  /** Says whether the URI names something declared that is no function. */
  private static boolean pointsElsewhere(App app, Api.Authorizer authorizer) {
    if (!authorizer.identity().type().endsWith("::Authorizer")) {
      return false;
    }
    return app.settingsOf(authorizer).get("AuthorizerUri").target() instanceof Link.To<?> to
        && to.target() instanceof Entity entity
        && !OF_FUNCTIONS.contains(entity.identity().type());
  }

  private static boolean letsIn(LambdaFunction function) {
    return function.permissions().stream()
        .map(Permission::principal)
        .anyMatch(
            principal ->
                !principal
                    .is(who -> who.equals("apigateway.amazonaws.com") || who.equals("*"))
                    .isNo());
  }
}
