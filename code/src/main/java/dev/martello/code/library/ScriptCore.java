package dev.martello.code.library;

import static dev.martello.code.library.Behaviour.named;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Containers;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Literal;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Guards;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Part;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** What JavaScript and Node.js alone have: regular expressions, streams, paths, and pages. */
final class ScriptCore {
  /**
   * The only folder to write to. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
   */
  static final Map<String, Behaviour> METHODS =
      Map.of(
          "match",
          (event, _) -> matched(event.arguments().at(0), event.receiver()),
          "exec",
          (event, _) -> matched(event.receiver(), event.arguments().at(0)),
          "replace",
          ScriptCore::replaced,
          "replaceAll",
          ScriptCore::replaced,
          "valid",
          ScriptCore::valid,
          "pipe",
          ScriptCore::piped);

  static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.table(
          Observables.FUNCTIONS,
          named(ScriptCore::expression, "new RegExp", "RegExp"),
          named(ScriptCore::joinedPath, "path.join", "path.posix.join"),
          named(ScriptCore::formattedPath, "path.format", "path.posix.format"),
          named((_, _) -> Value.text(TemporaryNames.FOLDER), "os.tmpdir"),
          named(ScriptCore::readText, "fs.readFileSync", "fs.readFile"),
          named(ScriptCore::newFolder, "fs.mkdtemp", "fs.mkdtempSync"),
          named(ScriptCore::element, "React.createElement"),
          named(
              Streams::from, "stream.Readable.from", "stream.Duplex.from", "readable-stream.from"),
          named(
              Streams::led,
              "stream.pipeline",
              "stream.promises.pipeline",
              "stream/promises.pipeline",
              "readable-stream.pipeline",
              "pump"),
          named(
              (event, run) ->
                  Formats.ofNode(
                      run,
                      event.arguments().at(0),
                      event.arguments().placed().stream().skip(1).toList()),
              "util.format"));

  private ScriptCore() {}

  /** A stream that another one is written into is what comes of it. */
  static Value piped(CallEvent event, Interpreter run) {
    var into = event.arguments().at(0);
    if (Observables.isOperator(into)) {
      return Observables.piped(event, run);
    }
    if (Streams.isOfCode(into, run)) {
      var pieces = run.objects().elements(event.receiver(), false);
      return Lists.list(event, run, Streams.through(into, pieces, 0, event, run));
    }
    return into.isNone()
        ? run.unknownResult(event.receiver(), event.arguments())
        : into.tainted(Objects.deep(run, event.receiver()));
  }

  /** Clients of AWS: what comes back depends on the command. */
  static Optional<Value> sent(CallEvent event) {
    boolean isDecrypting =
        event.name().endsWith(".send")
            && event.arguments().at(0).atoms().stream()
                .anyMatch(
                    atom ->
                        atom instanceof Atom.External(var name, _, _)
                            && name.startsWith(DECRYPTING));
    return isDecrypting ? Optional.of(Value.external(DECRYPTING + "Answer()")) : Optional.empty();
  }

  /** Commands that ask for parameters as they were before they were encrypted. */
  private static final String DECRYPTING = "new @aws-sdk/client-ssm.Decrypting";

  /** Hono: the part of a request that a route has compared with a schema. */
  private static Value valid(CallEvent event, Interpreter run) {
    var part = event.arguments().at(0).constantText();
    return part.isPresent() && event.receiver().only().orElse(null) instanceof Atom.Event request
        ? run.semantics().field(request.source(), Objects.path(request, "valid." + part.get()), run)
        : run.unknownResult(event.receiver(), event.arguments());
  }

  /** A match is true like a test; what matched is in it. */
  private static Value matched(Value pattern, Value text) {
    var source = Patterns.of(pattern).map(Literal.Pattern::source);
    var parts = Value.unknown().tainted(text.taints());
    long kinds = source.map(found -> Patterns.cleared(found, false)).orElse(0L);
    boolean tellsNothing = kinds == 0 && source.map(Patterns::denied).orElse(0L) == 0;
    return tellsNothing
        ? parts
        : Patterns.test(source, text, false)
            .tainted(parts.each(taint -> taint.clear(kinds)).taints());
  }

  private static Value replaced(CallEvent event, Interpreter run) {
    var pattern = Patterns.of(event.arguments().at(0));
    var text = pattern.map(Literal.Pattern::source).or(event.arguments().at(0)::constantText);
    boolean isEverywhere =
        pattern.map(found -> found.flags().contains("g")).orElse(event.name().endsWith("All"));
    var with = event.arguments().at(1);
    boolean isSpaced = with.constantText().filter(" "::equals).isPresent();
    if (isSpaced && text.filter(PLUS::contains).isPresent()) {
      // How keys of objects are decoded: what comes of it is still that key.
      return event.receiver();
    }
    var given =
        with.atoms().stream().anyMatch(Atom.Function.class::isInstance)
            ? Callbacks.callback(
                with, event, run, Arguments.of(Value.unknown().tainted(event.receiver().taints())))
            : with;
    // What only climbs at the start is gone after that, if the path is in its shortest form.
    boolean isAtStart =
        text.filter(found -> found.startsWith("^") && Patterns.denied(found) != 0).isPresent()
            && event.receiver().taints().values().stream().allMatch(Taint::isShortestPath);
    long kinds =
        isAtStart
            ? text.map(Patterns::denied).orElse(0L)
            : isEverywhere && !isPutBack(pattern)
                ? Replacements.of(event.arguments().at(0), given)
                : 0;
    return Value.unknown()
        .tainted(event.receiver().taints())
        .each(taint -> taint.clear(kinds))
        .tainted(Objects.deep(run, given));
  }

