package dev.martello.code.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyntaxTreeTest {
  private static SyntaxTree parse(String text, Grammar grammar) {
    return SyntaxTree.parse(new SourceFile("x", text), grammar);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "PYTHON, 'def f(a): return a', function_definition",
    "JAVASCRIPT, 'function f(a) { return a }', function_declaration",
    "TYPESCRIPT, 'function f(a: string) { return a }', function_declaration",
    "TSX, 'const a = <b>{c}</b>', lexical_declaration",
    "JAVA, 'class A { }', class_declaration",
    "GO, 'package a', package_clause"
  })
  void eachLanguageIsParsed(Grammar grammar, String text, String first) {
    var tree = parse(text, grammar);

    assertThat(tree.root().named().getFirst().kind()).isEqualTo(first);
    assertThat(tree.root().everything()).noneMatch(Node::isError);
  }

  @Test
  void placesAreOffsetsOfCharacters() {
    var call = parse("s = '\u00e4\ud83d\ude00'; f(x)", Grammar.PYTHON);

    assertThat(call.root().everything().filter(node -> node.is("call")).map(Node::text))
        .containsExactly("f(x)");
  }

  @Test
  void nodesAreFoundByTheirPlace() {
    var text = "f(a, (g(b)), g(b))";
    var root = parse(text, Grammar.PYTHON).root();
    int last = text.lastIndexOf("g(b)");

    assertThat(root.at(new Span(last, last + 4))).extracting(Node::kind).containsExactly("call");
    assertThat(root.at(new Span(0, text.length())))
        .extracting(Node::kind)
        .containsExactly("module", "expression_statement", "call");
    assertThat(root.at(new Span(1, 4))).isEmpty();
  }

  @Test
  void childrenAreFoundByField() {
    var definition = parse("def f(a, b): pass", Grammar.PYTHON).root().named().getFirst();

    assertThat(definition.child("name").map(Node::text)).contains("f");
    assertThat(definition.child("parameters").orElseThrow().named()).hasSize(2);
    assertThat(definition.child("name").flatMap(Node::parent)).contains(definition);
    assertThat(definition.child("nothing")).isEmpty();
  }

  @Test
  void theRestOfATextWithFaultsIsParsed() {
    var tree = parse("def f(:\n  pass\n\ndef g(): pass\n", Grammar.PYTHON);

    assertThat(tree.root().everything()).anyMatch(Node::isError);
    assertThat(tree.root().everything().filter(node -> node.is("identifier")).map(Node::text))
        .contains("g");
  }

  @Test
  void whatIsTooDeepIsCut() {
    var tree = parse("x = " + "(".repeat(5_000) + "1" + ")".repeat(5_000), Grammar.PYTHON);

    assertThat(tree.isCut()).isTrue();
    assertThat(tree.root().named()).isNotEmpty();
  }

  @Test
  void anEmptyFileHasARoot() {
    assertThat(parse("", Grammar.GO).root().named()).isEmpty();
  }
}
