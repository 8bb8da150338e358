package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;

/** Knows the CloudFront distributions that stand in front of APIs. */
final class ApiFronts {
  private final List<Front> fronts = new ArrayList<>();

  /**
   * A distribution that takes some of its answers from an API.
   *
   * @param distribution the distribution
   * @param origin the API as the distribution names it
   * @param isGuarded whether a web ACL stands in front of the distribution
   * @param sendsSecret whether CloudFront adds a header of its own, by which it can be known
   */
  record Front(
      Entity distribution, Val<String> host, Tri isGuarded, Tri sendsSecret, Origin origin) {
    /** Says whether it takes answers from this API. */
    boolean isOf(Api api) {
      return Shape.of(host).stream()
          .flatMap(shape -> shape.holes().stream())
          .anyMatch(hole -> names(hole, api.identity().key()));
    }

    private static boolean names(String hole, String key) {
      return hole.equals(key) || hole.startsWith(key + ".");
    }
  }

  ApiFronts(App app, Check.Context context) {
    context
        .resources("AWS::CloudFront::Distribution")
        .forEach(
            distribution -> {
              var config = app.settingsOf(distribution).get("DistributionConfig");
              for (var origin : config.get("Origins").items()) {
                fronts.add(front(app, distribution, origin));
              }
            });
  }

  private static Front front(App app, Entity distribution, Settings origin) {
    var host = origin.get("DomainName");
    return new Front(
        distribution,
        host.text(),
        app.isGuarded(distribution),
        origin.get("OriginCustomHeaders").exists(),
        host.origin());
  }

  /** Returns the distributions in front of an API. */
  List<Front> of(Api api) {
    return fronts.stream().filter(front -> front.isOf(api)).toList();
  }
}
