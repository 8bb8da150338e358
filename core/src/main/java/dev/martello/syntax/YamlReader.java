package dev.martello.syntax;

import dev.martello.syntax.TagRule.Tagged;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML into a tree as CloudFormation does, with the exact place of every node and key. */
public final class YamlReader {
  /*
   * Composes the tree from the parser's events with a stack of its own, so that no input can exhaust
   * the thread's stack. The parser counts in code points and ends a block where the next token
   * starts; places here count UTF-16 units and end with the last thing inside. A place leaves out
   * the node's anchor and takes in its tag. Trees share what aliases repeat; the repetitions count
   * against the bound, because whoever walks the tree walks them all.
   *
   * `[-, x]` is no YAML 1.2, but CloudFormation takes the dash for a text. A text that fails on such
   * a dash is read once more with a stand-in of the same width for it.
   */
  private static final LoadSettings SMALL = buffered(8 * 1024);
  private static final LoadSettings LARGE = buffered(64 * 1024);
  private static final String STANDARD_TAG = "tag:yaml.org,2002:";
  private static final String MERGE = "<<";

  private final SourceFile file;
  private final String text;
  private final TagRule tags;
  private final CodePoints codePoints;
  private final char dash;
  private final ProblemList problems;
  private final Map<String, Part> anchors = new HashMap<>();
  private final Set<Span> shared = new LinkedHashSet<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private @Nullable Node root;
  private int depth;
  private int skipped;
  private int skippedFrom;
  private long nodes;
  private boolean isBroken;
  private boolean isCut;
  private boolean seesLoneDash;

  /** A finished node with what it costs to walk it. */
  private record Part(Node node, int end, long size, int height) {}

  /** What stands before a node: its tag and the offset at which the node itself starts. */
  private record Properties(int tagStart, int tagEnd, int contentStart) {}

  /** A collection that is not finished yet. */
  private static final class Frame {
    private final boolean isMapping;
    private final @Nullable String anchor;
    private final @Nullable String tag;
    private final Properties properties;
    private final List<Node> items;
    private final List<Node.Entry> entries;
    private final Set<String> seen;
    private @Nullable List<Node.Entry> merged;
    private @Nullable Key key;
    private int end;
    private long size = 1;
    private int height;

    private Frame(
        boolean isMapping, @Nullable String anchor, @Nullable String tag, Properties properties) {
      this.isMapping = isMapping;
      this.anchor = anchor;
      this.tag = tag;
      this.properties = properties;
      this.end = properties.contentStart();
      this.items = isMapping ? List.of() : new ArrayList<>();
      this.entries = isMapping ? new ArrayList<>() : List.of();
      this.seen = isMapping ? new HashSet<>() : Set.of();
    }

    private void merge(List<Node.Entry> others) {
      var all = merged == null ? new ArrayList<Node.Entry>() : merged;
      all.addAll(others);
      merged = all;
    }

    private int weight() {
      return tag == null ? 1 : 2;
    }
  }

  private enum KeyKind {
    PLAIN,
    MERGE,
    BROKEN
  }

  private record Key(String text, Origin origin, KeyKind kind) {}

  private YamlReader(SourceFile file, TagRule tags, char dash) {
    this.file = file;
    this.text = file.text();
    this.tags = tags;
    this.dash = dash;
    this.codePoints = CodePoints.of(text);
    this.problems = new ProblemList(file);
  }

  /** Reads a text whose own tags mean what the rule says. */
  public static Parsed read(SourceFile file, TagRule tags) {
    var reader = new YamlReader(file, tags, '-');
    var root = reader.readAll();
    if (reader.seesLoneDash) {
      reader = new YamlReader(file, tags, unusedIn(file.text()));
      root = reader.readAll();
    }
    return new Parsed(root, reader.problems.all(), !reader.isCut, List.copyOf(reader.shared));
  }

  /** Returns a character for private use that a text does not use. */
  private static char unusedIn(String text) {
    char unused = '\uE000';
    while (text.indexOf(unused) >= 0 && unused < '\uF8FF') {
      unused++;
    }
    return unused;
  }

