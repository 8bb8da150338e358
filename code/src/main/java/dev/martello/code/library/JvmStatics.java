package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Rights;
import dev.martello.code.ir.Key;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What static methods of Java's libraries make: builders, collections, texts. */
final class JvmStatics {
  private static final Set<String> BUILDERS = Set.of("builder", "newBuilder", "toBuilder");

  private JvmStatics() {}

  /** Returns what a static method gives; empty for one that nothing is known of. */
  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    if (BUILDERS.contains(method)) {
      var given = event.arguments().all().reduce(Value.none(), Value::join);
      return Optional.of(
          run.make(
              event, 9, HeapObject.of(HeapObject.Kind.INSTANCE).withType(type).withAny(given)));
    }
    var arguments = event.arguments();
    return switch (type + "." + method) {
      case "java.lang.System.getenv" ->
          arguments.count() == 0
              ? Optional.of(Value.external("java.lang.System.getenv()"))
              : Optional.empty();
      case "java.nio.file.Path.of", "java.nio.file.Paths.get" ->
          Optional.of(JvmPaths.joined(JvmArrays.variable(arguments, 0, run), run));
      case "java.nio.file.Files.createDirectory", "java.nio.file.Files.createDirectories" ->
          Optional.of(arguments.at(0));
      case "java.lang.Boolean.parseBoolean", "java.lang.Boolean.valueOf" ->
          Optional.of(Rights.yesOrNo(arguments.at(0)));
      case "java.lang.String.format" -> {
        boolean hasLocale = arguments.at(0).constantText().isEmpty() && arguments.count() > 2;
        int format = hasLocale ? 1 : 0;
        yield Optional.of(
            Formats.percent(
                run, arguments.at(format), JvmArrays.variable(arguments, format + 1, run)));
      }
      case "java.text.MessageFormat.format" ->
          Optional.of(
              Formats.braces(
                  run, arguments.at(0), Arguments.of(JvmArrays.variable(arguments, 1, run))));
      case "java.lang.String.join" ->
          Optional.of(
              isWritten(arguments)
                  ? separated(arguments.placed())
                  : arguments.count() == 2
                      ? Texts.joined(arguments.at(1), arguments.at(0), run)
                      : Value.unknown()
                          .tainted(
                              Objects.deep(
                                  run, arguments.all().reduce(Value.none(), Value::join))));
      case JvmJoining.COLLECTOR -> Optional.of(JvmJoining.collector(event, run));
      case "java.util.Map.of", "java.util.Collections.singletonMap" -> {
        var map = HeapObject.of(HeapObject.Kind.MAP);
        for (int at = 0; at + 1 < arguments.count(); at += 2) {
          map = entry(map, arguments.at(at), Jvm.stored(arguments.at(at + 1), event), run);
        }
        yield Optional.of(run.make(event, 11, map));
      }
      case "java.util.Map.entry" ->
          Optional.of(
              run.make(
                  event,
                  12,
                  HeapObject.of(HeapObject.Kind.TUPLE)
                      .with(run.names().of("0"), arguments.at(0))
                      .with(run.names().of("1"), arguments.at(1))));
      case "java.util.Map.ofEntries" -> {
        var map = HeapObject.of(HeapObject.Kind.MAP);
        for (var pair : JvmArrays.elements(arguments.at(0), run)) {
          map = entry(map, run.objects().element(pair, "0"), run.objects().element(pair, "1"), run);
        }
        yield Optional.of(run.make(event, 13, map));
      }
      case "java.util.Map.copyOf",
          "java.util.List.copyOf",
          "java.util.Set.copyOf",
          "java.util.Arrays.stream",
          "java.util.Collections.unmodifiableMap",
          "java.util.Collections.unmodifiableSet",
          "java.util.Collections.synchronizedList",
          "java.util.Collections.synchronizedMap",
          "java.util.Arrays.copyOf",
          "java.util.Objects.requireNonNullElse",
          "java.util.Collections.unmodifiableList",
          "java.util.Collections.synchronizedSet",
          "java.util.concurrent.CompletableFuture.completedFuture" ->
          Optional.of(arguments.at(0).join(arguments.at(1).without(Atom.Fixed.class)));
      case "java.util.stream.Stream.of",
          "java.util.Collections.singletonList",
          "java.util.Collections.singleton" -> {
        var all = Value.none();
        for (var each : arguments.placed()) {
          boolean isArray = each.atoms().stream().anyMatch(Atom.Reference.class::isInstance);
          all = all.join(isArray ? run.objects().elements(each, false) : each);
        }
        yield Optional.of(Lists.list(event, run, all));
      }
      case "java.util.List.of", "java.util.Set.of", "java.util.Arrays.asList" -> {
        boolean isArray =
            arguments.count() == 1
                && arguments.at(0).atoms().stream().allMatch(Atom.Reference.class::isInstance);
        yield isArray ? Optional.of(arguments.at(0)) : Optional.empty();
      }
      case "java.util.concurrent.CompletableFuture.supplyAsync" ->
          Optional.of(Callbacks.callback(arguments.at(0), event, run, Arguments.none()));
      case "java.lang.Character.isISOControl", "java.lang.Character.isWhitespace" ->
          Optional.of(
              Conditions.harmlessIfFalse(
                  arguments.at(0), SinkKind.HEADER.bit() | SinkKind.LOG.bit()));
      case "java.util.Collections.addAll" -> {
        var added = arguments.placed().stream().skip(1).reduce(Value.none(), Value::join);
        run.objects().store(arguments.at(0), new Key.Any(), added, event.where().span());
        yield Optional.of(Value.unknown());
      }
      case "java.lang.System.arraycopy" -> {
        run.objects()
            .store(
                arguments.at(2),
                new Key.Any(),
                run.objects().elements(arguments.at(0), false),
                event.where().span());
        yield Optional.of(Interpreter.NOTHING);
      }
      default -> JvmEvents.referred(event, type, method, run);
    };
  }

  /** Each piece is a text, none a list of them. */
  private static boolean isWritten(Arguments texts) {
    return texts.count() > 2
        && texts.placed().stream()
            .flatMap(value -> value.atoms().stream())
            .noneMatch(Atom.Reference.class::isInstance);
  }

  private static Value separated(List<Value> texts) {
    var parts = new java.util.ArrayList<Value>();
    for (var text : texts.subList(1, texts.size())) {
      if (!parts.isEmpty()) {
        parts.add(texts.getFirst());
      }
      parts.add(text);
    }
    return Concatenation.of(parts);
  }

  /** Returns a map with one entry more. */
  static HeapObject entry(HeapObject map, Value key, Value value, Interpreter run) {
    return Objects.constantKey(key)
        .map(name -> map.with(run.names().of(name), value))
        .orElseGet(() -> map.withAny(key, value));
  }
}
