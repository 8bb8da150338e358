package dev.martello.check.triggers;

import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Firewall;
import dev.martello.model.LambdaFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows what stands behind web ACLs. */
final class FirewallReach {
  private final App app;
  private final RouteFunctions functions;
  private final Map<String, Api> apisByStage = new HashMap<>();

  FirewallReach(App app) {
    this.app = app;
    this.functions = new RouteFunctions(app);
    app.apis()
        .forEach(
            api -> api.stages().forEach(stage -> apisByStage.put(stage.identity().key(), api)));
  }

  /** Returns the functions behind the API stages that a web ACL guards. */
  List<LambdaFunction> functionsBehind(Firewall firewall) {
    return guardedBy(firewall).stream()
        .flatMap(stage -> Optional.ofNullable(apisByStage.get(stage)).stream())
        .flatMap(api -> functions.behind(api).stream())
        .distinct()
        .toList();
  }

  /** Says whether a web ACL guards stages of APIs that are declared here, and nothing else. */
  boolean guardsOnlyStages(Firewall firewall) {
    var guarded = guardedBy(firewall);
    return !guarded.isEmpty() && guarded.stream().allMatch(apisByStage::containsKey);
  }

  private List<String> guardedBy(Firewall firewall) {
    return app.guards().entrySet().stream()
        .filter(
            entry ->
                entry.getValue().stream()
                    .flatMap(guard -> guard.firewall().known())
                    .anyMatch(known -> known.identity().isSame(firewall.identity())))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
