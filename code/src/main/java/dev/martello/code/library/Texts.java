package dev.martello.code.library;

import static dev.martello.code.library.Behaviour.named;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Containers;
import dev.martello.code.flow.Contents;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Markup;
import dev.martello.code.flow.Membership;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Operations;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Operator;
import dev.martello.code.pattern.Alphabet;
import dev.martello.code.pattern.Characters;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Part;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What texts do: what is put together, cut, replaced and tested of them. */
final class Texts {
  /** What a line of its own does harm in. */
  private static final long OF_LINES = SinkKind.LOG.bit() | SinkKind.HEADER.bit();

  /** What a text is cut at says of its pieces only where each of them stays a piece. */
  static final long OF_PIECES = SinkKind.ALL & ~SinkKind.CLIMBING.bit();

  /** What is another host for browsers, not a path. */
  private static final Set<String> OTHER_HOST = Set.of("//", "/\\");

  static final Map<String, Behaviour> METHODS =
      Behaviour.table(
          named(Texts::formatted, "format"),
          named(Texts::joined, "join"),
          named(
              Texts::split, "split", "rsplit", "splitlines", "matchAll", "partition", "rpartition"),
          named(
              Texts::sameText,
              "strip",
              "lstrip",
              "rstrip",
              "trim",
              "trimStart",
              "trimEnd",
              "toString",
              "lower",
              "upper",
              "toLowerCase",
              "toUpperCase",
              "title",
              "capitalize",
              "casefold",
              "encode",
              "decode",
              "normalize",
              "toWellFormed",
              "intern",
              "removeprefix",
              "removesuffix",
              "stripLeading",
              "stripTrailing"),
          named(
              Behaviour.UNKNOWN,
              "index",
              "charCodeAt",
              "codePointAt",
              "length",
              "size",
              "localeCompare",
              "compareTo",
              "hashCode",
              "isEmpty",
              "toFixed",
              "toPrecision"),
          named(
              (event, _) -> Conditions.harmlessIfTrue(event.receiver(), SinkKind.ALL),
              "isdigit",
              "isdecimal",
              "isnumeric",
              "isalnum",
              "isalpha",
              "isidentifier"),
          named((event, _) -> Conditions.harmlessIfTrue(event.receiver(), OF_LINES), "isprintable"),
          named((event, run) -> Contents.index(isIn(event, run)), "indexOf"),
          named(
              (event, run) -> Contents.lastIndex(isIn(event, run), event.arguments().at(0)),
              "lastIndexOf",
              "rfind"),
          named((event, run) -> Contents.count(isIn(event, run)), "count"),
          named(Texts::matched, "match", "search"),
          named(Texts::tested, "test", "fullmatch"),
          named(Texts::equalTexts, "equals", "equalsIgnoreCase"),
          named(Texts::replaced, "replace", "replaceAll"),
          named(
              (event, run) -> startsWith(event.receiver(), event.arguments().at(0), run),
              "startswith",
              "startsWith"),
          named(
              (event, run) -> startsWithSteps(event.receiver(), event.arguments().at(0), run),
              "is_relative_to"),
          named(Texts::relativeTo, "relative_to"),
          named(Texts::endsWith, "endswith", "endsWith"));

  private Texts() {}

  private static Value isIn(CallEvent event, Interpreter run) {
    return new Membership(run, event.language()).in(event.arguments().at(0), event.receiver());
  }

  /** An address that starts with a known host, a path that starts with a known folder. */
  static Value startsWith(Value text, Value prefix, Interpreter run) {
    // `/mnt/files` is also how `/mnt/files-of-others` begins.
    boolean isCutOff = prefix.constantText().filter(known -> known.matches("/.*[^/]")).isPresent();
    return isCutOff ? Value.unknown() : startsWithSteps(text, prefix, run);
  }

  /** The same where whole steps of paths are compared. */
  static Value startsWithSteps(Value text, Value prefix, Interpreter run) {
    if (prefix.isTainted() && text.isTainted()) {
      return startsWithData(text, prefix, run);
    }
    if (prefix.isTainted() || !text.isTainted()) {
      return Value.unknown();
    }
    var start = prefix.constantText();
    if (start.filter(known -> known.startsWith("__")).isPresent()) {
      return Conditions.harmlessIfFalse(text, SinkKind.PROTOTYPE.bit());
    }
    // Only `//host` is another one of the paths that begin with a slash.
    if (start.filter(OTHER_HOST::contains).isPresent()) {
      return Conditions.harmlessIfFalse(text, SinkKind.REDIRECT.bit());
    }
    if (isEachLike("https?://[^/]+/.*", prefix, run)) {
      return Conditions.harmlessIfTrue(text, SinkKind.URL.bit() | SinkKind.REDIRECT.bit());
    }
    if (!text.taints().values().stream().allMatch(Taint::isShortestPath)) {
      return Value.unknown();
    }
    long kinds = SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit();
    // A path in its shortest form climbs at its start or nowhere.
    boolean isClimbing = start.filter(known -> known.matches("\\.|\\.\\..*")).isPresent();
    return isClimbing
        ? Conditions.harmlessIfFalse(text, kinds)
        : Conditions.harmlessIfTrue(text, kinds);
  }

