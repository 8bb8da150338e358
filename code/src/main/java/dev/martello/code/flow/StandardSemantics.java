package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.EventFields;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The semantics of libraries as the knowledge files tell them, and of events as their table. */
final class StandardSemantics implements Semantics {
  private final List<Source> sources;
  private final EventFields fields;
  private final Function<Language, Knowledge> knowledge;

  StandardSemantics(
      List<Source> sources, EventFields fields, Function<Language, Knowledge> knowledge) {
    this.sources = new ArrayList<>(sources);
    this.fields = fields;
    this.knowledge = knowledge;
  }

  List<Source> sources() {
    return sources;
  }

  Knowledge knowledge(Language language) {
    return knowledge.apply(language);
  }

  @Override
  public Value call(CallEvent event, Interpreter interpreter) {
    var known = knowledge(event.language());
    var core = Core.call(event, interpreter);
    var result =
        passed(event, interpreter, known)
            .or(() -> core)
            .orElseGet(() -> otherwise(event, interpreter));
    return cleared(sourced(result, event, interpreter, known), event, interpreter, known);
  }

  /** What no entry is about: everything that goes in may come out. */
  private Value otherwise(CallEvent event, Interpreter interpreter) {
    var result = interpreter.unknownResult(event.receiver(), event.arguments());
    var known = knowledge(event.language());
    var is =
        known
            .of(event.name(), Knowledge.Result.class)
            .filter(entry -> Demands.hold(entry, event, interpreter))
            .findFirst();
    if (is.isPresent()) {
      return Value.external(is.get().is()).tainted(result.taints());
    }
    Core.callbacks(event, interpreter, result);
    boolean isMethodOfUnknown = event.name().startsWith("value.");
    return isMethodOfUnknown
        ? result
        : Value.external(event.name() + "()").tainted(result.taints());
  }

  private Optional<Value> passed(CallEvent event, Interpreter interpreter, Knowledge known) {
    return known
        .of(event.name(), Knowledge.Passage.class)
        .filter(entry -> Demands.hold(entry, event, interpreter))
        .findFirst()
        .map(passage -> passed(passage, event, interpreter));
  }

  private Value passed(Knowledge.Passage passage, CallEvent event, Interpreter interpreter) {
    var values =
        passage.places().stream()
            .map(place -> Demands.at(place, event, interpreter))
            .reduce(Value.none(), Value::join);
    return switch (passage.way()) {
      case SAME -> values.isNone() ? Value.unknown() : values;
      case CONTENT -> Core.content(values, interpreter);
      case TEXT -> Value.unknown().tainted(Objects.deep(interpreter, values));
      case NOTHING -> Value.unknown();
      case RECEIVER -> {
        var all = event.arguments().all().reduce(event.receiver(), Value::join);
        yield event.receiver().tainted(Objects.deep(interpreter, all));
      }
      case CALLBACK -> Core.callback(values, event, interpreter);
    };
  }

  private Value sourced(Value result, CallEvent event, Interpreter interpreter, Knowledge known) {
    var source =
        known
            .of(event.name(), Knowledge.Source.class)
            .filter(entry -> Demands.hold(entry, event, interpreter))
            .findFirst();
    if (source.isEmpty()) {
      return result;
    }
    var trust =
        switch (source.get().trust()) {
          case "public" -> Source.Trust.PUBLIC;
          case "authenticated" -> Source.Trust.AUTHENTICATED;
          case "internal" -> Source.Trust.INTERNAL;
          default ->
              sources.stream()
                  .map(Source::trust)
                  .min(java.util.Comparator.naturalOrder())
                  .orElse(Source.Trust.UNKNOWN);
        };
    int number = source(new Source("request", trust, source.get().what()));
    var trace = Trace.from(event.where(), source.get().what() + " comes in");
    return result.tainted(new Label(number, source.get().what()), new Taint(0, false, trace));
  }

  private int source(Source source) {
    int known = sources.indexOf(source);
    if (known >= 0) {
      return known;
    }
    sources.add(source);
    return sources.size() - 1;
  }

  private Value cleared(Value result, CallEvent event, Interpreter interpreter, Knowledge known) {
    var cleaned = result;
    for (var sanitizer : known.of(event.name(), Knowledge.Sanitizer.class).toList()) {
      if (!Demands.hold(sanitizer, event, interpreter)) {
        continue;
      }
      long kinds = bits(sanitizer.clears());
      if (sanitizer.isCheck()) {
        var tested =
            sanitizer.places().stream()
                .map(place -> Demands.at(place, event, interpreter))
                .reduce(Value.none(), Value::join);
        cleaned =
            Value.of(new Atom.Test(new Condition(Operations.checked(tested, kinds), List.of())));
      } else {
        cleaned = cleaned.each(taint -> taint.clear(kinds));
      }
    }
    return cleaned;
  }

  static long bits(List<String> kinds) {
    if (kinds.isEmpty()) {
      return SinkKind.ALL;
    }
    long bits = 0;
    for (var kind : kinds) {
      bits |= SinkKind.of(kind).map(SinkKind::bit).orElse(0L);
    }
    return bits;
  }

  @Override
  public Optional<Value> member(String name, Value key, Language language) {
    return Core.member(name, key, language);
  }

  @Override
  public Value imported(String module, String member, Language language) {
    return Value.external(
        member.isEmpty() || member.equals("*")
            ? moduleName(module, language)
            : moduleName(module, language) + "." + member);
  }

  /** Modules of Node.js may be named with a prefix. */
  private static String moduleName(String module, Language language) {
    return language.isScript() && module.startsWith("node:")
        ? module.substring("node:".length())
        : module;
  }

  @Override
  public Value builtin(String name, Language language) {
    return Core.builtin(name, language);
  }

  @Override
  public Value field(int source, String path, Interpreter interpreter) {
    var known = sources.get(source);
    var value = Value.of(new Atom.Event(source, path));
    var kind = fields.of(known.trigger(), path);
    if (kind == EventFields.Kind.SERVICE) {
      return value;
    }
    var trust = kind == EventFields.Kind.IDENTITY ? " (of the caller that was authenticated)" : "";
    var trace =
        Trace.from(
            interpreter.where(interpreter.place()), "`event." + path + "`" + trust + " comes in");
    return value.tainted(new Label(source, path), new Taint(0, false, trace));
  }

  @Override
  public Value error(String type, Origin.Written where) {
    return Value.external("error:" + type)
        .tainted(
            new Label(ERROR, "error"),
            new Taint(~SinkKind.ERROR.bit(), false, Trace.from(where, "an error is caught")));
  }

  /** The number of the source that errors are. */
  static final int ERROR = -1;
}