  private static final Set<String> PLUS = Set.of("+", "\\+", "[+]");

  /** Taking {@code ../} out of {@code ....//} leaves one. */
  private static boolean isPutBack(Optional<Literal.Pattern> pattern) {
    return pattern
        .map(Literal.Pattern::source)
        .filter(source -> Patterns.said(source) == SinkKind.CLIMBING.bit())
        .filter(source -> !isFoundInDots(source))
        .isPresent();
  }

  /** Two dots are gone wherever they stood if they match by themselves. */
  private static boolean isFoundInDots(String pattern) {
    try {
      return Pattern.compile(pattern).matcher("x..x").find();
    } catch (PatternSyntaxException notOfJava) {
      return false;
    }
  }

  /** A regular expression that is made of a text. */
  private static Value expression(CallEvent event, Interpreter run) {
    var source = event.arguments().at(0);
    var flags = event.arguments().at(1).constantText().orElse("");
    return source
        .constantText()
        .map(text -> Value.of(new Literal.Pattern(text, flags)))
        .orElseGet(
            () ->
                Patterns.of(source).isPresent()
                    ? source
                    : Value.external(event.name() + "()").tainted(Objects.deep(run, source)));
  }

  /** Below a folder of the code, what cannot climb stays there. */
  private static Value joinedPath(CallEvent event, Interpreter run) {
    var elements = event.arguments().elements();
    var placed = event.arguments().placed();
    return joinedPath(
        elements.isNone() ? placed : Stream.concat(placed.stream(), Stream.of(elements)).toList(),
        run);
  }

  private static Value joinedPath(List<Value> given, Interpreter run) {
    var folder = given.isEmpty() ? Value.none() : given.getFirst();
    boolean isInFolder = !folder.isTainted() && folder.constantText().filter(""::equals).isEmpty();
    var guards = run.state().guards();
    long kinds = SinkKind.ARCHIVE.bit();
    var joined =
        given.stream()
            .map(part -> Value.unknown().tainted(Objects.deep(run, part)))
            .map(part -> Guards.now(part, guards))
            .reduce(Value.unknown(), Value::join)
            .each(
                taint ->
                    isInFolder && !SinkKind.CLIMBING.isHarmedBy(taint.cleared())
                        ? taint.clear(kinds | SinkKind.FILE_PATH.bit())
                        : taint.clear(kinds));
    boolean isTemporary =
        folder.only().orElse(null) instanceof Atom.Words(var parts)
            && !parts.isEmpty()
            && parts.getFirst() instanceof Part.Fixed(var text)
            && text.startsWith(TemporaryNames.FOLDER);
    return isTemporary ? slashed(given).with(joined.taints()) : joined;
  }

  /** {@code path.format({dir, name, ext})} joins a folder with {@code base}, or name and kind. */
  private static Value formattedPath(CallEvent event, Interpreter run) {
    var pieces = event.arguments().at(0);
    var folder = run.objects().element(pieces, "dir");
    var base = run.objects().element(pieces, "base");
    boolean isWhole = !base.without(Atom.Method.class).isNone();
    var name =
        isWhole
            ? base
            : Concatenation.of(
                List.of(
                    run.objects().element(pieces, "name"), run.objects().element(pieces, "ext")));
    return joinedPath(List.of(folder, name), run);
  }

  private static Value slashed(List<Value> given) {
    var pieces = new ArrayList<Value>();
    for (var part : given) {
      if (!pieces.isEmpty()) {
        pieces.add(Value.text("/"));
      }
      pieces.add(part);
    }
    return Concatenation.of(pieces);
  }

  /** A folder whose name nobody had before. */
  private static Value newFolder(CallEvent event, Interpreter run) {
    var made = Concatenation.of(List.of(event.arguments().at(0), Value.unknown()));
    return calledBack(made, event, run);
  }

  /** Functions that are handed over get what a call gives, behind an error. */
  private static Value calledBack(Value given, CallEvent event, Interpreter run) {
    event
        .arguments()
        .all()
        .map(Callbacks::functions)
        .filter(functions -> !functions.isNone())
        .forEach(
            functions ->
                Callbacks.callback(functions, event, run, Arguments.of(Value.unknown(), given)));
    return given;
  }

  /** What stands in a file is not what the file is called. */
  private static Value readText(CallEvent event, Interpreter run) {
    var content = Value.external(event.name() + "()");
    return calledBack(content, event, run);
  }

  /** An element of a page: a component is called with what the element is given. */
  private static Value element(CallEvent event, Interpreter run) {
    var component = Callbacks.functions(event.arguments().at(0));
    var given = event.arguments().at(1);
    var inside = event.arguments().placed().stream().skip(2).reduce(Value.none(), Value::join);
    var all = run.unknownResult(Value.none(), event.arguments());
    if (component.isNone()) {
      return Value.external(event.name() + "()").tainted(all.taints());
    }
    var made = run.make(event, 28, HeapObject.of(HeapObject.Kind.MAP));
    Containers.merge(made, given, run);
    if (!inside.isNone()) {
      Maps.into(made, "children", inside, run);
    }
    return Callbacks.callback(component, event, run, Arguments.of(made)).tainted(all.taints());
  }
}
