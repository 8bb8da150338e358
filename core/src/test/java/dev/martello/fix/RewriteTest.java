package dev.martello.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.martello.check.Term;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.syntax.Node;
import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What changes look like in the many ways in which people write. */
class RewriteTest {
  private static final Term LIST = Term.texts("one", "two");
  private static final Term TAG =
      Term.parts().with("Key", Term.text("team")).with("Value", Term.ref("Team"));

  static Stream<Arguments> changes() {
    return Stream.of(
        row(
            "a short value stands behind the last short one",
            put("P.Tracing", Term.text("Active")),
            "P:\n  Handler: a\n  Timeout: 3\n  Events:\n    E: 1\n",
            "P:\n  Handler: a\n  Timeout: 3\n  Tracing: Active\n  Events:\n    E: 1\n"),
        row(
            "a long value stands before the events",
            put("P.Tags", Term.parts().with("a", Term.text("b"))),
            "P:\n  Policies:\n  - x\n  Events:\n    E: 1\n",
            "P:\n  Policies:\n  - x\n  Tags:\n    a: b\n  Events:\n    E: 1\n"),
        row(
            "comments stay where they are",
            put("P.B", Term.number(2)),
            "P: # one\n  A: 1 # two\n  # three\nQ: 1\n",
            "P: # one\n  A: 1 # two\n  B: 2\n  # three\nQ: 1\n"),
        row(
            "a comment that is indented deeper belongs to what is above",
            put("Resources.New", Term.parts().with("Type", Term.text("T"))),
            "Resources:\n  Old:\n    Type: T\n    # Timeout: 3\nOutputs: {}\n",
            "Resources:\n"
                + "  Old:\n"
                + "    Type: T\n"
                + "    # Timeout: 3\n"
                + "  New:\n"
                + "    Type: T\n"
                + "Outputs: {}\n"),
        row(
            "four columns stay four columns",
            put("A.C.D", Term.number(1)),
            "A:\n    B:\n        E: 1\n",
            "A:\n    B:\n        E: 1\n    C:\n        D: 1\n"),
        row(
            "lists are indented as other lists are: not at all",
            put("B", LIST),
            "A:\n- x\n",
            "A:\n- x\nB:\n- one\n- two\n"),
        row(
            "lists are indented as other lists are: two columns",
            put("B", LIST),
            "A:\n  - x\n",
            "A:\n  - x\nB:\n  - one\n  - two\n"),
        row(
            "blank lines between resources stay the custom",
            put("Resources.C", Term.parts().with("Type", Term.text("T"))),
            "Resources:\n  A:\n    Type: T\n\n  B:\n    Type: T\n",
            "Resources:\n  A:\n    Type: T\n\n  B:\n    Type: T\n\n  C:\n    Type: T\n"),
        row(
            "a flow mapping stays one",
            put("A.c", Term.number(2)),
            "A: {a: 1, b: x}\n",
            "A: {a: 1, b: x, c: 2}\n"),
        row(
            "in brackets with quoted keys the new key is quoted",
            put("A.c", Term.ref("X")),
            "A: {\"a\": 1}\n",
            "A: {\"a\": 1, \"c\": {\"Ref\": \"X\"}}\n"),
        row(
            "a flow mapping of several lines gets one more",
            put("A.c", Term.number(2)),
            "A: {\n  a: 1,\n  b: 2\n}\n",
            "A: {\n  a: 1,\n  b: 2,\n  c: 2\n}\n"),
        row(
            "an empty mapping becomes a block",
            put("A.b", Term.number(1)),
            "A: {}\nB: 1\n",
            "A:\n  b: 1\nB: 1\n"),
        row(
            "a key without value gets one",
            put("A", Term.number(1)),
            "A: # why\nB: 1\n",
            "A: 1 # why\nB: 1\n"),
        row("quotes stay", put("A", Term.text("b")), "A: \"a\"\n", "A: \"b\"\n"),
        row(
            "quotes are like the others",
            put("C", Term.text("c")),
            "A: 'a'\nB: 'b'\n",
            "A: 'a'\nB: 'b'\nC: 'c'\n"),
        row(
            "a text that needs quotes gets those of the file",
            put("B", Term.text("*")),
            "A: \"*\"\n",
            "A: \"*\"\nB: \"*\"\n"),
        row(
            "functions are short where some are",
            put("B", Term.attribute("X", "Arn")),
            "A: !Ref X\n",
            "A: !Ref X\nB: !GetAtt X.Arn\n"),
        row(
            "functions are long where all are",
            put("B", Term.sub("${X}-a")),
            "A:\n  Ref: X\n",
            "A:\n  Ref: X\nB:\n  Fn::Sub: ${X}-a\n"),
        row(
            "an item is appended",
            append("A", TAG),
            "A:\n  - Key: a\n    Value: b\nB: 1\n",
            "A:\n  - Key: a\n    Value: b\n  - Key: team\n    Value: !Ref Team\nB: 1\n"),
        row(
            "of a single value a list is made",
            append("A", Term.text("b")),
            "A: a # first\n",
            "A:\n  - a\n  - b # first\n"),
        row(
            "of a single mapping a list is made",
            append("A", Term.parts().with("x", Term.number(2))),
            "A:\n  x: 1\n  # why\n  y: 2\n",
            "A:\n  - x: 1\n    # why\n    y: 2\n  - x: 2\n"),
        row("an item that is there is not added", append("A", Term.text("a")), "A: a\n", "A: a\n"),
        row(
            "an alias gives way at its own place only",
            put("B.t", Term.number(5)),
            "A: &a\n  t: 1\nB:\n  <<: *a\n  u: 2\n",
            "A: &a\n  t: 1\nB:\n  <<: *a\n  t: 5\n  u: 2\n"),
        row(
            "an alias as a value gives way",
            put("B", Term.number(5)),
            "A: &a 1\nB: *a\nC: 1\n",
            "A: &a 1\nB: 5\nC: 1\n"),
        row(
            "a part goes with its line",
            remove("A.b"),
            "A:\n  a: 1\n  b: 2 # x\n  c: 3\n",
            "A:\n  a: 1\n  c: 3\n"),
        row(
            "the first part of an item goes",
            remove("A.0.a"),
            "A:\n  - a: 1\n    b: 2\n",
            "A:\n  - b: 2\n"),
        row("an item goes", remove("A.1"), "A:\n  - a\n  - b\n  - c\n", "A:\n  - a\n  - c\n"),
        row(
            "with the last of it goes what held it",
            remove("R.X.P.a"),
            "R:\n  X:\n    T: t\n    P:\n      a: 1\n",
            "R:\n  X:\n    T: t\n"),
        row("a colon may stand apart", put("A", Term.number(2)), "A : 1\n", "A : 2\n"),
        row(
            "behind an alias a part is added",
            put("C", Term.number(2)),
            "A: &a 1\nB: *a # same\n",
            "A: &a 1\nB: *a # same\nC: 2\n"),
        row(
            "the first item of an item goes",
            remove("A.0.0"),
            "A:\n  - - a\n    - b\n",
            "A:\n  - - b\n"),
        row(
            "a value below its key moves behind it",
            put("A", Term.text("x")),
            "A:\n  b: 1\nC: 1\n",
            "A: x\nC: 1\n"),
        row(
            "what stands behind the key stays",
            put("A", Term.text("x")),
            "A: # why\n  b: 1\nC: 1\n",
            "A: x # why\nC: 1\n"),
        row("a number needs no quotes", put("A", Term.number(2)), "A: '1'\n", "A: 2\n"),
        row(
            "a list takes the place of a list",
            put("A", LIST),
            "A:\n  - a\nB: 1\n",
            "A:\n  - one\n  - two\nB: 1\n"),
        row(
            "a mapping takes the place of an item",
            put("A.0", TAG),
            "A:\n  - a\n  - !Ref B\n",
            "A:\n  - Key: team\n    Value: !Ref Team\n  - !Ref B\n"),
        row(
            "a mapping takes the place of a value",
            put("A", Term.parts().with("b", Term.number(1))),
            "A: x\nB: 1\n",
            "A:\n  b: 1\nB: 1\n"),
        row(
            "an item of brackets goes with its comma",
            remove("A.1"),
            "A: [a, b, c]\n",
            "A: [a, c]\n"),
        row("the last item of brackets too", remove("A.1"), "A: [a, b]\n", "A: [a]\n"),
        row("and the first", remove("A.0"), "A: [a, b]\n", "A: [b]\n"),
        row(
            "a section stands before the resources",
            put("Parameters.P.Type", Term.text("String")),
            "Description: x\nResources:\n  A: {}\nOutputs: {}\n",
            "Description: x\nParameters:\n  P:\n    Type: String\nResources:\n  A: {}\n"
                + "Outputs: {}\n"),
        row(
            "an item that is added stands as the others do",
            append("A", Term.ref("X")),
            "A: [!Ref B]\n",
            "A: [!Ref B, !Ref X]\n"),
        row(
            "nothing becomes a list",
            append("A", Term.text("a")),
            "A:\nB: 1\n",
            "A:\n  - a\nB: 1\n"),
        row(
            "a call that gives one value becomes an item",
            append("A", Term.ref("X")),
            "A: !GetAtt B.Arn\n",
            "A:\n  - !GetAtt B.Arn\n  - !Ref X\n"),
        row(
            "carriage returns stay",
            put("A.b", Term.number(2)),
            "A:\r\n  a: 1\r\nB: 1\r\n",
            "A:\r\n  a: 1\r\n  b: 2\r\nB: 1\r\n"),
        row(
            "a file without a last line break stays without",
            put("B", Term.number(2)),
            "A: 1",
            "A: 1\nB: 2"),
        row(
            "a block text at such an end keeps its content",
            put("B", Term.number(2)),
            "A: |\n  x",
            "A: |-\n  x\nB: 2"),
        row(
            "JSON keeps its indentation",
            put("A.b", LIST),
            "{\n    \"A\": {\n        \"a\": 1\n    }\n}\n",
            "{\n    \"A\": {\n        \"a\": 1,\n        \"b\": [\n            \"one\",\n"
                + "            \"two\"\n        ]\n    }\n}\n"),
        row(
            "JSON keeps its tabs",
            put("A.b", Term.parts().with("c", Term.number(1))),
            "{\n\t\"A\": {\n\t\t\"a\": 1\n\t}\n}",
            "{\n\t\"A\": {\n\t\t\"a\": 1,\n\t\t\"b\": {\n\t\t\t\"c\": 1\n\t\t}\n\t}\n}"),
        row(
            "JSON without spaces stays without",
            put("A.b", Term.ref("X")),
            "{\"A\":{\"a\":1},\"B\":[]}",
            "{\"A\":{\"a\":1,\"b\":{\"Ref\":\"X\"}},\"B\":[]}"),
        row(
            "JSON on one line stays on one",
            append("B", Term.number(2)),
            "{\"A\": 1, \"B\": [1]}\n",
            "{\"A\": 1, \"B\": [1, 2]}\n"),
        row(
            "the last part of JSON takes its comma along",
            remove("b"),
            "{\"a\": 1, \"b\": 2}",
            "{\"a\": 1}"),
        row(
            "the first part of JSON takes its comma along",
            remove("a"),
            "{\"a\": 1, \"b\": 2}",
            "{\"b\": 2}"),
        row(
            "empty JSON is filled",
            put("A.b", Term.number(1)),
            "{\n  \"A\": {}\n}",
            "{\n  \"A\": {\n    \"b\": 1\n  }\n}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void everythingElseStays(String rule, TreeChange change, String before, String after)
      throws Refusal {
    var document = document(before);
    var patch = Rewrite.of(document, change.applyTo(document.root()));
    assertThat(patch.after()).isEqualTo(after);
  }

  @Test
  void aFileThatCouldNotBeReadToItsEndIsRefused() {
    var document = document("A: 1\nB: [\n");
    assertThatThrownBy(
            () -> Rewrite.of(document, put("C", Term.number(1)).applyTo(document.root())))
        .hasMessage("the file could not be read to its end");
  }

  @Test
  void whereAFunctionDecidesNothingIsPut() {
    var root = document("A: !If [x, {b: 1}, {b: 2}]\n").root();
    assertThatThrownBy(() -> put("A.b", Term.number(3)).applyTo(root))
        .hasMessage("`b` stands where `Fn::If` decides");
    assertThatThrownBy(() -> append("A", Term.number(3)).applyTo(root))
        .hasMessage("`A` is decided by `Fn::If`");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void whatCannotBeChangedIsTold(String reason, TreeChange change, String text) {
    var root = document(text).root();
    assertThatThrownBy(() -> change.applyTo(root)).hasMessage(reason);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("`A` is a single value", put("A.b", Term.number(1)), "A: 1\n"),
        Arguments.of("`A` is a single value", put("A.b", Term.number(1)), "A: true\n"),
        Arguments.of("`the file` is a single value", put("A", Term.number(1)), "text\n"),
        Arguments.of("a list has no item `2`", put("A.2", Term.number(1)), "A: [a, b]\n"),
        Arguments.of("a list has no item `b`", put("A.b", Term.number(1)), "A: [a, b]\n"),
        Arguments.of("`b` is not there", remove("A.b"), "A: {c: 1}\n"),
        Arguments.of("`b` is not there", remove("A.b"), "A:\n"),
        Arguments.of("`A` is decided by `Ref`", append("A", Term.number(1)), "A: !Ref B\n"));
  }

  private static Document document(String text) {
    return Document.read(new SourceFile("test.yaml", text), ShortTags.RULE);
  }

  private static Arguments row(String rule, TreeChange change, String before, String after) {
    return Arguments.of(rule, change, before, after);
  }

  private static TreeChange put(String path, Term value) {
    return new TreeChange.Put(List.of(path.split("\\.")), node(value));
  }

  private static TreeChange append(String path, Term value) {
    return new TreeChange.Append(List.of(path.split("\\.")), node(value));
  }

  private static TreeChange remove(String path) {
    return new TreeChange.Remove(List.of(path.split("\\.")));
  }

  private static Node node(Term term) {
    return new Terms(Map.of()).node(term);
  }
}