  /** Python: it raises where a path leads out of the folder. */
  private static Value relativeTo(CallEvent event, Interpreter run) {
    if (startsWithSteps(event.receiver(), event.arguments().at(0), run).only().orElse(null)
        instanceof Atom.Test(Condition condition)) {
      run.state(run.state().after(condition.whenTrue()));
    }
    return run.unknownResult(event.receiver(), event.arguments());
  }

  /** What leads to a folder is not tested by what stays in it, only what stands behind. */
  private static Value startsWithData(Value text, Value folder, Interpreter run) {
    var behind = new TreeMap<>(text.taints());
    behind.keySet().removeAll(Objects.deep(run, folder).keySet());
    return !behind.isEmpty() && behind.values().stream().allMatch(Taint::isShortestPath)
        ? Conditions.harmlessIfTrue(
            Value.unknown().tainted(behind), SinkKind.FILE_PATH.bit() | SinkKind.ARCHIVE.bit())
        : Value.unknown();
  }

  /** A host below one that the code names, with the dot in between. */
  private static Value endsWith(CallEvent event, Interpreter run) {
    var text = event.receiver();
    var suffix = event.arguments().at(0);
    var constant = text.constantText();
    var end = alternatives(suffix, run).constantText();
    if (constant.isPresent() && end.isPresent()) {
      return Value.of(new Literal.Truth(constant.get().endsWith(end.get())));
    }
    return text.isTainted() && isEachLike("\\.[\\w-]+(?:\\.[\\w-]+)+", suffix, run)
        ? Conditions.harmlessIfTrue(text, SinkKind.CORS.bit() | Pieces.ofHost(text))
        : Value.unknown();
  }

  /** Returns whether a text, or each of a list of them, is of a known form. */
  private static boolean isEachLike(String form, Value given, Interpreter run) {
    var texts = alternatives(given, run);
    return !texts.isNone()
        && texts.atoms().stream()
            .allMatch(atom -> Value.textOf(atom).filter(text -> text.matches(form)).isPresent());
  }

  private static Value alternatives(Value given, Interpreter run) {
    boolean isList = given.only().orElse(null) instanceof Atom.Reference;
    return isList ? run.objects().elements(given, false) : given;
  }

  /** A path of pieces: that a later one may begin at the root is not told from its text. */
  static Value joinedPath(CallEvent event, Interpreter run) {
    var given = event.arguments().all().reduce(Value.none(), Value::join);
    if (!event.arguments().elements().isNone() || event.arguments().count() == 0) {
      return Value.unknown().tainted(Objects.deep(run, given));
    }
    var pieces = new ArrayList<Value>();
    for (var piece : event.arguments().placed()) {
      boolean isOpen =
          !pieces.isEmpty()
              && !pieces.getLast().constantText().filter(text -> text.endsWith("/")).isPresent();
      if (isOpen) {
        pieces.add(Value.text("/"));
      }
      pieces.add(Formats.text(run, piece));
    }
    return Concatenation.of(pieces).tainted(Objects.deep(run, given));
  }

  private static Value formatted(CallEvent event, Interpreter run) {
    return Formats.braces(run, event.receiver(), event.arguments());
  }

  private static Value joined(CallEvent event, Interpreter run) {
    boolean isScript = event.language().isScript();
    var list = isScript ? event.receiver() : event.arguments().at(0);
    var separator = isScript ? event.arguments().at(0) : event.receiver();
    return joined(list, separator, run);
  }

  /** Returns the elements of a list as one text, with something between them. */
  static Value joined(Value list, Value separator, Interpreter run) {
    boolean isPath = separator.constantText().filter(text -> text.contains("/")).isPresent();
    var elements = Containers.known(list, run);
    var pieces = new ArrayList<Value>();
    for (var element : elements) {
      if (!pieces.isEmpty()) {
        pieces.add(separator);
      }
      pieces.add(Formats.text(run, element));
    }
    var data = Objects.deep(run, list);
    if (pieces.isEmpty()) {
      pieces.add(Value.unknown());
      if (!data.isEmpty()) {
        Markup.among(list, run).ifPresent(pieces::add);
      }
      pieces.add(Value.unknown());
    }
    return Concatenation.of(pieces)
        .tainted(data)
        .each(taint -> isPath ? taint.unclear(SinkKind.FILE_PATH.bit()) : taint)
        .tainted(separator.taints());
  }

