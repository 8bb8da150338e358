package dev.martello.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Law: the text at a node's place, read again, is the same node. */
class PlacesProperties {
  private static final TagRule CALLS =
      tagged ->
          Optional.of(
              Nodes.mapping(tagged.tagOrigin())
                  .put(tagged.tag(), tagged.content())
                  .build()
                  .withOrigin(tagged.origin()));

  @Test
  void theTextOfEveryNodeReadsAsThatNode() {
    check(
        new SourceFile(
            "all.yaml",
            """
            plain: some text
            folded plain: one
              two
            numbers: [1, 1.10, 0777, -1:30, 1_000]
            other: {a: yes, b: ~, "c": 'it''s', d: "x\\ny",}
            blocks:
              - |
                literal
                  deeper

              - >-
                folded
                text
              - - nested
                - - more
              - key: value   # comment
                other: !Sub "${A}"
            tags: !If
              - Cond
              - !GetAtt A.B
              - !Sub
                - a
                - {b: !Ref C}
            indentless:
            - a
            - b: c
              d: e
            empty:
            \uD83D\uDE00: \uD83D\uDE00\uD83D\uDE00
            last: [one: two, three]
            """));
  }

  @Test
  void theTextOfEveryNodeOfRealTemplatesReadsAsThatNode() {
    for (var path : Sources.sharedTemplates()) {
      check(new SourceFile(path.toString(), Sources.read(path)));
    }
  }

  private static void check(SourceFile file) {
    var parsed = TreeReader.read(file, CALLS);
    Sources.walk(parsed.root(), PlacesProperties::checkNode);
  }

  private static void checkNode(Node node) {
    var place = node.origin().written().orElseThrow();
    var text = Sources.written(place);
    boolean standsAlone = !text.contains("*"); // an alias needs its anchor
    if (standsAlone && (node instanceof Node.Text || text.length() < 500)) {
      var again = TreeReader.read(new SourceFile("part", padded(place, text)), CALLS).root();
      assertThat(isSame(node, again)).as("%s at %s", text, place).isTrue();
    }
  }

  /** A block keeps its indentation: its first line starts in its own column. */
  private static String padded(Origin.Written place, String text) {
    boolean isAtEnd = place.span().end() == place.file().text().length();
    return " ".repeat(place.column() - 1) + text + (text.isEmpty() || isAtEnd ? "" : "\n");
  }

  /** A part of a text, or a text under a tag, may read as a number when it stands alone. */
  private static boolean isSame(Node node, Node again) {
    if (node instanceof Node.Text(String value, Origin _)) {
      return switch (again) {
        case Node.Text text -> text.value().equals(value);
        case Node.Num number -> number.literal().equals(value);
        case Node.Bool _, Node.Null _ -> true;
        case Node.Sequence _, Node.Mapping _ -> false;
      };
    }
    return Nodes.sameContent(node, again);
  }
}
