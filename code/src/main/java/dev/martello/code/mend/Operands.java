package dev.martello.code.mend;

import dev.martello.code.tree.Node;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which expressions mean the same by themselves as they meant inside of a text. */
final class Operands {
  /*
   * What is only read may be handed over: names, fields, items, getters and conversions. What quotes,
   * escapes or joins makes text for the place where it stood; what takes something away may come to
   * run twice. Of a name, what the function sets it to is asked as well.
   */
  private static final Set<String> READS =
      Set.of(
          "identifier",
          "attribute",
          "member_expression",
          "selector_expression",
          "field_access",
          "subscript",
          "subscript_expression",
          "index_expression",
          "array_access",
          "call",
          "call_expression",
          "method_invocation",
          "integer",
          "number",
          "int_literal",
          "decimal_integer_literal",
          "parenthesized_expression",
          "non_null_expression",
          "await");

  private static final Pattern GETTER =
      Pattern.compile(
          "get\\w*|Get\\w*|str|int|float|String|Number|Itoa|FormatInt|toString|json|Query|Param"
              + "|PathValue|FormValue|PostForm|Header");

  /** Makes text of a statement or command of something, or takes something away from a list. */
  private static final Pattern MAKING =
      Pattern.compile(
          "(?i)\\b\\w*(?:escape|quote|replace|join|mogrify|literal|sanit|clean|format_sql|pop|shift|next)\\w*\\s*\\(");

  private static final Set<String> SETTING =
      Set.of("assignment", "variable_declarator", "short_var_declaration", "assignment_expression");

  private Operands() {}

  /** Says whether an expression only reads, and nothing in its function prepared what it reads. */
  static boolean isRead(Node value) {
    return isPlain(value)
        && names(value).noneMatch(name -> settings(name).anyMatch(Operands::isPrepared));
  }

  private static boolean isPlain(Node value) {
    if (!READS.contains(value.kind())) {
      return false;
    }
    boolean isCall = value.kind().startsWith("call") || value.is("method_invocation");
    if (!isCall) {
      return value.named().stream()
          .filter(inner -> READS.contains(inner.kind()) || isComputed(inner))
          .allMatch(Operands::isPlain);
    }
    var given = Dialect.arguments(value);
    boolean isAccessor = given.isEmpty() && value.is("method_invocation");
    var name = Dialect.method(value);
    var called = name.isEmpty() ? value.child("function").map(Node::text).orElse("") : name;
    return (isAccessor || GETTER.matcher(called).matches())
        && !MAKING.matcher(value.text()).find()
        && given.size() <= 2;
  }

  private static boolean isComputed(Node inner) {
    return inner.kind().startsWith("binary") || inner.is("conditional_expression");
  }

  private static Stream<Node> names(Node value) {
    return value.everything().filter(node -> node.is("identifier"));
  }

  /** Returns the texts of what the function of a name sets it to. */
  private static Stream<String> settings(Node name) {
    return Enclosing.function(name)
        .everything()
        .filter(node -> SETTING.contains(node.kind()))
        .filter(
            node ->
                node.child("left")
                    .or(() -> node.child("name"))
                    .filter(left -> left.text().equals(name.text()))
                    .isPresent())
        .flatMap(node -> node.child("right").or(() -> node.child("value")).stream())
        .map(Node::text);
  }

  private static boolean isPrepared(String set) {
    boolean isQuoted = set.matches("(?s)[^\"'`]*[\"`][^\"`]*'[^\"`]*[\"`].*");
    boolean isText = set.matches("(?s)[\"'`][^\"'`]*[\"'`]");
    return isQuoted || isText || MAKING.matcher(set).find();
  }
}
