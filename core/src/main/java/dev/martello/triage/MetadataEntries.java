package dev.martello.triage;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the suppressions in a template's {@code Metadata}, its own and its resources'. */
final class MetadataEntries {
  /*
   * Martello: {ignore: [{check: ID or [ID, ...], reason: TEXT, until: DAY}]}
   * checkov: {skip: [{id: ID, comment: TEXT}]}
   * cfn_nag: {rules_to_suppress: [{id: ID, reason: TEXT}]}
   * cdk_nag: {rules_to_suppress: [{id: ID, reason: TEXT, is_reason_encoded: BOOL}]}
   *
   * Generated templates can carry no comments, so this form stands beside that of comments.
   */
  private static final Set<String> KEYS = Set.of("check", "reason", "until");

  private final String path;
  private final List<Entry> entries = new ArrayList<>();

  private MetadataEntries(String path) {
    this.path = path;
  }

  /** One entry. */
  sealed interface Entry {}

  record Own(List<String> checks, String reason, String until, Scope scope, Origin origin)
      implements Entry {}

  record OfOthers(Foreign by, String id, String reason, Scope scope, Origin origin)
      implements Entry {}

  record Unreadable(Origin origin, String message) implements Entry {}

  static List<Entry> of(String path, Node.Mapping root) {
    var found = new MetadataEntries(path);
    root.mapping("Metadata").ifPresent(data -> found.read(data, new Scope.WholeFile(path)));
    root.mapping("Resources").stream()
        .flatMap(Node.Mapping::stream)
        .forEach(
            resource -> {
              if (resource.value() instanceof Node.Mapping body) {
                body.mapping("Metadata")
                    .ifPresent(data -> found.read(data, found.around(resource.key(), body)));
              }
            });
    return found.entries;
  }

  private Scope around(String id, Node.Mapping body) {
    var whole = new Scope.WholeResource(path, id);
    return body.origin()
        .written()
        .<Scope>map(at -> new Scope.Either(new Scope.Part(path, at.span()), whole))
        .orElse(whole);
  }

  private void read(Node.Mapping metadata, Scope scope) {
    metadata.get("Martello").ifPresent(own -> readOwn(own, scope));
    items(metadata, "checkov", "skip")
        .forEach(item -> foreign(Foreign.CHECKOV, item, "comment", scope));
    items(metadata, "cfn_nag", "rules_to_suppress")
        .forEach(item -> foreign(Foreign.CFN_NAG, item, "reason", scope));
    items(metadata, "cdk_nag", "rules_to_suppress")
        .forEach(item -> foreign(Foreign.CDK_NAG, item, "reason", scope));
  }

  private static List<Node.Mapping> items(Node.Mapping metadata, String tool, String list) {
    return metadata.mapping(tool).flatMap(body -> body.sequence(list)).stream()
        .flatMap(sequence -> sequence.items().stream())
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .toList();
  }

  private void foreign(Foreign by, Node.Mapping item, String reason, Scope scope) {
    var why = item.text(reason).orElse("");
    boolean isEncoded =
        item.get("is_reason_encoded").orElse(null) instanceof Node.Bool(boolean on, Origin _) && on;
    item.text("id")
        .ifPresent(
            id ->
                entries.add(
                    new OfOthers(by, id, isEncoded ? decoded(why) : why, scope, item.origin())));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private void readOwn(Node own, Scope scope) {
    if (!(own instanceof Node.Mapping mapping)
        || !(mapping.get("ignore").orElse(null) instanceof Node.Sequence list)) {
      entries.add(new Unreadable(own.origin(), "`Martello` takes a list under `ignore`"));
      return;
    }
    for (var item : list.items()) {
      if (item instanceof Node.Mapping entry) {
        entry.stream()
            .filter(part -> !KEYS.contains(part.key()))
            .forEach(
                part ->
                    entries.add(
                        new Unreadable(
                            part.keyOrigin(),
                            "unknown key `"
                                + part.key()
                                + "`; a suppression has `check`, `reason` and `until`")));
        entries.add(
            new Own(
                texts(entry.get("check")),
                entry.get("reason").map(MetadataEntries::scalar).orElse(""),
                entry.get("until").map(MetadataEntries::scalar).orElse(""),
                scope,
                entry.origin()));
      } else {
        entries.add(
            new Unreadable(item.origin(), "a suppression is a mapping with `check` and `reason`"));
      }
    }
  }

  private static List<String> texts(Optional<Node> node) {
    return node.stream()
        .flatMap(
            value ->
                value instanceof Node.Sequence(List<Node> items, Origin _)
                    ? items.stream()
                    : java.util.stream.Stream.of(value))
        .map(MetadataEntries::scalar)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static String scalar(Node node) {
    return switch (node) {
      case Node.Text(String text, Origin _) -> text;
      case Node.Num(Number _, String literal, Origin _) -> literal;
      case Node.Bool(boolean value, Origin _) -> Boolean.toString(value);
      case Node.Null _, Node.Sequence _, Node.Mapping _ -> "";
    };
  }
}