  /**
   * Whenever the parser fills its buffer it copies a word that has no end yet: at most 16 times.
   */
  private static LoadSettings settings(int length) {
    if (length <= 16 * SMALL.getBufferSize()) {
      return SMALL;
    }
    return length <= 16 * LARGE.getBufferSize() ? LARGE : buffered(length / 16);
  }

  private static LoadSettings buffered(int size) {
    return LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setBufferSize(size).build();
  }

  private Node readAll() {
    if (text.length() > Bounds.LENGTH) {
      isCut = true;
      problems.add(0, 0, "longer than " + Bounds.LENGTH + " characters, not read");
    } else {
      var settings = settings(text.length());
      compose(new ParserImpl(settings, new StreamReader(settings, printable())));
    }
    var made = root;
    return made == null ? new Node.Null(place(0, 0)) : made;
  }

  /** Returns the text with a stand-in of the same width for each character YAML does not allow. */
  private String printable() {
    StringBuilder mended = dash == '-' ? null : withoutLoneDashes();
    boolean isReported = false;
    char[] units = text.toCharArray();
    for (int at = 0; at < units.length; ) {
      if (units[at] >= ' ' && units[at] <= '~') {
        at++;
        continue;
      }
      int codePoint = Character.codePointAt(units, at);
      if (!StreamReader.isPrintable(codePoint)) {
        if (!isReported) {
          isReported = true;
          problems.add(at, at + 1, Words.quote(codePoint) + " is not allowed in YAML");
        }
        mended = mended == null ? new StringBuilder(text) : mended;
        mended.setCharAt(at, '\uFFFD');
      }
      at += Character.charCount(codePoint);
    }
    return mended == null ? text : mended.toString();
  }

