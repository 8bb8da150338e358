package dev.martello.code.mend;

import dev.martello.check.Change;
import dev.martello.code.tree.Grammar;
import dev.martello.code.tree.Node;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a client of AWS once, before the function that made it for each event. */
public final class SharedClient {
  /*
   * The client's statement is one of the function's own, alone on its lines, and moves before the
   * function; what it is made of is known there. Its name means nothing else in the file. Connections
   * to databases stay where they are: who closes them, and what they remember, needs judgement.
   */
  private static final Pattern CLIENT =
      Pattern.compile(
          "(?s)(?:boto3\\.(?:client|resource)|new (?<name>\\w+)|new"
              + " AWS\\.[\\w.]+|(?<documents>\\w+DocumentClient)\\.from)\\(.*");

  /** Names that a script takes from the SDK. */
  private static final Pattern OF_SDK =
      Pattern.compile(
          "\\{(?<names>[^{}]*)}\\s*(?:from|=\\s*require\\()\\s*[\"'](?:@aws-sdk/|aws-sdk)");

  /** What makes later clients other ones. */
  private static final Pattern SETTING =
      Pattern.compile(
          "os\\.environ\\[[^\\]]*]\\s*=(?!=)|process\\.env\\S*\\s*=(?!=)|setup_default_session|environ\\.(?:update|setdefault)"
              + "|AWS\\.config");

  /** What only reads settings. */
  private static final Set<String> READING = Set.of("getenv", "get", "Config", "from");

  private static final Pattern ABOUT_CLIENT =
      Pattern.compile("(?i)\\s*(?:#|//).*\\bclients?\\b.*\\s*");

  private static final Set<String> DECLARATIONS =
      Set.of("expression_statement", "lexical_declaration", "variable_declaration");

  private static final Set<String> NAMES = Set.of("identifier", "shorthand_property_identifier");

  private static final Set<String> DECLARED = Set.of("shorthand_property_identifier_pattern");

  private static final Set<String> BODIES = Set.of("block", "statement_block");

  private SharedClient() {}

  /** Returns what mends a call that makes a client; empty where that needs judgement. */
  public static List<Change> of(Origin.Written call, ParsedSources sources) {
    return Dialect.of(call.file().path())
        .flatMap(dialect -> dialect.call(call, sources).flatMap(node -> mended(node, dialect)))
        .orElse(List.of());
  }

  private static Optional<List<Change>> mended(Node call, Dialect dialect) {
    var statement = statement(call);
    var name = name(call);
    if (statement.isEmpty() || name.isEmpty() || !isOfSdk(call)) {
      return Optional.empty();
    }
    var function = Enclosing.function(call);
    boolean isOwn =
        statement
            .get()
            .parent()
            .filter(it -> BODIES.contains(it.kind()))
            .flatMap(Node::parent)
            .equals(Optional.of(function));
    boolean isOuter = Enclosing.function(function).parent().isEmpty();
    return isOwn
            && isOuter
            && isFree(name.get(), function)
            && isSteady(call, name.get().text(), function)
            && isKnownBefore(call, function)
        ? moved(statement.get(), function, dialect)
        : Optional.empty();
  }

  private static Optional<Node> name(Node call) {
    return call.parent()
        .flatMap(
            parent ->
                switch (parent.kind()) {
                  case "assignment" -> parent.child("left");
                  case "variable_declarator" -> parent.child("name");
                  default -> Optional.empty();
                })
        .filter(it -> it.is("identifier"));
  }

  /** Returns the statement that does nothing but to make the client. */
  private static Optional<Node> statement(Node call) {
    return call.parent()
        .flatMap(Node::parent)
        .filter(it -> DECLARATIONS.contains(it.kind()) && it.named().size() == 1);
  }

  /** Says whether a name is set once, and nothing else in the file is called so. */
  private static boolean isFree(Node name, Node function) {
    var again = Pattern.compile("\\b" + Pattern.quote(name.text()) + "\\s*=(?!=)");
    return uses(name.tree().root(), name.text()) == uses(function, name.text())
        && again.matcher(function.text()).results().count() == 1;
  }

  private static long uses(Node inside, String name) {
    return inside
        .everything()
        .filter(node -> NAMES.contains(node.kind()) && node.text().equals(name))
        .count();
  }

  private static boolean isOfSdk(Node call) {
    var client = CLIENT.matcher(call.text());
    if (!client.matches()) {
      return false;
    }
    var name =
        Optional.ofNullable(client.group("name"))
            .or(() -> Optional.ofNullable(client.group("documents")));
    return name.isEmpty()
        || OF_SDK
            .matcher(call.tree().file().text())
            .results()
            .anyMatch(found -> word(name.get()).matcher(found.group("names")).find());
  }

