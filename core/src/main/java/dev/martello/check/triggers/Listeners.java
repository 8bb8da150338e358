package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Goes through the listeners of load balancers that lead to functions from outside. */
final class Listeners {
  private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
  private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
  private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";

  private Listeners() {}

  /**
   * Judges each listener. Internal load balancers and listeners in front of something else than
   * functions are left out, except under the strict profile.
   */
  static Stream<Verdict> judge(
      App app, Check.Context context, BiFunction<Entity, Settings, Verdict> judge) {
    return context.resources(LISTENER).flatMap(listener -> judge(listener, app, context, judge));
  }

  private static Stream<Verdict> judge(
      Entity listener,
      App app,
      Check.Context context,
      BiFunction<Entity, Settings, Verdict> judge) {
    var settings = app.settingsOf(listener);
    var groups = groups(settings);
    boolean leadsToFunction =
        groups.stream()
            .anyMatch(
                group ->
                    app.settingsOf(group)
                        .get("TargetType")
                        .text("instance")
                        .isEqualTo("lambda")
                        .isYes());
    boolean isInternal =
        settings
            .get("LoadBalancerArn")
            .target()
            .known()
            .filter(target -> target.identity().type().equals(BALANCER))
            .anyMatch(
                balancer ->
                    app.settingsOf(balancer)
                        .get("Scheme")
                        .text("internet-facing")
                        .isEqualTo("internal")
                        .isYes());
    if (!context.asksOfEveryResource() && (!leadsToFunction || isInternal)) {
      return Stream.empty();
    }
    var users = groups.stream().flatMap(group -> functions(group, app)).distinct().toList();
    return Stream.of(judge.apply(listener, settings).on(users));
  }

  private static List<Entity> groups(Settings settings) {
    return settings.get("DefaultActions").items().stream()
        .flatMap(
            action ->
                Stream.concat(
                    Stream.of(action.get("TargetGroupArn")),
                    action.get("ForwardConfig", "TargetGroups").items().stream()
                        .map(group -> group.get("TargetGroupArn"))))
        .flatMap(arn -> arn.target().known())
        .filter(target -> target.identity().type().equals(GROUP))
        .toList();
  }

  private static Stream<LambdaFunction> functions(Entity group, App app) {
    return app.settingsOf(group).get("Targets").items().stream()
        .flatMap(target -> target.get("Id").target().known())
        .flatMap(
            target ->
                app.functions().stream()
                    .filter(function -> function.identity().isSame(target.identity())));
  }
}
