package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.UnreadStacks;
import dev.martello.check.Verdict;
import dev.martello.know.Power;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags stages that lead anybody to functions that matter, with no web ACL in front. */
@About(
    severity = LOW,
    title = "Open API has no web ACL",
    why =
        "Scanners, floods and well-known exploits reach the code directly, and the only thing left"
            + " to stop them is that code.",
    mend =
        "Associate a web ACL with the stage, with AWS's managed rule groups and a rate limit"
            + " (`AWS::WAFv2::WebACLAssociation`).",
    cwe = 693,
    sameAs = {
      "CKV2_AWS_29",
      "fcbf9019",
      "a186e82c",
      "APIG3",
      "apigateway_restapi_waf_acl_attached",
      "APIGateway.4",
      "WAF.001"
    })
final class ApiWithoutFirewall implements Check {
  /*
   * AWS WAF stands in front of REST APIs only; HTTP APIs need CloudFront for it (AWS WAF Developer
   * Guide, "Resources that you can protect with AWS WAF"). A web ACL costs money every month, so the
   * rule asks for it where it makes a difference: anybody may call, and what is called holds rights
   * that are worth an attack. Profile strict: every stage that is not private.
   */
  private static final List<Power> WORTH_AN_ATTACK =
      List.of(
          Power.CHANGES_IDENTITY,
          Power.CHANGES_FUNCTION_CODE,
          Power.PASSES_ROLE,
          Power.ASSUMES_ROLE,
          Power.READS_SECRETS,
          Power.OBTAINS_CREDENTIALS,
          Power.DECRYPTS,
          Power.DELETES_DATA);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var functions = new RouteFunctions(app);
    var fronts = new ApiFronts(app, context);
    var declared =
        app.apis().stream()
            .filter(api -> api.kind() == Api.Kind.REST)
            .filter(api -> !api.isPrivate().isYes())
            .flatMap(
                api -> {
                  var atRisk = atRisk(api, functions, context);
                  var isFronted =
                      Tri.any(fronts.of(api).stream().map(ApiFronts.Front::isGuarded).toList());
                  boolean isAsked = context.isStrict() || !atRisk.isEmpty();
                  return isAsked
                      ? api.stages().stream()
                          .map(
                              stage ->
                                  unread(api, stage, isFronted, app, context)
                                      .map(verdict -> verdict.on(atRisk))
                                      .orElseGet(
                                          () ->
                                              judge(app, stage, isFronted, atRisk)
                                                  .mendedBy(NewFirewall.inFrontOf(api, stage))))
                      : Stream.of();
                });
    return context.isStrict() ? Stream.concat(declared, elsewhere(app)) : declared;
  }

  /** A nested stack that was not read and is handed the API may put one in front of it. */
  private static Optional<Verdict> unread(
      Api api, Api.Stage stage, Tri isFronted, App app, Context context) {
    var stacks = UnreadStacks.in(context);
    Val<String> noName = Val.known("", stage.origin());
    return app.isGuarded(stage).or(isFronted).isNo()
        ? stacks
            .of(api.identity(), api.name())
            .or(() -> stacks.of(stage.identity(), noName))
            .map(
                stack ->
                    Verdict.undecided(
                        stage, stage.origin(), message(stage), UnreadStacks.needs(stack, api)))
        : Optional.empty();
  }

  private static Stream<Verdict> elsewhere(App app) {
    return app.stagesElsewhere().stream()
        .filter(stage -> !stage.identity().type().startsWith("AWS::ApiGatewayV2"))
        .map(stage -> judge(app, stage, Tri.NO, List.of()));
  }

  private static List<LambdaFunction> atRisk(Api api, RouteFunctions functions, Context context) {
    return functions
        .behind(api.routes().stream().filter(route -> OpenRoutes.answer(route).isYes()))
        .stream()
        .filter(function -> isWorthAnAttack(function, context))
        .toList();
  }

  private static boolean isWorthAnAttack(LambdaFunction function, Context context) {
    return function
        .role()
        .known()
        .map(context::grantsOf)
        .anyMatch(grants -> WORTH_AN_ATTACK.stream().anyMatch(power -> grants.has(power).isYes()));
  }

  private static Verdict judge(
      App app, Api.Stage stage, Tri isFronted, List<LambdaFunction> atRisk) {
    return Verdict.of(
            app.isGuarded(stage).or(isFronted).not(), stage, stage.origin(), message(stage))
        .on(atRisk);
  }

  private static String message(Api.Stage stage) {
    return "no web ACL stands in front of stage `%s`".formatted(stage.name().show());
  }
}
