package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the resource that the user wrote where a place stands. */
public final class Declarations {
  /*
   * Policies of stores and roles, rules of security groups, methods, integrations and log groups are
   * parts of other resources and yet declared apart: they are what somebody edits who mends the other.
   */
  private static final List<String> PARTS =
      List.of(
          "Policy",
          "::SecurityGroupIngress",
          "::SecurityGroupEgress",
          "::LogGroup",
          "::Integration",
          "::ApiGateway::Method");

  private final Map<String, TreeMap<Integer, Declaration>> byFile = new HashMap<>();

  private record Declaration(Identity identity, Span span) {}

  private Declarations() {}

  /** Returns those of the application of a run; worked out once for the run. */
  public static Declarations in(Check.Context context) {
    return context.shared(Declarations.class, Declarations::of);
  }

  private static Declarations of(App app) {
    var declarations = new Declarations();
    Stream.concat(app.resources(), app.principals().loosePolicies().stream())
        .filter(entity -> !entity.identity().isGenerated())
        .forEach(entity -> declarations.add(entity, app));
    return declarations;
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
      byFile
          .computeIfAbsent(start.file().path(), _ -> new TreeMap<>())
          .put(span.start(), new Declaration(entity.identity(), span));
    }
  }

  /** Returns the resource in whose id or properties a place stands, if it stands in one. */
  public Optional<Identity> around(Origin place) {
    return place.written().flatMap(this::around);
  }

  private Optional<Identity> around(Origin.Written place) {
    int at = place.span().start();
    return Optional.ofNullable(byFile.get(place.file().path()))
        .flatMap(inFile -> Optional.ofNullable(inFile.floorEntry(at)))
        .map(Map.Entry::getValue)
        .filter(declaration -> declaration.span().contains(at))
        .map(Declaration::identity);
  }

  /**
   * Returns what has to be edited to mend a resource at a place: the part of it that stands there,
   * if a part of the same stack does, else the resource itself.
   */
  Identity edited(Identity resource, Origin place) {
    return around(place)
        .filter(part -> PARTS.stream().anyMatch(part.type()::endsWith))
        .filter(part -> part.stack().equals(resource.stack()))
        .orElse(resource);
  }
}
