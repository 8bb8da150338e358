package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the resource in which a place stands where parts of other resources are resources of their
 * own: policies of stores and roles, rules of security groups, methods, integrations and log
 * groups. Such a part is what its owner edits, so a finding there names it.
 */
final class DeclaredParts {
  private static final List<String> PARTS =
      List.of(
          "Policy",
          "::SecurityGroupIngress",
          "::SecurityGroupEgress",
          "::LogGroup",
          "::Integration",
          "::ApiGateway::Method");

  private final Map<String, List<Part>> partsOfFiles = new HashMap<>();

  private record Part(Identity identity, Span span) {}

  private DeclaredParts() {}

  static DeclaredParts in(Check.Context context) {
    return context.shared(DeclaredParts.class, DeclaredParts::of);
  }

  private static DeclaredParts of(App app) {
    var parts = new DeclaredParts();
    Stream.concat(app.resources(), app.principals().loosePolicies().stream())
        .filter(entity -> isPart(entity.identity()))
        .forEach(entity -> parts.add(entity, app));
    return parts;
  }

  private static boolean isPart(Identity identity) {
    return !identity.isGenerated() && PARTS.stream().anyMatch(identity.type()::endsWith);
  }

  private void add(Entity entity, App app) {
    var key = entity.origin().written();
    var properties =
        Optional.ofNullable(app.settings().get(entity.identity().key()))
            .flatMap(settings -> settings.origin().written());
    if (key.isPresent()) {
      var start = key.get();
      var span =
          properties
              .filter(end -> end.file().equals(start.file()))
              .filter(end -> end.span().end() >= start.span().end())
              .map(end -> start.span().to(end.span()))
              .orElse(start.span());
      partsOfFiles
          .computeIfAbsent(start.file().path(), _ -> new ArrayList<>())
          .add(new Part(entity.identity(), span));
    }
  }

  /**
   * Returns what has to be edited to mend a resource at a place: the part of it that stands there,
   * if a part of the same stack does, else the resource itself.
   */
  Identity edited(Identity resource, Origin place) {
    return place
        .written()
        .flatMap(this::around)
        .filter(part -> part.stack().equals(resource.stack()))
        .orElse(resource);
  }

  private Optional<Identity> around(Origin.Written place) {
    return partsOfFiles.getOrDefault(place.file().path(), List.of()).stream()
        .filter(part -> part.span().contains(place.span().start()))
        .map(Part::identity)
        .findFirst();
  }
}
