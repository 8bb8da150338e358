package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Contents;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.GoPointers;
import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Masks;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Operations;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.pattern.Characters;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Go's packages for texts do: {@code strings}, {@code fmt}, {@code strconv}, {@code regexp}.
 */
public final class GoTexts {
  private static final String REPLACER = "strings.Replacer";
  private static final String CONTENT = "content";

  private GoTexts() {}

  static Optional<Value> call(CallEvent event, String method, Interpreter run) {
    var name = event.name();
    if (name.startsWith("fmt.")) {
      return format(event, method, run);
    }
    if (name.startsWith("strings.Builder.") || name.startsWith("bytes.Buffer.")) {
      return built(event, method, run);
    }
    if (name.startsWith(REPLACER + ".")) {
      return Optional.of(replacedByAll(event, run));
    }
    if (name.startsWith("strings.") || name.startsWith("bytes.")) {
      return text(event, method, run);
    }
    return name.startsWith("regexp.") ? pattern(event, method, run) : Optional.empty();
  }

  private static Optional<Value> format(CallEvent event, String method, Interpreter run) {
    var arguments = event.arguments();
    return switch (method) {
      case "Sprintf" -> Optional.of(formatted(arguments, 0, run));
      // The text of an error is what others see of it.
      case "Errorf" ->
          Optional.of(
              Value.external("fmt.Errorf()").tainted(formatted(arguments, 0, run).taints()));
      case "Sprint", "Sprintln" -> Optional.of(joined(arguments, 0, run));
      case "Fprintf" -> {
        write(arguments.at(0), formatted(arguments, 1, run), event, run);
        yield Optional.of(Value.unknown());
      }
      case "Fprint", "Fprintln" -> {
        write(arguments.at(0), joined(arguments, 1, run), event, run);
        yield Optional.of(Value.unknown());
      }
      case "Print", "Printf", "Println" -> Optional.of(Value.unknown());
      default -> Optional.empty();
    };
  }

  /** Returns a format with its places filled by the arguments behind it. */
  public static Value formatted(Arguments arguments, int format, Interpreter run) {
    var placed = new ArrayList<Value>();
    for (int at = format + 1; at < arguments.count(); at++) {
      placed.add(GoPointers.followed(arguments.at(at), run));
    }
    return arguments.elements().isNone()
        ? Formats.percent(run, arguments.at(format), placed)
        : Value.unknown()
            .tainted(Objects.deep(run, arguments.all().reduce(Value.none(), Value::join)));
  }

  private static Value joined(Arguments arguments, int from, Interpreter run) {
    var parts = new ArrayList<Value>();
    for (int at = from; at < arguments.count(); at++) {
      parts.add(Formats.text(run, GoPointers.followed(arguments.at(at), run)));
    }
    return Concatenation.of(parts).tainted(Objects.deep(run, arguments.elements()));
  }

