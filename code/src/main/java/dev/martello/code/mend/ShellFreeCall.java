package dev.martello.code.mend;

import dev.martello.check.Change;
import dev.martello.code.tree.Node;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Starts a program with its arguments one by one instead of by a shell: {@code run(f"convert
 * {name}", shell=True)} becomes {@code run(["convert", name])}.
 */
public final class ShellFreeCall {
  /*
   * The command is one program with words: nothing in its text means anything to a shell but blanks,
   * and quotes around what is put in. The first word is written out. What would need more than one
   * import is left to people.
   */
  private static final Pattern PLAIN = Pattern.compile("[\\w \\t./:=@%+,-]*");
  private static final Pattern QUOTED_START = Pattern.compile("^(?<quote>\\\\?[\"'])");
  private static final Pattern QUOTED_END = Pattern.compile("(?<quote>\\\\?[\"'])$");
  private static final Pattern PROGRAM = Pattern.compile("[\\w./-]+");

  /** The names that a script takes from the module that starts programs. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "\\{(?<names>[^{}]*)}\\s*(?:=\\s*require\\(\\s*|from\\s*)[\"'](?:node:)?child_process[\"']");

  /** Words that only a shell knows. */
  private static final Set<String> OF_SHELLS =
      Set.of(
          "cd", "export", "source", ".", "exit", "set", "unset", "eval", "exec", "type", "command",
          "ulimit", "umask", "read", "wait", "time", "trap", "hash", "alias");

  private static final Pattern IMPORT_OS = Pattern.compile("(?m)^import os\\b[^\\n]*$");
  private static final Pattern IMPORT_SUBPROCESS =
      Pattern.compile("(?m)^import (?:\\w+, *)*subprocess\\b");

  private static final Set<String> PYTHON =
      Set.of("run", "call", "check_call", "check_output", "Popen");

  private ShellFreeCall() {}

  /** Returns what mends a call; empty where that needs judgement. */
  public static List<Change> of(Origin.Written call, ParsedSources sources) {
    return Dialect.of(call.file().path())
        .flatMap(dialect -> dialect.call(call, sources).flatMap(node -> mended(node, dialect)))
        .orElse(List.of());
  }

  private static Optional<List<Change>> mended(Node call, Dialect dialect) {
    return switch (dialect.grammar()) {
      case PYTHON -> python(call, dialect);
      case JAVASCRIPT, TYPESCRIPT, TSX -> script(call, dialect);
      case GO -> go(call, dialect);
      case JAVA -> Optional.empty();
    };
  }

  private static Optional<List<Change>> python(Node call, Dialect dialect) {
    var function = call.child("function").map(Node::text).orElse("");
    return function.equals("os.system") ? system(call, dialect) : subprocess(call, dialect);
  }

  /** {@code os.system(...)} whose exit status nobody reads. */
  private static Optional<List<Change>> system(Node call, Dialect dialect) {
    var file = call.tree().file();
    var given = Dialect.arguments(call);
    var imported = IMPORT_OS.matcher(file.text());
    boolean isStatement = call.parent().filter(it -> it.is("expression_statement")).isPresent();
    boolean isThere = IMPORT_SUBPROCESS.matcher(file.text()).find();
    if (!isStatement || given.size() != 1 || !(isThere || imported.find())) {
      return Optional.empty();
    }
    return words(given.getFirst(), dialect)
        .map(
            words -> {
              var changes = new ArrayList<Change>();
              changes.add(Dialect.reworded(call.child("function").orElseThrow(), "subprocess.run"));
              changes.add(Dialect.reworded(given.getFirst(), "[" + String.join(", ", words) + "]"));
              if (!isThere) {
                var place = new Span(imported.end(), imported.end());
                changes.add(
                    new Change.Reword(new Origin.Written(file, place), "\nimport subprocess"));
              }
              return changes;
            });
  }

  private static Optional<List<Change>> subprocess(Node call, Dialect dialect) {
    var given = Dialect.arguments(call);
    var shell = given.stream().filter(one -> one.text().matches("shell\\s*=\\s*True")).toList();
    boolean isOther =
        given.stream().anyMatch(one -> one.text().matches("(?s)executable\\s*=.*|\\*.*"));
    if (!PYTHON.contains(Dialect.method(call)) || shell.size() != 1 || isOther) {
      return Optional.empty();
    }
    var before = given.get(Math.max(0, given.indexOf(shell.getFirst()) - 1));
    var without =
        new Origin.Written(call.tree().file(), new Span(before.end(), shell.getFirst().end()));
    return words(given.getFirst(), dialect)
        .map(
            words ->
                List.of(
                    Dialect.reworded(given.getFirst(), "[" + String.join(", ", words) + "]"),
                    new Change.Reword(without, "")));
  }

  /** {@code child_process.exec} and {@code exec}. */
  private static Optional<List<Change>> script(Node call, Dialect dialect) {
    var given = Dialect.arguments(call);
    var function = call.child("function");
    var name =
        function
            .filter(it -> it.is("identifier"))
            .or(() -> function.flatMap(it -> it.child("property")));
    var other =
        switch (name.map(Node::text).orElse("")) {
          case "exec" -> "execFile";
          case "execSync" -> "execFileSync";
          default -> "";
        };
    boolean isSpecial = given.stream().skip(1).anyMatch(one -> one.text().contains("shell"));
    if (other.isEmpty() || name.isEmpty() || given.isEmpty() || isSpecial) {
      return Optional.empty();
    }
    var imports = name.get().is("identifier") ? imported(name.get(), other) : List.<Change>of();
    boolean isKnown =
        !name.get().is("identifier") || isImported(call.tree().file(), name.get().text());
    return words(given.getFirst(), dialect)
        .filter(_ -> isKnown)
        .map(
            words ->
                Stream.concat(
                        Stream.of(
                            Dialect.reworded(name.get(), other),
                            Dialect.reworded(
                                given.getFirst(),
                                words.getFirst()
                                    + ", ["
                                    + String.join(", ", words.subList(1, words.size()))
                                    + "]")),
                        imports.stream())
                    .toList());
  }

  /**
   * Imports a function as well as another of its module, or in its place if nothing else uses that.
   */
  private static List<Change> imported(Node use, String other) {
    var file = use.tree().file();
    var names = IMPORT.matcher(file.text());
    if (isImported(file, other) || !names.find()) {
      return List.of();
    }
    var own =
        Pattern.compile("\\b" + use.text() + "\\b(?!\\s*(?:as\\b|:))")
            .matcher(names.group("names"));
    if (!own.find()) {
      return List.of();
    }
    int start = names.start("names") + own.start();
    var place = new Origin.Written(file, new Span(start, start + use.text().length()));
    long uses = Pattern.compile("\\b" + use.text() + "\\b").matcher(file.text()).results().count();
    return List.of(new Change.Reword(place, uses == 2 ? other : use.text() + ", " + other));
  }

  private static boolean isImported(SourceFile file, String name) {
    return IMPORT
        .matcher(file.text())
        .results()
        .anyMatch(
            found -> found.group("names").matches("(?s).*\\b" + name + "\\b(?!\\s*(?:as\\b|:)).*"));
  }

  /** {@code exec.Command("sh", "-c", command)}. */
  private static Optional<List<Change>> go(Node call, Dialect dialect) {
    var given = Dialect.arguments(call);
    int first = Dialect.method(call).equals("CommandContext") ? 1 : 0;
    boolean isShell =
        given.size() == first + 3
            && given.get(first).text().matches("\"(?:/(?:usr/)?bin/)?(?:ba)?sh\"")
            && given.get(first + 1).text().equals("\"-c\"");
    if (!isShell || !Set.of("Command", "CommandContext").contains(Dialect.method(call))) {
      return Optional.empty();
    }
    var command = given.get(first + 2);
    return words(command, dialect)
        .filter(words -> dialect.texts().mayReplace(command, words.toString()))
        .map(
            words ->
                List.of(
                    new Change.Reword(
                        Dialect.from(given.get(first), command), String.join(", ", words))));
  }

  /** Returns the expressions for the words of a command; empty where a shell does more to it. */
  private static Optional<List<String>> words(Node command, Dialect dialect) {
    return dialect.texts().read(command).flatMap(text -> new Words(text, dialect.texts()).read());
  }

  private static final class Words {
    private final Composition written;
    private final SourceTexts texts;
    private final String quote;
    private final List<String> words = new ArrayList<>();
    private final List<Piece> word = new ArrayList<>();

    Words(Composition written, SourceTexts texts) {
      this.written = written;
      this.texts = texts;
      this.quote = written.open().equals("`") ? "\"" : written.open().substring(0, 1);
    }

    Optional<List<String>> read() {
      var pieces = written.pieces();
      for (int at = 0; at < pieces.size(); at++) {
        boolean isRead =
            switch (pieces.get(at)) {
              case Piece.Value value -> isWhole(pieces, at) && word.add(value);
              case Piece.Seam _ -> true;
              case Piece.Text(String code) -> text(bare(pieces, at, code));
            };
        if (!isRead) {
          return Optional.empty();
        }
      }
      return end() && isProgram() ? Optional.of(words) : Optional.empty();
    }

    /** A value stands between quotes of its own, or between none. */
    private static boolean isWhole(List<Piece> pieces, int at) {
      var opened = QUOTED_END.matcher(textAt(pieces, at - 1));
      var closed = QUOTED_START.matcher(textAt(pieces, at + 1));
      var before = opened.find() ? opened.group("quote") : "";
      var after = closed.find() ? closed.group("quote") : "";
      return pieces.get(at) instanceof Piece.Value value && value.isRead() && before.equals(after);
    }

    private static String textAt(List<Piece> pieces, int at) {
      return at >= 0 && at < pieces.size() && pieces.get(at) instanceof Piece.Text(String code)
          ? code
          : "";
    }

    /** Leaves out the quotes around values, and line breaks around the command. */
    private static String bare(List<Piece> pieces, int at, String code) {
      var text = isValue(pieces, at - 1) ? QUOTED_START.matcher(code).replaceFirst("") : code;
      text = isValue(pieces, at + 1) ? QUOTED_END.matcher(text).replaceFirst("") : text;
      text = at == 0 ? text.stripLeading() : text;
      return at == pieces.size() - 1 ? text.stripTrailing() : text;
    }

    private static boolean isValue(List<Piece> pieces, int at) {
      return at >= 0 && at < pieces.size() && pieces.get(at) instanceof Piece.Value;
    }

    private boolean text(String code) {
      if (!PLAIN.matcher(code).matches()) {
        return false;
      }
      var plain = new StringBuilder();
      for (int at = 0; at < code.length(); at++) {
        if (!Character.isWhitespace(code.charAt(at))) {
          plain.append(code.charAt(at));
          continue;
        }
        add(plain);
        if (!end()) {
          return false;
        }
      }
      add(plain);
      return true;
    }

    private void add(StringBuilder plain) {
      if (!plain.isEmpty()) {
        word.add(new Piece.Text(plain.toString()));
        plain.setLength(0);
      }
    }

    /** Ends a word. */
    private boolean end() {
      if (word.isEmpty()) {
        return true;
      }
      Optional<String> made =
          switch (word.getFirst()) {
            case Piece.Text(String code) when word.size() == 1 -> Optional.of(quote + code + quote);
            case Piece.Value(String code, boolean _) when word.size() == 1 -> Optional.of(code);
            default -> texts.write(word, written);
          };
      made.ifPresent(words::add);
      word.clear();
      return made.isPresent();
    }

    private boolean isProgram() {
      var first = words.isEmpty() ? "" : words.getFirst();
      boolean isText = first.startsWith(quote) && first.endsWith(quote) && first.length() > 2;
      var name = isText ? first.substring(1, first.length() - 1) : "";
      return PROGRAM.matcher(name).matches() && !OF_SHELLS.contains(name);
    }
  }
}