  /** The first word of a text of Python is known if a space of the code stands behind it. */
  private static Value split(CallEvent event, Interpreter run) {
    var first =
        event.language() == Language.PYTHON && event.arguments().count() == 0
            ? firstWord(event.receiver())
            : Optional.<String>empty();
    if (first.isEmpty()) {
      return Lists.pieces(event, run, piece(event), event.arguments().at(0));
    }
    var made =
        HeapObject.of(HeapObject.Kind.LIST)
            .with(run.names().of("0"), Value.text(first.get()))
            .withAny(piece(event));
    return run.make(event, 23, made);
  }

  private static Optional<String> firstWord(Value text) {
    return text.only().orElse(null) instanceof Atom.Words(var parts)
            && !parts.isEmpty()
            && parts.getFirst() instanceof Part.Fixed(var start)
            && start.strip().length() < start.stripLeading().length()
        ? Optional.of(start.strip().split("\\s+", 2)[0])
        : Optional.empty();
  }

  /** What a text is cut into at its slashes has none itself. */
  private static Value piece(CallEvent event) {
    var piece = Value.unknown().tainted(event.receiver().taints());
    var separator = event.arguments().at(0).constantText().orElse("");
    boolean isInDots = event.language() == Language.PYTHON || event.language().isScript();
    if (separator.equals(".") && isInDots) {
      // What stands between dots has none to climb with, and is no more than the kind of a file.
      var taints = event.receiver().taints();
      // What is cut once is no token of three parts.
      boolean isCutOnce = event.name().endsWith(".partition");
      var kinds = Value.unknown().tainted(isCutOnce ? taints : Pieces.of(taints));
      return kinds.each(taint -> taint.clear(SinkKind.FILE_PATH.bit()));
    }
    long missing =
        event.name().endsWith("splitlines") || isAtSpaces(event)
            ? OF_LINES
            : Patterns.of(event.arguments().at(0))
                .map(pattern -> Characters.without(Alphabet.denied(pattern.source())))
                .orElseGet(() -> Contents.without(event.arguments().at(0)));
    return piece.each(taint -> taint.clear(missing & OF_PIECES));
  }

  /** Python: without an argument a text is cut wherever something white stands. */
  private static boolean isAtSpaces(CallEvent event) {
    return event.language() == Language.PYTHON
        && event.name().endsWith("split")
        && event.arguments().at(0).isNone()
        && event.arguments().named("sep").isNone();
  }

  private static Value sameText(CallEvent event, Interpreter run) {
    var text = Formats.text(run, event.receiver());
    return text.without(Atom.Method.class).isNone() ? Value.unknown() : text;
  }

  /** A text without slashes or dots that climb is a mere name. */
  private static Value replaced(CallEvent event, Interpreter run) {
    var by = event.arguments().at(1);
    return Value.unknown()
        .tainted(event.receiver().taints())
        .each(taint -> taint.clear(Replacements.of(event.arguments().at(0), by)))
        .tainted(Objects.deep(run, by));
  }

  private static Value equalTexts(CallEvent event, Interpreter run) {
    run.comparisons().compared(event.receiver(), event.arguments().at(0), event.where().span());
    var operations = new Operations(run, event.language());
    return operations.run(Operator.EQUAL, List.of(event.receiver(), event.arguments().at(0)));
  }

  /** Python: {@code re.compile("^[a-z]+$").match(x)}; elsewhere a match is an extract. */
  private static Value matched(CallEvent event, Interpreter run) {
    return event.language() == Language.PYTHON
        ? Patterns.of(event.receiver())
            .map(pattern -> Found.of(pattern, event, event.arguments().get(0, "string"), run))
            .orElseGet(() -> run.unknownResult(event.receiver(), event.arguments()))
        : run.unknownResult(event.receiver(), event.arguments());
  }

  /** {@code /^[a-z]+$/.test(x)}: a pattern for the whole text that lets nothing harmful through. */
  private static Value tested(CallEvent event, Interpreter run) {
    if (event.language() == Language.PYTHON) {
      return matched(event, run);
    }
    var pattern =
        Patterns.of(event.receiver())
            .map(Literal.Pattern::source)
            .or(event.receiver()::constantText);
    return Patterns.test(pattern, event.arguments().at(0), event.name().endsWith("fullmatch"));
  }
}