  /** Appends to a builder or buffer. */
  static void write(Value receiver, Value more, CallEvent event, Interpreter run) {
    int content = run.names().of(CONTENT);
    for (var atom : receiver.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        var before = held.member(content);
        var now = before == null ? Value.text("") : before;
        if (run.lasting().has(reference.object()) && !run.isInitialising()) {
          run.watch().kept(more, event, run);
        }
        run.put(
            reference.object(),
            held.with(content, Concatenation.of(List.of(now, Formats.text(run, more)))));
      }
    }
  }

  private static void reset(Value receiver, Interpreter run) {
    boolean isOne = receiver.only().isPresent();
    for (var atom : receiver.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && isOne
          && !held.isMany()) {
        var emptied = held.members().with(run.names().of(CONTENT), Value.text(""));
        run.put(reference.object(), held.withMembers(emptied));
      }
    }
  }

  private static Optional<Value> built(CallEvent event, String method, Interpreter run) {
    switch (method) {
      case "WriteString", "Write", "WriteByte", "WriteRune" -> {
        boolean isCharacter = method.equals("WriteByte") || method.equals("WriteRune");
        var more = event.arguments().at(0);
        write(
            event.receiver(),
            isCharacter ? Guessable.with(Value.unknown(), Stream.of(more), run) : more,
            event,
            run);
        return Optional.of(Value.unknown());
      }
      case "Reset" -> {
        reset(event.receiver(), run);
        return Optional.of(Value.unknown());
      }
      case "String", "Bytes" -> {
        var content = Value.none();
        for (var atom : event.receiver().atoms()) {
          var held = atom instanceof Atom.Reference reference ? run.get(reference.object()) : null;
          var own = held == null ? null : held.member(run.names().of(CONTENT));
          content = content.join(own == null ? Value.unknown() : own);
        }
        return Optional.of(content.isNone() ? Value.unknown() : content);
      }
      default -> {
        return Optional.of(Value.unknown());
      }
    }
  }

  private static Optional<Value> text(CallEvent event, String method, Interpreter run) {
    var first = event.arguments().at(0);
    var second = event.arguments().at(1);
    return switch (method) {
      case "TrimSpace",
          "ToLower",
          "ToUpper",
          "Clone",
          "NewReader",
          "ToTitle",
          "NewBufferString",
          "NewBuffer",
          "Title",
          "ToValidUTF8" ->
          Optional.of(first);
      case "Trim", "TrimLeft", "TrimRight", "TrimPrefix", "TrimSuffix", "TrimFunc", "Repeat" ->
          Optional.of(first.isTainted() ? first : Value.unknown());
      case "Join" -> Optional.of(joined(first, second, run));
      case "Split", "SplitN", "SplitAfter", "Fields", "FieldsFunc", "SplitSeq" ->
          Optional.of(Lists.pieces(event, run, piece(first, second), second));
      case "Cut" -> {
        var piece = piece(first, second);
        yield Optional.of(
            run.make(
                event,
                31,
                HeapObject.of(HeapObject.Kind.TUPLE)
                    .with(
                        run.names().of("0"),
                        Masks.isLabelled(piece, second) ? Masks.shown(piece) : piece)
                    .with(run.names().of("1"), piece)
                    .with(run.names().of("2"), Value.unknown())));
      }
      case "CutPrefix", "CutSuffix" ->
          Optional.of(
              run.make(
                  event,
                  31,
                  HeapObject.of(HeapObject.Kind.TUPLE)
                      .with(run.names().of("0"), first)
                      .with(run.names().of("1"), Value.unknown())));
      case "Replace", "ReplaceAll" -> {
        boolean isAll =
            method.equals("ReplaceAll")
                || event.arguments().at(2).constantNumber().filter(many -> many < 0).isPresent();
        long kinds =
            isAll && first.isTainted()
                ? Replacements.of(second, event.arguments().at(2))
                    | quoted(second, event.arguments().at(2))
                : 0;
        yield Optional.of(
            Value.unknown()
                .tainted(first.taints())
                .each(taint -> taint.clear(kinds))
                .tainted(event.arguments().at(2).taints()));
      }
      case "NewReplacer" -> {
        var pairs = HeapObject.of(HeapObject.Kind.INSTANCE).withType(REPLACER);
        for (int at = 0; at < event.arguments().count(); at++) {
          pairs = pairs.with(run.names().of(Integer.toString(at)), event.arguments().at(at));
        }
        yield Optional.of(run.make(event, 32, pairs));
      }
      case "Contains", "ContainsRune" -> Optional.of(contained(first, second, run));
      case "ContainsAny" -> Optional.of(anyOf(first, second));
      case "LastIndex", "LastIndexByte" ->
          Optional.of(Contents.lastIndex(contained(first, second, run), second));
      case "Index", "IndexByte", "IndexRune" ->
          Optional.of(Contents.index(contained(first, second, run)));
      case "IndexAny", "LastIndexAny" -> Optional.of(Contents.index(anyOf(first, second)));
      case "Count" -> Optional.of(Contents.count(contained(first, second, run)));
      case "HasPrefix" -> Optional.of(startsWith(event, run));
      case "HasSuffix" -> Optional.of(endsWith(first, second));
      case "EqualFold" -> {
        run.comparisons().compared(first, second, event.where().span());
        yield Optional.of(
            new Operations(run, event.language()).run(Operator.EQUAL, List.of(first, second)));
      }
      case "Compare", "Equal" -> Optional.of(Value.unknown());
      case "Map" -> Optional.of(Value.unknown().tainted(second.taints()));
      default -> Optional.empty();
    };
  }

  private static Value joined(Value list, Value separator, Interpreter run) {
    boolean isPath = separator.constantText().filter(text -> text.contains("/")).isPresent();
    var parts = elements(list, run);
    if (parts.isPresent()) {
      var all = new ArrayList<Value>();
      for (var part : parts.get()) {
        if (!all.isEmpty()) {
          all.add(separator);
        }
        all.add(Formats.text(run, part));
      }
      return Concatenation.of(all);
    }
    return Concatenation.of(List.of(Value.unknown(), Value.unknown()))
        .tainted(Objects.deep(run, list))
        .each(taint -> isPath ? taint.unclear(SinkKind.FILE_PATH.bit()) : taint);
  }

  /** Returns the elements of a list that did not grow. */
  private static Optional<List<Value>> elements(Value list, Interpreter run) {
    if (!(list.only().orElse(null) instanceof Atom.Reference reference)
        || !(run.get(reference.object()) instanceof HeapObject held)
        || !held.any().isNone()) {
      return Optional.empty();
    }
    var all = new ArrayList<Value>();
    for (int place = 0; place < 64; place++) {
      var element = held.member(run.names().of(Integer.toString(place)));
      if (element == null) {
        return Optional.of(all);
      }
      all.add(element);
    }
    return Optional.empty();
  }

  /** What a text is cut into at its slashes has none itself. */
  private static Value piece(Value text, Value separator) {
    var piece = Value.unknown().tainted(text.taints());
    var by = separator.constantText().filter(each -> each.length() == 1);
    long names = by.filter("/"::equals).isPresent() ? SinkKind.ARCHIVE.bit() : 0;
    long kinds = by.map(Characters::without).orElse(0L) & Texts.OF_PIECES;
    return piece.each(taint -> taint.clear(kinds | names));
  }

  private static Value contained(Value text, Value part, Interpreter run) {
    return new Operations(run, Language.GO).run(Operator.IN, List.of(part, text));
  }

  /** Asks for any of several characters. */
  private static Value anyOf(Value text, Value characters) {
    long kinds = characters.constantText().map(Characters::without).orElse(0L);
    return kinds == 0 ? Value.unknown() : Conditions.harmlessIfFalse(text, kinds);
  }

  private static Value startsWith(CallEvent event, Interpreter run) {
    var arguments = event.arguments();
    return Texts.startsWith(arguments.at(0), arguments.at(1), run);
  }

  /** The name of a host that ends with a domain of the code is one of that domain. */
  private static Value endsWith(Value text, Value end) {
    boolean isDomain =
        end.constantText().filter(domain -> domain.matches("\\.[\\w-]+\\.[\\w.-]*\\w")).isPresent();
    return isDomain && text.isTainted()
        ? Conditions.harmlessIfTrue(text, SinkKind.URL.bit() | SinkKind.REDIRECT.bit())
        : Value.unknown();
  }

  private static Value replacedByAll(CallEvent event, Interpreter run) {
    long kinds = 0;
    for (var atom : event.receiver().atoms()) {
      var held = atom instanceof Atom.Reference reference ? run.get(reference.object()) : null;
      for (int at = 0; held != null && at < 64; at += 2) {
        var from = held.member(run.names().of(Integer.toString(at)));
        if (from == null) {
          break;
        }
        var by = held.member(run.names().of(Integer.toString(at + 1)));
        kinds |= by == null ? 0 : Replacements.of(from, by);
      }
    }
    long all = kinds;
    return placed(event, run)
        .tainted(event.arguments().at(0).taints())
        .each(taint -> taint.clear(all));
  }

  /** Returns what a replacer puts into texts, and whatever it leaves of them. */
  private static Value placed(CallEvent event, Interpreter run) {
    var placed = Value.unknown();
    for (var atom : event.receiver().atoms()) {
      var held = atom instanceof Atom.Reference reference ? run.get(reference.object()) : null;
      for (int at = 1; held != null && at < 64; at += 2) {
        var by = held.member(run.names().of(Integer.toString(at)));
        if (by == null) {
          break;
        }
        placed = placed.tainted(Formats.text(run, by).taints());
      }
    }
    return placed;
  }

  /** What stands between quotes for a shell has each of its own quotes written like this. */
  private static long quoted(Value what, Value by) {
    boolean isQuote = what.constantText().filter("'"::equals).isPresent();
    boolean isQuoted =
        by.constantText()
            .filter(text -> text.equals("'\\''") || text.equals("'\"'\"'"))
            .isPresent();
    return isQuote && isQuoted ? SinkKind.OS_COMMAND.bit() : 0;
  }

  private static Optional<Value> pattern(CallEvent event, String method, Interpreter run) {
    var compiled = Patterns.of(event.receiver());
    var source = compiled.map(Literal.Pattern::source).or(event.arguments().at(0)::constantText);
    var tested = event.arguments().at(compiled.isPresent() ? 0 : 1);
    return switch (method) {
      case "MatchString", "Match" -> Optional.of(Patterns.test(source, tested, false));
      case "ReplaceAllString", "ReplaceAllLiteralString" -> {
        var by = event.arguments().at(1);
        long kinds = source.map(text -> Replacements.ofPattern(text, by)).orElse(0L);
        yield Optional.of(
            Value.unknown()
                .tainted(tested.taints())
                .each(taint -> taint.clear(kinds))
                .tainted(event.arguments().at(1).taints()));
      }
      case "FindString", "FindStringSubmatch", "FindAllString", "Find", "FindAllStringSubmatch" ->
          compiled.isPresent() ? Optional.of(found(source, tested)) : Optional.empty();
      case "QuoteMeta" ->
          Optional.of(event.arguments().at(0).each(taint -> taint.clear(SinkKind.REGEX.bit())));
      default -> Optional.empty();
    };
  }

  /** What matched is as harmless as the pattern, whatever stood around it. */
  private static Value found(Optional<String> source, Value text) {
    long kinds = source.map(pattern -> Patterns.cleared(pattern, true)).orElse(0L);
    return Value.unknown().tainted(text.taints()).each(taint -> taint.clear(kinds));
  }
}