  private StringBuilder withoutLoneDashes() {
    var mended = new StringBuilder(text);
    for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
      if (isLoneDash(at)) {
        mended.setCharAt(at, dash);
      }
    }
    return mended;
  }

  private boolean isLoneDash(int at) {
    return at > 0
        && at + 1 < text.length()
        && text.charAt(at) == '-'
        && "[,: \t\r\n".indexOf(text.charAt(at - 1)) >= 0
        && ",]}".indexOf(text.charAt(at + 1)) >= 0;
  }

  private String value(ScalarEvent event) {
    var value = event.getValue();
    return dash == '-' ? value : value.replace(dash, '-');
  }

  private void compose(Parser parser) {
    int documents = 0;
    while (!isBroken) {
      var event = next(parser);
      if (event == null || event.getEventId() == Event.ID.StreamEnd) {
        break;
      }
      if (event.getEventId() == Event.ID.DocumentStart && ++documents > 1) {
        problems.add(
            start(event), end(event), "a second document starts here; only the first is read");
        break;
      }
      take(event);
    }
    while (!open.isEmpty()) {
      isBroken = true;
      close(open.getFirst().end);
    }
  }

  private @Nullable Event next(Parser parser) {
    try {
      return parser.next();
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().or(e::getContextMark).map(this::offset).orElse(0);
      seesLoneDash = dash == '-' && isLoneDash(at);
      problems.add(at, Math.min(at + 1, text.length()), YamlErrors.explain(e, file, at));
      isCut = true;
    } catch (RuntimeException e) { // the library's own slips on hostile input
      problems.add(text.length(), text.length(), "this is not YAML that can be read");
      isCut = true;
    }
    return null;
  }

  private void take(Event event) {
    if (skipped > 0) {
      skip(event);
      return;
    }
    switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case CollectionStartEvent start -> open(start);
      case AliasEvent alias -> alias(alias);
      default -> {
        if (isCollectionEnd(event)) {
          close(end(event));
        }
      }
    }
  }

  private static boolean isCollectionEnd(Event event) {
    return event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
  }

  private void skip(Event event) {
    if (event instanceof CollectionStartEvent) {
      skipped++;
      if (depth + skipped > Bounds.DEPTH) {
        stopTooDeep(start(event));
      }
    } else if (isCollectionEnd(event) && --skipped == 0) {
      var nothing = new Node.Null(place(skippedFrom, skippedFrom));
      add(new Part(nothing, Math.max(skippedFrom, end(event)), 1, 0));
    }
  }

  private void open(CollectionStartEvent event) {
    var frame =
        new Frame(
            event.getEventId() == Event.ID.MappingStart,
            anchor(event),
            event.getTag().orElse(null),
            properties(event, event.getTag().isPresent()));
    if (expectsKey()) {
      problems.add(start(event), start(event) + 1, "a key must be a text, not a list or mapping");
      isCut = true;
      skipFrom(frame);
    } else if (depth + frame.weight() > Bounds.DEPTH) {
      stopTooDeep(frame.properties.contentStart());
    } else if (count(1, frame.properties.contentStart())) {
      depth += frame.weight();
      open.push(frame);
    }
  }

  /** Ends the reading: the parser's own cost grows with the square of the depth. */
  private void stopTooDeep(int at) {
    problems.add(
        at, at + 1, "nested more than " + Bounds.DEPTH + " levels deep; the rest is left out");
    isCut = true;
    isBroken = true;
  }

  private void skipFrom(Frame frame) {
    skipped = 1;
    skippedFrom = frame.properties.contentStart();
  }

  private void close(int eventEnd) {
    var frame = open.pop();
    depth -= frame.weight();
    int start = frame.properties.contentStart();
    char first = start < text.length() ? text.charAt(start) : ' ';
    boolean isFlow = first == (frame.isMapping ? '{' : '[');
    int end = Math.max(start, isFlow ? Math.max(eventEnd, frame.end) : frame.end);
    var origin = place(start, end);
    var key = frame.key;
    if (frame.isMapping && key != null && key.kind() == KeyKind.PLAIN) {
      addEntry(frame, key, new Node.Null(place(end, end)));
    }
    Node content =
        frame.isMapping ? mapping(frame, origin) : new Node.Sequence(frame.items, origin);
    var node = tagged(content, frame.tag, frame.properties, end);
    var part = new Part(node, end, frame.size, frame.height + frame.weight());
    remember(frame.anchor, part);
    add(part);
  }

  private static Node.Mapping mapping(Frame frame, Origin origin) {
    var merged = frame.merged;
    if (merged == null) {
      return Node.Mapping.of(frame.entries, origin);
    }
    var all = new LinkedHashMap<String, Node.Entry>();
    merged.forEach(entry -> all.putIfAbsent(entry.key(), entry));
    frame.entries.forEach(entry -> all.put(entry.key(), entry));
    return Node.Mapping.of(all.values(), origin);
  }

  private void scalar(ScalarEvent event) {
    int end = end(event);
    var tag = event.getTag().orElse(null);
    var before = properties(event, tag != null);
    int start = Math.min(before.contentStart(), end);
    var properties = new Properties(before.tagStart(), before.tagEnd(), start);
    if (!event.isPlain()) {
      end = withoutTrailingBreaks(event, start, end);
    }
    var origin = place(start, end);
    if (!count(1, start)) {
      return;
    }
    if (expectsKey()) {
      key(event, origin, tag);
      return;
    }
    Node node =
        tag == null
            ? untagged(event, origin)
            : tagged(new Node.Text(value(event), origin), tag, properties, end);
    var part = new Part(node, end, 1, tag == null ? 0 : 1);
    remember(anchor(event), part);
    add(part);
  }

  private Node untagged(ScalarEvent event, Origin origin) {
    return event.isPlain()
        ? YamlScalars.plain(value(event), origin)
        : new Node.Text(value(event), origin);
  }

  /** A block scalar's token runs to the next token; its place ends with its last line. */
  private int withoutTrailingBreaks(ScalarEvent event, int start, int end) {
    if (!event.isLiteral() && !event.isFolded()) {
      return end;
    }
    int at = end;
    boolean isKept = text.startsWith("+", start + 1) || text.startsWith("+", start + 2);
    if (isKept) {
      return at > start && isBreak(text.charAt(at - 1)) ? at - 1 : at;
    }
    while (at > start + 1 && (isBreak(text.charAt(at - 1)) || isBlank(text.charAt(at - 1)))) {
      at--;
    }
    return Math.min(end, endOfLine(at)); // blanks at the end of the last line belong to the text
  }

  private void key(ScalarEvent event, Origin origin, @Nullable String tag) {
    var frame = open.getFirst();
    if (tag != null && !tag.startsWith(STANDARD_TAG) && !tag.equals("!")) {
      problems.add(origin, "a key cannot have the tag " + Words.quote(tag));
    }
    boolean isMerge = event.isPlain() && value(event).equals(MERGE) && tag == null;
    frame.key = new Key(value(event), origin, isMerge ? KeyKind.MERGE : KeyKind.PLAIN);
    var made = new Part(new Node.Text(value(event), origin), end(event), 1, 0);
    remember(anchor(event), made);
    frame.end = made.end();
  }

  private void alias(AliasEvent event) {
    var name = event.getAlias().getValue();
    var found = anchors.get(name);
    var origin = place(start(event), end(event));
    if (found == null) {
      problems.add(origin, "no anchor " + Words.quote("&" + name) + " stands before this alias");
    } else if (depth + found.height() > Bounds.DEPTH) {
      problems.add(origin, "nested more than " + Bounds.DEPTH + " levels deep; left out");
      isCut = true;
      found = null;
    } else if (nodes + found.size() > Bounds.NODES) {
      problems.add(origin, "aliases repeat more than " + Bounds.NODES + " nodes; left out");
      isCut = true;
      found = null;
    }
    if (found != null) {
      found.node().origin().written().map(Origin.Written::span).ifPresent(shared::add);
    }
    if (expectsKey()) {
      aliasAsKey(found, origin, end(event));
      return;
    }
    var part = found == null ? new Part(new Node.Null(origin), end(event), 1, 0) : found;
    nodes += part.size();
    add(new Part(part.node(), end(event), part.size(), part.height()));
  }

  private void aliasAsKey(@Nullable Part found, Origin origin, int end) {
    var frame = open.getFirst();
    frame.end = end;
    if (found != null && found.node() instanceof Node.Text(String value, Origin _)) {
      frame.key = new Key(value, origin, KeyKind.PLAIN);
      return;
    }
    if (found != null) {
      problems.add(origin, "a key must be a text, not a list or mapping");
    }
    frame.key = new Key("", origin, KeyKind.BROKEN);
  }

  private boolean expectsKey() {
    var frame = open.peek();
    return frame != null && frame.isMapping && frame.key == null;
  }

  private void add(Part part) {
    var frame = open.peek();
    if (frame == null) {
      if (root == null) {
        root = part.node();
      }
      return;
    }
    frame.end = Math.max(frame.end, part.end());
    frame.size += part.size();
    frame.height = Math.max(frame.height, part.height());
    if (!frame.isMapping) {
      frame.items.add(part.node());
      return;
    }
    var key = frame.key;
    if (key == null) {
      frame.key = new Key("", part.node().origin(), KeyKind.BROKEN); // a collection as a key
      return;
    }
    frame.key = null;
    switch (key.kind()) {
      case PLAIN -> addEntry(frame, key, part.node());
      case MERGE -> merge(frame, key, part.node());
      case BROKEN -> {}
    }
  }

  private void addEntry(Frame frame, Key key, Node value) {
    var entry = new Node.Entry(key.text(), key.origin(), value);
    if (!frame.seen.add(key.text())) {
      problems.add(
          key.origin(), "the key " + Words.quote(key.text()) + " stands twice; the last one holds");
    }
    frame.entries.add(entry);
  }

  private void merge(Frame frame, Key key, Node value) {
    switch (value) {
      case Node.Mapping mapping -> frame.merge(mapping.entries());
      case Node.Sequence(List<Node> items, Origin _)
          when items.stream().allMatch(Node.Mapping.class::isInstance) ->
          items.forEach(item -> frame.merge(((Node.Mapping) item).entries()));
      default -> problems.add(key.origin(), "`<<` needs a mapping or a list of mappings to merge");
    }
  }

  private Node tagged(Node content, @Nullable String tag, Properties properties, int end) {
    if (tag == null) {
      return content;
    }
    if (tag.equals("!")) {
      return content;
    }
    var whole = place(Math.min(properties.tagStart(), end), end);
    if (tag.startsWith(STANDARD_TAG)) {
      return standard(content, tag.substring(STANDARD_TAG.length()), whole);
    }
    var tagOrigin = place(properties.tagStart(), properties.tagEnd());
    return tags.read(new Tagged(tag, tagOrigin, content, whole))
        .orElseGet(() -> unknownTag(content, tag, tagOrigin));
  }

  private Node unknownTag(Node content, String tag, Origin tagOrigin) {
    if (!isBroken) {
      problems.add(tagOrigin, "unknown tag " + Words.quote(tag));
    }
    return content;
  }

  private Node standard(Node content, String name, Origin whole) {
    if (!(content instanceof Node.Text(String value, Origin _))) {
      if (!name.equals("map") && !name.equals("seq") && !isBroken) {
        problems.add(whole, "the tag " + Words.quote("!!" + name) + " is not supported here");
      }
      return content.withOrigin(whole);
    }
    var made =
        switch (name) {
          case "str", "timestamp" -> Optional.<Node>of(content);
          case "null" -> Optional.<Node>of(new Node.Null(whole));
          case "bool" -> YamlScalars.bool(value).<Node>map(bool -> new Node.Bool(bool, whole));
          case "int", "float" ->
              Optional.ofNullable(YamlScalars.number(value))
                  .<Node>map(number -> new Node.Num(number, value, whole));
          default -> Optional.<Node>empty();
        };
    if (made.isEmpty()) {
      problems.add(whole, "the tag " + Words.quote("!!" + name) + " is not supported here");
    }
    return made.orElse(content).withOrigin(whole);
  }

  private void remember(@Nullable String anchor, Part part) {
    if (anchor != null) {
      anchors.put(anchor, part);
    }
  }

  private static @Nullable String anchor(NodeEvent event) {
    return event.getAnchor().map(Anchor::getValue).orElse(null);
  }

  /** Counts nodes; says no, and stops reading, when there are too many. */
  private boolean count(int more, int at) {
    nodes += more;
    if (nodes > Bounds.NODES) {
      problems.add(at, at, "more than " + Bounds.NODES + " nodes; the rest is left out");
      isBroken = true;
      isCut = true;
    }
    return !isBroken;
  }

  /** Finds tag and content of a node, which the parser's events do not tell apart. */
  private Properties properties(NodeEvent event, boolean isTagged) {
    int at = start(event);
    if (!isTagged && event.getAnchor().isEmpty()) {
      return new Properties(at, at, at);
    }
    int tagStart = at;
    int tagEnd = at;
    boolean seesTag = isTagged;
    boolean seesAnchor = event.getAnchor().isPresent();
    while (at < text.length()) {
      char here = text.charAt(at);
      if (isBlank(here) || isBreak(here)) {
        at++;
      } else if (here == '#') {
        at = endOfLine(at);
      } else if (here == '&' && seesAnchor) {
        seesAnchor = false;
        at = endOfWord(at);
      } else if (here == '!' && seesTag) {
        seesTag = false;
        tagStart = at;
        at = text.startsWith("!<", at) ? Math.max(at, text.indexOf('>', at)) + 1 : endOfWord(at);
        tagEnd = at;
      } else {
        break;
      }
    }
    return new Properties(tagStart, tagEnd, at);
  }

  private int endOfLine(int from) {
    int at = from;
    while (at < text.length() && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int endOfWord(int from) {
    int at = from;
    while (at < text.length()
        && !isBreak(text.charAt(at))
        && !isBlank(text.charAt(at))
        && ",[]{}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static boolean isBreak(char here) {
    return here == '\n' || here == '\r';
  }

  private static boolean isBlank(char here) {
    return here == ' ' || here == '\t';
  }

  private int start(Event event) {
    return event.getStartMark().map(this::offset).orElse(0);
  }

  private int end(Event event) {
    return event.getEndMark().map(this::offset).orElse(text.length());
  }

  private int offset(Mark mark) {
    return Math.min(codePoints.toUnits(mark.getIndex()), text.length());
  }

  private Origin.Written place(int start, int end) {
    return new Origin.Written(file, new Span(start, Math.max(start, end)));
  }
}
