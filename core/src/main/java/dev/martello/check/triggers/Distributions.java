package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Goes through the CloudFront distributions that stand in front of functions. */
final class Distributions {
  private static final String TYPE = "AWS::CloudFront::Distribution";
  private static final Set<String> WAYS_IN =
      Set.of(
          "AWS::Lambda::Url",
          "AWS::ApiGateway::RestApi",
          "AWS::ApiGatewayV2::Api",
          "AWS::ElasticLoadBalancingV2::LoadBalancer");

  private Distributions() {}

  /**
   * Judges each distribution with its configuration. One in front of nothing that this application
   * declares is left out, except under the strict profile.
   */
  static Stream<Verdict> judge(
      App app, Check.Context context, BiFunction<Entity, Settings, Stream<Verdict>> judge) {
    return context
        .resources(TYPE)
        .flatMap(
            distribution -> {
              var config = app.settingsOf(distribution).get("DistributionConfig");
              var ways = waysIn(config);
              if (ways.isEmpty() && !context.asksOfEveryResource()) {
                return Stream.empty();
              }
              var users =
                  ways.stream().flatMap(way -> context.usersOf(way).stream()).distinct().toList();
              return judge.apply(distribution, config).map(verdict -> verdict.on(users));
            });
  }

  private static List<Entity> waysIn(Settings config) {
    return config.get("Origins").items().stream()
        .flatMap(origin -> origin.get("DomainName").target().known())
        .filter(target -> WAYS_IN.contains(target.identity().type()))
        .toList();
  }
}
