package dev.martello.code.check.join;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Inflow;
import dev.martello.check.Verdict;
import dev.martello.check.WayIn;
import dev.martello.code.flow.Flow;
import dev.martello.code.project.CodeResults;
import dev.martello.code.project.Sources;
import dev.martello.code.value.Source;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Flags open routes whose requests do harm in the code, with nothing in front that looks at them.
 */
@About(
    severity = MEDIUM,
    title = "Nothing stands between the internet and an injection",
    why =
        "The flaw in the code is open to everybody and to every scanner of the internet; nothing"
            + " slows an attacker down while it is mended.",
    mend =
        "Mend the code first. Then let API Gateway validate the body by a model, or put a web ACL"
            + " with AWS's managed rules in front.",
    cwe = 20)
final class UnguardedInjection implements Check {
  /*
   * A request validator looks into the body only (of parameters it checks that they are there), and
   * only of REST APIs. AWS WAF stands in front of REST APIs; of HTTP APIs and function URLs a
   * distribution of CloudFront can stand in front, and which one does is rarely declared: if there is
   * one with a web ACL, nothing is said.
   */
  private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";

  private record Way(LambdaFunction function, Trigger trigger) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Way, Flow>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var flow : code.result().flows()) {
        if (isInjection(flow)) {
          for (var trigger : Sources.triggers(flow.source(), code.function())) {
            if (isBare(app, context, trigger, flow)) {
              found.putIfAbsent(new Way(code.function(), trigger), flow);
            }
          }
        }
      }
    }
    return found.entrySet().stream().map(each -> verdict(each.getKey(), each.getValue()));
  }

  /**
   * Data that takes the direct way; what comes by way of other functions has passed none of these.
   */
  private static boolean isInjection(Flow flow) {
    return flow.kind().isOfRole()
        && flow.confidence() != Inflow.Confidence.LOW
        && flow.source().trust() == Source.Trust.PUBLIC;
  }

  private static boolean isBare(App app, Context context, Trigger trigger, Flow flow) {
    return switch (trigger) {
      case Trigger.FromRoute(Route route) ->
          isOpen(route) && !isValidated(route, flow) && !isGuarded(app, context, route);
      case Trigger.FromUrl _ -> !isFronted(app, context);
      case Trigger.FromEvent _ -> false;
    };
  }

  private static boolean isOpen(Route route) {
    return route.kind() != Api.Kind.WEBSOCKET && !route.isPreflight().isYes();
  }

  private static boolean isValidated(Route route, Flow flow) {
    boolean isBody = flow.path().equals("body") || flow.path().startsWith("body.");
    boolean isConstrained = route.models().stream().anyMatch(model -> !model.constrains().isNo());
    return isBody && isConstrained && !route.validation().body().isNo();
  }

  private static boolean isGuarded(App app, Context context, Route route) {
    var stages =
        app.apis().stream()
            .filter(api -> api.identity().isSame(route.api()))
            .flatMap(api -> api.stages().stream())
            .toList();
    boolean isBehind =
        !stages.isEmpty() && stages.stream().noneMatch(stage -> app.isGuarded(stage).isNo());
    return isBehind || isFronted(app, context);
  }

  private static boolean isFronted(App app, Context context) {
    return context
        .resources(DISTRIBUTION)
        .anyMatch(distribution -> app.isGuarded(distribution) != Tri.NO);
  }

  private static Verdict verdict(Way way, Flow flow) {
    return Verdict.fails(
            way.function(),
            way.trigger().origin(),
            "%s, %s reaches %s, and neither a validator nor a web ACL looks at it"
                .formatted(WayIn.opens(way.trigger()), flow.field(), flow.sink()))
        .because(flow.where(), "reaches " + flow.sink())
        .on(List.of(way.function()));
  }
}
