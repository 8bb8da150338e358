package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Contents;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.JsonTexts;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Methods of texts of Java, and of what builds them. */
final class JvmTexts {
  private static final Set<String> OF_TEXTS =
      Set.of("replaceAll", "replaceFirst", "matches", "substring", "formatted", "concat");

  private static final Set<String> BUILDERS =
      Set.of("java.lang.StringBuilder", "java.lang.StringBuffer", JvmJoining.JOINER);

  /** A few characters of a secret, by which people recognise it. */
  private static final Pattern FEW =
      Pattern.compile("\\.length\\(\\)\\s*-\\s*[1-6]\\s*\\)$|\\(\\s*0\\s*,\\s*[1-6]\\s*\\)$");

  private JvmTexts() {}

  /** Returns whether a method is one of a text, or of what builds one. */
  static boolean areAbout(CallEvent event, String type, String method) {
    return BUILDERS.contains(type)
        || isShowing(event, method)
        || isOfPath(type, method)
        || isOfText(event, type, method);
  }

  /** Returns what such a method gives; empty where nothing is known of it. */
  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    if (BUILDERS.contains(type)) {
      return builder(event, method, run);
    }
    if (isShowing(event, method)) {
      return Optional.of(Formats.text(run, event.receiver()));
    }
    return isOfPath(type, method)
        ? Optional.of(Texts.startsWithSteps(event.receiver(), event.arguments().at(0), run))
        : string(event, method, run);
  }

  private static boolean isShowing(CallEvent event, String method) {
    return method.equals("toString") && event.arguments().count() == 0;
  }

  private static boolean isOfPath(String type, String method) {
    return type.equals("java.nio.file.Path") && method.equals("startsWith");
  }

  /** Where the declared type is not known, some methods tell that it is a text. */
  private static boolean isOfText(CallEvent event, String type, String method) {
    return switch (type) {
      case "java.lang.String", "java.lang.CharSequence" -> true;
      case "value" ->
          OF_TEXTS.contains(method)
              || (method.equals("replace")
                  && event.arguments().placed().size() == 2
                  && event.arguments().at(0).constantText().isPresent()
                  && event.receiver().atoms().stream().noneMatch(Atom.Reference.class::isInstance));
      default -> false;
    };
  }

  private static Optional<Value> builder(CallEvent event, String method, Interpreter run) {
    int content = run.names().of("content");
    if (!(event.receiver().only().orElse(null) instanceof Atom.Reference reference)
        || !(run.get(reference.object()) instanceof HeapObject held)) {
      return Optional.empty();
    }
    var before = held.member(content);
    var now = before == null ? (held.any().isNone() ? Value.text("") : held.any()) : before;
    return switch (method) {
      case "append", "insert", "replace", "add" -> {
        var more =
            event.arguments().at(method.equals("append") ? 0 : event.arguments().count() - 1);
        if (run.lasting().has(reference.object()) && !run.isInitialising()) {
          run.watch().kept(more, event, run);
        }
        var parts =
            method.equals("add")
                ? JvmJoining.added(held, before, Formats.text(run, more), run)
                : List.of(now, Formats.text(run, more));
        if (method.equals("append")) {
          run.watch().joined(parts, event.where(), run);
        }
        run.put(reference.object(), held.with(content, Concatenation.of(parts)));
        yield Optional.of(event.receiver());
      }
      case "setLength", "delete" -> {
        if (isEmptying(event, method)) {
          run.put(reference.object(), held.with(content, Value.text("")));
        }
        yield Optional.of(event.receiver());
      }
      case "toString" ->
          Optional.of(
              held.type().equals(JvmJoining.JOINER)
                  ? Concatenation.of(List.of(now, JvmJoining.member(held, "suffix", run)))
                  : now);
      case "substring" -> Optional.of(now);
      case "length", "indexOf" -> Optional.of(Value.unknown());
      default -> Optional.of(event.receiver());
    };
  }

  /** {@code text.setLength(0)} or {@code text.delete(0, text.length())}. */
  private static boolean isEmptying(CallEvent event, String method) {
    return Objects.constantKey(event.arguments().at(0)).filter("0"::equals).isPresent()
        && (method.equals("setLength") || WHOLE.matcher(event.where().text()).find());
  }

  private static final Pattern WHOLE =
      Pattern.compile("\\(\\s*0\\s*,\\s*[\\w.]+\\.length\\(\\)\\s*\\)$");

  /** What was made by {@code new String(bytes)} is a text like others. */
  private static CallEvent ofText(CallEvent event, Interpreter run) {
    boolean isObject =
        event.receiver().only().orElse(null) instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.type().equals("java.lang.String");
    return isObject
        ? event.on(Value.unknown().tainted(Objects.deep(run, event.receiver())))
        : event;
  }

  private static Optional<Value> string(CallEvent given, String method, Interpreter run) {
    var event = ofText(given, run);
    var first = event.arguments().at(0);
    return switch (method) {
      case "formatted" ->
          Optional.of(
              Formats.percent(
                  run, event.receiver(), JvmArrays.variable(event.arguments(), 0, run)));
      case "matches" -> Optional.of(Patterns.test(first.constantText(), event.receiver(), true));
      case "concat" ->
          Optional.of(
              Concatenation.of(
                  List.of(Formats.text(run, event.receiver()), Formats.text(run, first))));
      case "replace", "replaceAll", "replaceFirst" -> Optional.of(replaced(event, method, run));
      case "charAt", "codePointAt" ->
          Optional.of(Value.unknown().tainted(event.receiver().taints()));
      case "substring" -> {
        long few = FEW.matcher(event.where().text()).find() ? SinkKind.SECRET_LOG.bit() : 0;
        yield Optional.of(
            Value.unknown().tainted(event.receiver().taints()).each(taint -> taint.clear(few)));
      }
      case "lines" ->
          Optional.of(
              Value.unknown()
                  .tainted(event.receiver().taints())
                  .each(taint -> taint.clear(Formats.QUOTED)));
      case "chars", "codePoints" ->
          Optional.of(Value.unknown().tainted(Contents.ofCharacter(event.receiver().taints())));
      case "subSequence", "repeat", "indent", "translateEscapes" ->
          Optional.of(Value.unknown().tainted(event.receiver().taints()));
      case "getBytes", "toCharArray" ->
          Optional.of(
              event.receiver().constantText().isPresent() || JsonTexts.is(event.receiver())
                  ? event.receiver()
                  : Value.unknown().tainted(event.receiver().taints()));
      default -> CoreMethods.call(method, event, run);
    };
  }

  /** What a pattern leaves over is harmless if it removes everything else. */
  private static Value replaced(CallEvent event, String method, Interpreter run) {
    var what = event.arguments().at(0).constantText();
    var by = event.arguments().at(1);
    var result = Value.unknown().tainted(event.receiver().taints()).tainted(Objects.deep(run, by));
    if (what.isEmpty() || by.constantText().isEmpty() || method.equals("replaceFirst")) {
      return result;
    }
    long kinds =
        method.equals("replaceAll")
            ? Replacements.ofPattern(what.get(), by)
            : Replacements.ofText(what.get(), by);
    return result.each(taint -> taint.clear(kinds));
  }
}
