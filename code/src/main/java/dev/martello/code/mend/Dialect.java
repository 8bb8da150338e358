package dev.martello.code.mend;

import dev.martello.check.Change;
import dev.martello.code.tree.Grammar;
import dev.martello.code.tree.Node;
import dev.martello.code.tree.UnavailableException;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A language of sources: how it is parsed, how it puts texts together, and the drivers of databases
 * that it has.
 */
record Dialect(Grammar grammar, SourceTexts texts, Drivers drivers) {
  private static final int LONGEST_CALL = 10_000;
  private static final Set<String> CALLS =
      Set.of("call", "call_expression", "new_expression", "method_invocation");

  /** Returns the language of a file by its ending; empty where calls are not mended. */
  static Optional<Dialect> of(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "py" -> Optional.of(new Dialect(Grammar.PYTHON, new PythonTexts(), Drivers.PYTHON));
      case "js", "mjs", "cjs", "jsx" -> Optional.of(script(Grammar.JAVASCRIPT));
      case "ts", "mts", "cts" -> Optional.of(script(Grammar.TYPESCRIPT));
      case "tsx" -> Optional.of(script(Grammar.TSX));
      case "go" -> Optional.of(new Dialect(Grammar.GO, new GoTexts(), Drivers.GO));
      case "java" -> Optional.of(new Dialect(Grammar.JAVA, new JavaTexts(), Drivers.JAVA));
      default -> Optional.empty();
    };
  }

  private static Dialect script(Grammar grammar) {
    return new Dialect(grammar, new ScriptTexts(), Drivers.SCRIPT);
  }

  /** Returns the name of the method or function of something that is called; may be empty. */
  static String method(Node call) {
    var function = call.child("function");
    return call.child("name")
        .or(() -> function.flatMap(it -> it.child("attribute")))
        .or(() -> function.flatMap(it -> it.child("property")))
        .or(() -> function.flatMap(it -> it.child("field")))
        .map(Node::text)
        .orElse("");
  }

  static List<Node> arguments(Node call) {
    return call.child("arguments").map(Node::named).orElse(List.of());
  }

  /** Returns what is given as an argument, also by its name. */
  static Node value(Node argument) {
    return argument.is("keyword_argument") ? argument.child("value").orElse(argument) : argument;
  }

  /** Writes another text where an expression stands, inside of its parentheses. */
  static Change.Reword reworded(Node expression, String text) {
    var inner = expression.named();
    return expression.is("parenthesized_expression") && inner.size() == 1
        ? reworded(inner.getFirst(), text)
        : new Change.Reword(from(expression, expression), text);
  }

  /** Returns the empty place before an expression. */
  static Origin.Written before(Node expression) {
    return new Origin.Written(
        expression.tree().file(), new Span(expression.start(), expression.start()));
  }

  /** Returns the empty place behind an expression. */
  static Origin.Written after(Node expression) {
    return new Origin.Written(
        expression.tree().file(), new Span(expression.end(), expression.end()));
  }

  static Origin.Written from(Node first, Node last) {
    return new Origin.Written(first.tree().file(), new Span(first.start(), last.end()));
  }

  /** Returns the call of Python that stands at a place. */
  static Optional<Node> python(Origin.Written place, ParsedSources sources) {
    return of(place.file().path())
        .filter(dialect -> dialect.grammar() == Grammar.PYTHON)
        .flatMap(dialect -> dialect.call(place, sources));
  }

  /** Returns the call that stands at a place. */
  Optional<Node> call(Origin.Written place, ParsedSources sources) {
    if (place.span().length() > LONGEST_CALL) {
      return Optional.empty();
    }
    try {
      return sources.tree(place.file(), grammar).root().at(place.span()).stream()
          .filter(node -> CALLS.contains(node.kind()))
          .findFirst();
    } catch (UnavailableException _) {
      // Without a parser nothing of the language is found either.
      return Optional.empty();
    }
  }
}
