package dev.martello.engine;

import dev.martello.check.Finding;
import dev.martello.check.Severity;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.value.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Knows which findings are about what a library put into the application for its own use. */
final class SuppliedParts {
  /*
   * The CDK's library adds functions that run while a stack is deployed. Their owner cannot trace
   * them, give them an alarm or narrow their role: he does not write them. So findings of low severity
   * on them are left out and counted; what may do real harm stays. A statement that the owner wrote
   * himself, as for an AwsCustomResource, stands in a policy that is not supplied, and is told.
   */
  private final Map<String, TreeMap<Integer, Identity>> resources = new HashMap<>();

  private SuppliedParts() {}

  static SuppliedParts of(App app) {
    var parts = new SuppliedParts();
    Stream.<List<? extends Entity>>of(
            app.functions(),
            app.roles(),
            app.apis(),
            app.stores(),
            app.stateMachines(),
            app.logGroups(),
            app.alarms(),
            app.trails(),
            app.others())
        .flatMap(List::stream)
        .map(Entity::identity)
        .forEach(parts::add);
    return parts;
  }

  private void add(Identity identity) {
    identity
        .origin()
        .written()
        .ifPresent(
            at ->
                resources
                    .computeIfAbsent(at.file().path(), _ -> new TreeMap<>())
                    .put(at.span().start(), identity));
  }

  /** Returns whether a finding is small and about nothing that the application's owner wrote. */
  boolean isLeftOut(Finding finding) {
    return finding.severity() == Severity.LOW
        && finding.resource().isSupplied()
        && finding.functions().stream().allMatch(Identity::isSupplied)
        && isSupplied(finding.where());
  }

  /** Asks for the resource in which a place stands; a place that is in none is nobody's. */
  private boolean isSupplied(Origin where) {
    var place = where.written();
    if (place.isEmpty()) {
      return true;
    }
    var inFile = resources.getOrDefault(place.get().file().path(), new TreeMap<>());
    var at = inFile.floorEntry(place.get().span().start());
    return at == null || at.getValue().isSupplied();
  }
}
