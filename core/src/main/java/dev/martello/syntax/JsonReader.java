package dev.martello.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads JSON into a tree, with the exact place of every node and key. */
public final class JsonReader {
  /*
   * Reads strictly first. What people write that JSON does not allow (comments, a comma before a
   * closing bracket) is reported and then read once more with allowance for it, so that the rest is
   * still analysed.
   */
  private static final JsonFactory STRICT = factory(false);
  private static final JsonFactory LENIENT = factory(true);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[\\w.:-]+}");

  private final SourceFile file;
  private final String text;
  private final String parsed;
  private final ProblemList problems;
  private final Deque<Frame> open = new ArrayDeque<>();
  private @Nullable Node root;
  private int failedAt = -1;
  private int nodes;
  private boolean isCut;

  /** A collection that is not finished yet. */
  private static final class Frame {
    private final boolean isMapping;
    private final int start;
    private final List<Node> items = new ArrayList<>();
    private final List<Node.Entry> entries = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable String key;
    private Origin keyOrigin;
    private int end;

    private Frame(boolean isMapping, Origin.Written origin) {
      this.isMapping = isMapping;
      this.start = origin.span().start();
      this.end = start + 1;
      this.keyOrigin = origin;
    }
  }

  private JsonReader(SourceFile file, String parsed) {
    this.file = file;
    this.text = file.text();
    this.parsed = parsed;
    this.problems = new ProblemList(file);
  }

  /** Reads a text; after a syntax error the tree holds what was read before it. */
  public static Parsed read(SourceFile file) {
    return read(file, file.text());
  }

  /**
   * As {@link #read(SourceFile)}, for a text into which values are put before it is JSON: {@code
   * ${name}} that stands for a whole value is read as that text.
   */
  public static Parsed readWithPlaceholders(SourceFile file) {
    return read(file, quoted(file.text()));
  }

  private static Parsed read(SourceFile file, String parsed) {
    var strict = new JsonReader(file, parsed);
    var root = strict.readAll(STRICT);
    if (strict.failedAt < 0 || !strict.isHumanSlip(strict.failedAt)) {
      return new Parsed(root, strict.problems.all(), !strict.isCut);
    }
    var lenient = new JsonReader(file, parsed);
    strict
        .problems
        .all()
        .forEach(first -> first.place().ifPresent(at -> lenient.problems.add(at, first.message())));
    var more = lenient.readAll(LENIENT);
    return new Parsed(more, lenient.problems.all(), !lenient.isCut);
  }

  /** Puts placeholders outside of texts between quotes, in place, so that offsets stay. */
  private static String quoted(String text) {
    if (!text.contains("${")) {
      return text;
    }
    var result = new StringBuilder(text);
    var placeholder = PLACEHOLDER.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '"') {
        at = endOfText(text, at);
      } else if (placeholder.region(at, text.length()).lookingAt()) {
        result.setCharAt(at, '"');
        at = placeholder.end();
        result.setCharAt(at - 1, '"');
      } else {
        at++;
      }
    }
    return result.toString();
  }

  private static JsonFactory factory(boolean isLenient) {
    var constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Bounds.NUMBER)
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, isLenient)
        .configure(JsonReadFeature.ALLOW_YAML_COMMENTS, isLenient)
        .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, isLenient)
        .build();
  }

  private Node readAll(JsonFactory factory) {
    if (text.length() > Bounds.LENGTH) {
      isCut = true;
      problems.add(0, 0, "longer than " + Bounds.LENGTH + " characters, not read");
    } else if (text.isBlank()) {
      problems.add(0, 0, "the file is empty");
    } else {
      try (var parser = factory.createParser(parsed)) {
        compose(parser);
      } catch (JsonProcessingException e) {
        fail(e);
      } catch (IOException e) {
        throw new IllegalStateException("no input or output happens on a text", e);
      }
    }
    while (!open.isEmpty()) {
      close(open.getFirst().end);
    }
    var made = root;
    return made == null ? new Node.Null(place(0, 0)) : made;
  }

  private void compose(JsonParser parser) throws IOException {
    int skipped = 0;
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      int start = (int) parser.currentTokenLocation().getCharOffset();
      if (skipped > 0) {
        skipped += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (skipped == 0) {
          add(new Node.Null(place(start, start)), start + 1);
        }
      } else if (open.isEmpty() && root != null) {
        isCut = true;
        problems.add(start, start + 1, "the JSON value ended before this; the rest is left out");
        return;
      } else if (token.isStructStart() && open.size() >= Bounds.DEPTH) {
        problems.add(
            start, start + 1, "nested more than " + Bounds.DEPTH + " levels deep; left out");
        skipped = 1;
        isCut = true;
      } else if (token != JsonToken.FIELD_NAME && ++nodes > Bounds.NODES) {
        problems.add(start, start, "more than " + Bounds.NODES + " nodes; the rest is left out");
        isCut = true;
        return;
      } else {
        take(parser, token, start);
      }
    }
  }

  private void take(JsonParser parser, JsonToken token, int start) throws IOException {
    switch (token) {
      case START_OBJECT, START_ARRAY ->
          open.push(new Frame(token == JsonToken.START_OBJECT, place(start, start + 1)));
      case END_OBJECT, END_ARRAY -> close(start + 1);
      case FIELD_NAME -> key(parser.currentName(), place(start, endOfText(text, start)));
      case VALUE_STRING -> {
        boolean isPlaceholder = text.charAt(start) == '$';
        int end = isPlaceholder ? text.indexOf('}', start) + 1 : endOfText(text, start);
        var value = isPlaceholder ? text.substring(start, end) : parser.getText();
        add(new Node.Text(value, place(start, end)), end);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        var literal = parser.getText();
        int end = start + literal.length();
        add(new Node.Num(number(literal, token), literal, place(start, end)), end);
      }
      case VALUE_TRUE -> add(new Node.Bool(true, place(start, start + 4)), start + 4);
      case VALUE_FALSE -> add(new Node.Bool(false, place(start, start + 5)), start + 5);
      case VALUE_NULL -> add(new Node.Null(place(start, start + 4)), start + 4);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("a text has no token " + token);
    }
  }

  private static Number number(String literal, JsonToken token) {
    return token == JsonToken.VALUE_NUMBER_INT
        ? YamlScalars.shortest(new BigInteger(literal))
        : YamlScalars.bounded(literal);
  }

  private void key(String key, Origin origin) {
    var frame = open.getFirst();
    if (!frame.seen.add(key)) {
      problems.add(origin, "the key " + Words.quote(key) + " stands twice; the last one holds");
    }
    frame.key = key;
    frame.keyOrigin = origin;
  }

  private void close(int end) {
    var frame = open.pop();
    var origin = place(frame.start, end);
    var unfinished = frame.key;
    if (unfinished != null) {
      frame.entries.add(
          new Node.Entry(unfinished, frame.keyOrigin, new Node.Null(place(end, end))));
    }
    add(
        frame.isMapping
            ? Node.Mapping.of(frame.entries, origin)
            : new Node.Sequence(frame.items, origin),
        end);
  }

  private void add(Node node, int end) {
    var frame = open.peek();
    if (frame == null) {
      root = root == null ? node : root;
      return;
    }
    frame.end = Math.max(frame.end, end);
    var key = frame.key;
    if (key == null) {
      frame.items.add(node);
    } else {
      frame.entries.add(new Node.Entry(key, frame.keyOrigin, node));
      frame.key = null;
    }
  }

  /** Returns the offset after the closing quote of the text that starts at an offset. */
  private static int endOfText(String text, int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }

  private void fail(JsonProcessingException error) {
    var location = error.getLocation();
    int at = location == null ? text.length() : (int) Math.max(0, location.getCharOffset());
    isCut = true;
    failedAt = Math.min(at, text.length());
    if (error.getOriginalMessage().startsWith("Unrecognized token")) {
      failedAt = startOfWord(failedAt);
    }
    problems.add(failedAt, Math.min(failedAt + 1, text.length()), explain(error));
  }

  private int startOfWord(int end) {
    int at = end;
    while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private String explain(JsonProcessingException error) {
    var message = error.getOriginalMessage();
    if (message.contains("maximum allowed") || message.contains("exceeds")) {
      return "a number has more than " + Bounds.NUMBER + " characters";
    }
    if (failedAt >= text.length() || message.contains("end-of-input")) {
      return "the file ends inside a text, list or mapping";
    }
    if (message.contains("CTRL-CHAR")) {
      return "a text holds a line break or a control character; end it with a quote before";
    }
    if (message.contains("escape")) {
      return "unknown escape in a text; write `\\\\` for a backslash";
    }
    char here = text.charAt(failedAt);
    if (message.contains("Illegal unquoted character")) {
      return Words.quote((int) here) + " cannot stand in a text; write it as an escape";
    }
    if (isHumanSlip(failedAt)) {
      return here == '/' || here == '#'
          ? "JSON has no comments"
          : "a comma stands before the closing " + Words.quote((int) here);
    }
    return switch (here) {
      case '\'' -> "a text in JSON needs double quotes";
      case '"', '{', '[' -> "a comma or colon is missing before " + Words.quote((int) here);
      default -> "not valid JSON at " + Words.quote(text.codePointAt(failedAt));
    };
  }

  /** Returns whether a comment, or a closing bracket after a comma, stands at an offset. */
  private boolean isHumanSlip(int at) {
    if (at >= text.length()) {
      return false;
    }
    char here = text.charAt(at);
    if (here == '#' || text.startsWith("//", at) || text.startsWith("/*", at)) {
      return true;
    }
    return (here == '}' || here == ']') && text.substring(0, at).stripTrailing().endsWith(",");
  }

  private Origin.Written place(int start, int end) {
    int from = Math.min(start, text.length());
    return new Origin.Written(file, new Span(from, Math.clamp(end, from, text.length())));
  }
}