  /** Says whether the client is the same for every event, and nothing ends it. */
  private static boolean isSteady(Node call, String name, Node function) {
    var ended =
        Pattern.compile("\\b" + Pattern.quote(name) + "\\.(?:close|destroy|end|shutdown|quit)\\b");
    boolean isReading =
        call.everything()
            .skip(1)
            .filter(node -> node.kind().startsWith("call"))
            .allMatch(
                node ->
                    READING.contains(Dialect.method(node))
                        || READING.contains(node.child("function").map(Node::text).orElse("")));
    return isReading
        && !ended.matcher(function.text()).find()
        && !SETTING.matcher(call.tree().file().text()).find();
  }

  /** Says whether all that a client is made of is declared before the function. */
  private static boolean isKnownBefore(Node call, Node function) {
    var declared = declaredBefore(function);
    var inside = function.text().replace(call.text(), "");
    return call.everything()
        .filter(node -> NAMES.contains(node.kind()) && !isField(node))
        .map(Node::text)
        .distinct()
        .allMatch(
            name -> name.equals("process") || (declared.contains(name) && !isOwn(name, inside)));
  }

  private static Set<String> declaredBefore(Node function) {
    int end = Enclosing.statement(function).map(Node::start).orElse(0);
    return function.tree().root().named().stream()
        .filter(statement -> statement.end() <= end)
        .flatMap(SharedClient::declared)
        .filter(node -> NAMES.contains(node.kind()) || DECLARED.contains(node.kind()))
        .map(Node::text)
        .collect(Collectors.toSet());
  }

  private static Stream<Node> declared(Node statement) {
    return switch (statement.kind()) {
      case "import_statement", "import_from_statement" -> statement.everything();
      case "expression_statement" ->
          statement.named().stream()
              .filter(it -> it.is("assignment"))
              .flatMap(it -> it.child("left").stream());
      case "lexical_declaration", "variable_declaration" ->
          statement.named().stream()
              .flatMap(it -> it.child("name").stream())
              .flatMap(Node::everything);
      case "export_statement", "decorated_definition" ->
          statement.named().stream().flatMap(SharedClient::declared);
      default -> statement.child("name").stream();
    };
  }

  /** What a function may call by a name of its own: constants and libraries alone keep theirs. */
  private static boolean isOwn(String name, String inside) {
    boolean isShared = name.matches("[A-Z][A-Z0-9_]*|os|boto3");
    return isShared
        ? Pattern.compile("\\b" + Pattern.quote(name) + "\\s*=(?!=)").matcher(inside).find()
        : word(name).matcher(inside).find();
  }

  private static Pattern word(String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
  }

  /** A name of an attribute or of an argument is no variable. */
  private static boolean isField(Node name) {
    return name.field().equals("attribute")
        || (name.field().equals("name")
            && name.parent().filter(it -> it.is("keyword_argument")).isPresent());
  }

  private static Optional<List<Change>> moved(Node statement, Node function, Dialect dialect) {
    var file = statement.tree().file();
    var text = file.text();
    int start = text.lastIndexOf('\n', statement.start()) + 1;
    int from = withComment(text, start);
    int line = text.indexOf('\n', statement.end());
    int to = line < 0 ? text.length() : line + 1;
    boolean isAlone =
        text.substring(start, statement.start()).isBlank()
            && text.substring(statement.end(), to).matches("\\s*;?\\s*");
    boolean isLast = statement.parent().filter(body -> body.named().size() == 1).isPresent();
    var outer = Enclosing.statement(function);
    if (!isAlone || isLast || outer.isEmpty()) {
      return Optional.empty();
    }
    var indent = text.substring(start, statement.start());
    var made = text.substring(from + indent.length(), statement.end()).replace("\n" + indent, "\n");
    int place = beforeComments(outer.get());
    var newLine = text.contains("\r\n") ? "\r\n" : "\n";
    int lines = dialect.grammar() == Grammar.PYTHON ? 3 : 2;
    return Optional.of(
        List.of(
            new Change.Reword(
                new Origin.Written(file, new Span(place, place)), made + newLine.repeat(lines)),
            new Change.Reword(new Origin.Written(file, new Span(from, to)), "")));
  }

  /** A comment right above that speaks of a client goes with it. */
  private static int withComment(String text, int line) {
    int above = line < 2 ? line : text.lastIndexOf('\n', line - 2) + 1;
    boolean isAboutClient = ABOUT_CLIENT.matcher(text.substring(above, line)).matches();
    boolean isAsDeep = indent(text, above).equals(indent(text, line));
    return isAboutClient && isAsDeep ? above : line;
  }

  private static String indent(String text, int line) {
    int end = line;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(line, end);
  }

  /** Comments right above the function are about it. */
  private static int beforeComments(Node statement) {
    var text = statement.tree().file().text();
    int place = statement.start();
    var siblings = statement.parent().map(Node::children).orElse(List.of());
    for (var above : siblings.subList(0, siblings.indexOf(statement)).reversed()) {
      boolean isRightAbove =
          above.kind().contains("comment")
              && !above.text().startsWith("#!")
              && text.substring(above.end(), place).matches("[ \\t]*\\r?\\n[ \\t]*");
      if (!isRightAbove) {
        return place;
      }
      place = above.start();
    }
    return place;
  }
}
