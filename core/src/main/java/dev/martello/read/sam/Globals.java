package dev.martello.read.sam;

import dev.martello.stack.GlobalSections;
import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Merges the template's {@code Globals} into the resources of each type: texts, numbers and
 * intrinsic function calls of the resource win, lists are joined (global first), maps are merged in
 * depth.
 */
final class Globals implements TemplatePass {
  private static final String PREFIX = "AWS::Serverless::";

  @Override
  public void run(Transformation run) {
    var entry = run.template().entry("Globals");
    if (entry.isEmpty()) {
      return;
    }
    if (!(entry.get().value() instanceof Node.Mapping globals)) {
      throw SamInvalid.template("section `Globals` must be a map", entry.get().keyOrigin());
    }
    var usable = usable(globals, run);
    run.sources()
        .forEach(
            (logicalId, definition) -> {
              try {
                merge(logicalId, definition, usable, run);
              } catch (SamInvalid invalid) {
                run.report(invalid.of(logicalId));
              }
            });
    run.template(run.template().without("Globals"));
  }

  /** Returns the sections that SAM knows with the properties that it knows; reports the others. */
  private static Node.Mapping usable(Node.Mapping globals, Transformation run) {
    var sections = new ArrayList<Node.Entry>();
    for (var section : globals.entries()) {
      try {
        check(section);
        sections.add(
            new Node.Entry(section.key(), section.keyOrigin(), usableSection(section, run)));
      } catch (SamInvalid invalid) {
        run.report(invalid);
      }
    }
    return Node.Mapping.of(sections, globals.origin());
  }

  private static Node usableSection(Node.Entry section, Transformation run) {
    var supported = GlobalSections.of(section.key());
    var properties = new ArrayList<Node.Entry>();
    for (var property : ((Node.Mapping) section.value()).entries()) {
      if (supported.contains(property.key())) {
        properties.add(property);
      } else {
        run.report(
            SamInvalid.template(
                "`%s` is no property of `%s` in `Globals`; it takes `%s`"
                    .formatted(property.key(), section.key(), String.join("`, `", supported)),
                property.keyOrigin()));
      }
    }
    return Node.Mapping.of(properties, section.value().origin());
  }

  private static void check(Node.Entry section) {
    if (GlobalSections.of(section.key()).isEmpty()) {
      throw SamInvalid.template(
          "section `Globals` is invalid: `%s` is not supported; it must be one of `%s`"
              .formatted(section.key(), String.join("`, `", GlobalSections.names())),
          section.keyOrigin());
    }
    if (!(section.value() instanceof Node.Mapping)) {
      throw SamInvalid.template(
          "section `Globals` is invalid: the value of `%s` must be a map".formatted(section.key()),
          section.keyOrigin());
    }
  }

  private static void merge(
      String logicalId, Node.Mapping definition, Node.Mapping globals, Transformation run) {
    var type = definition.text("Type").orElse("");
    var section =
        type.startsWith(PREFIX)
            ? globals.mapping(type.substring(PREFIX.length()))
            : Optional.<Node.Mapping>empty();
    if (section.isEmpty()) {
      return;
    }
    var wanted = withoutIgnored(logicalId, section.get(), definition);
    var local =
        definition
            .get("Properties")
            .orElseGet(() -> Node.Mapping.of(List.of(), definition.origin()));
    run.putSource(logicalId, definition.with("Properties", merge(wanted, local)));
  }

  private static Node.Mapping withoutIgnored(
      String logicalId, Node.Mapping section, Node.Mapping definition) {
    var ignored = definition.get("IgnoreGlobals").filter(Trees::isTruthy).orElse(null);
    return switch (ignored) {
      case null -> section;
      case Node.Text(String all, var _) when all.equals("*") ->
          Node.Mapping.of(List.of(), section.origin());
      case Node.Sequence(var names, var _) -> {
        var kept = section;
        for (var name : names) {
          var key = Trees.text(name).filter(kept::has);
          if (key.isEmpty()) {
            throw SamInvalid.resource(
                logicalId,
                "attribute `IgnoreGlobals` names something that `Globals` does not have",
                name.origin());
          }
          kept = kept.without(key.get());
        }
        yield kept;
      }
      default ->
          throw SamInvalid.resource(
              logicalId, "attribute `IgnoreGlobals` must be `*` or a list", ignored.origin());
    };
  }

  private static Node merge(Node global, Node local) {
    if (global instanceof Node.Sequence first && local instanceof Node.Sequence second) {
      return Trees.concat(first, second).withOrigin(second.origin());
    }
    boolean areMaps =
        global instanceof Node.Mapping
            && local instanceof Node.Mapping
            && !Intrinsics.isIntrinsic(global)
            && !Intrinsics.isIntrinsic(local);
    return areMaps ? mergeMaps((Node.Mapping) global, (Node.Mapping) local) : local;
  }

  private static Node.Mapping mergeMaps(Node.Mapping global, Node.Mapping local) {
    var entries = new ArrayList<>(global.entries());
    for (var entry : local.entries()) {
      var value =
          global.get(entry.key()).map(above -> merge(above, entry.value())).orElse(entry.value());
      entries.add(new Node.Entry(entry.key(), entry.keyOrigin(), value));
    }
    return Node.Mapping.of(entries, local.origin());
  }
}
