package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What objects of Java's libraries do: builders, collections, streams, text. */
final class Jvm {
  private static final Set<String> BUILDERS = Set.of("builder", "newBuilder", "toBuilder");

  private Jvm() {}

  static Optional<Value> call(CallEvent event, Interpreter run) {
    var name = event.name();
    int dot = name.lastIndexOf('.');
    var type = name.substring(0, Math.max(0, dot));
    var method = name.substring(dot + 1);
    if (method.equals("<init>")) {
      return Optional.of(initialised(event, run));
    }
    if (BUILDERS.contains(method) && event.receiver().isNone()) {
      return Optional.of(
          run.make(event, 9, HeapObject.of(HeapObject.Kind.INSTANCE).withType(type)));
    }
    if (type.equals("java.lang.StringBuilder") || type.equals("java.lang.StringBuffer")) {
      return text(event, method, run);
    }
    if (type.equals("java.lang.String")) {
      return string(event, method, run);
    }
    if (event.receiver().only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.kind() == HeapObject.Kind.INSTANCE) {
      return instance(event, method, reference, held, run);
    }
    if (type.startsWith("java.util")) {
      return collection(event, method, run);
    }
    return Optional.empty();
  }

  private static Value initialised(CallEvent event, Interpreter run) {
    var all = event.arguments().all().reduce(Value.none(), Value::join);
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        run.put(reference.object(), held.withAny(all.without(Atom.Fixed.class)));
      }
    }
    return Interpreter.NOTHING;
  }

  private static Optional<Value> text(CallEvent event, String method, Interpreter run) {
    int content = run.names().of("content");
    if (!(event.receiver().only().orElse(null) instanceof Atom.Reference reference)
        || !(run.get(reference.object()) instanceof HeapObject held)) {
      return Optional.empty();
    }
    var before = held.member(content);
    var now = before == null ? (held.any().isNone() ? Value.text("") : held.any()) : before;
    return switch (method) {
      case "append", "insert", "replace" -> {
        var more = event.arguments().at(event.arguments().count() - 1);
        run.put(
            reference.object(),
            held.with(content, Operations.concatenate(List.of(now, Formats.text(run, more)))));
        yield Optional.of(event.receiver());
      }
      case "toString", "substring" -> Optional.of(now);
      case "length", "indexOf" -> Optional.of(Value.unknown());
      default -> Optional.of(event.receiver());
    };
  }

  private static Optional<Value> string(CallEvent event, String method, Interpreter run) {
    return switch (method) {
      case "format" ->
          Optional.of(Formats.percent(run, event.arguments().at(0), formatted(event, run)));
      case "formatted" ->
          Optional.of(
              Formats.percent(run, event.receiver(), elements(event.arguments().at(0), run)));
      case "matches" ->
          Optional.of(
              Patterns.test(event.arguments().at(0).constantText(), event.receiver(), true));
      default -> Core.call(named("value." + method, event), run);
    };
  }

  private static List<Value> formatted(CallEvent event, Interpreter run) {
    return elements(event.arguments().at(1), run);
  }

  private static List<Value> elements(Value array, Interpreter run) {
    if (array.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held
        && held.any().isNone()) {
      var all = new java.util.ArrayList<Value>();
      for (int place = 0; place < 64; place++) {
        var element = held.member(run.names().of(Integer.toString(place)));
        if (element == null) {
          return all;
        }
        all.add(element);
      }
    }
    return List.of(run.objects().elements(array, false));
  }

  private static CallEvent named(String name, CallEvent event) {
    return new CallEvent(
        name,
        event.receiver(),
        event.arguments(),
        event.language(),
        event.where(),
        event.in(),
        event.isInitialisation(),
        event.isInLoop(),
        event.callers());
  }

  /** Objects of libraries keep what they are given, by the name of the method that gave it. */
  private static Optional<Value> instance(
      CallEvent event, String method, Atom.Reference reference, HeapObject held, Interpreter run) {
    if (held.type().startsWith("java.util")) {
      return collection(event, method, run);
    }
    if (method.equals("build")) {
      return Optional.of(event.receiver());
    }
    boolean isFluent = event.arguments().count() == 1 && !method.startsWith("get");
    boolean isSetter = method.startsWith("set") || method.startsWith("with");
    if (isFluent) {
      var name =
          isSetter && method.length() > 4
              ? uncapitalised(method.replaceFirst("^(set|with)", ""))
              : method;
      run.put(reference.object(), held.with(run.names().of(name), event.arguments().at(0)));
      return Optional.of(event.receiver());
    }
    if (event.arguments().count() == 0) {
      var name =
          method.startsWith("get") && method.length() > 3
              ? uncapitalised(method.substring(3))
              : method;
      var own = held.member(run.names().of(name));
      return own == null ? Optional.empty() : Optional.of(own);
    }
    return Optional.empty();
  }

  private static String uncapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static Optional<Value> collection(CallEvent event, String method, Interpreter run) {
    return switch (method) {
      case "put",
          "add",
          "addAll",
          "putAll",
          "get",
          "getOrDefault",
          "entrySet",
          "keySet",
          "values",
          "stream",
          "map",
          "filter",
          "forEach",
          "collect",
          "iterator",
          "next",
          "remove",
          "contains",
          "containsKey",
          "isEmpty",
          "size",
          "toArray",
          "toList",
          "findFirst",
          "orElse",
          "orElseThrow",
          "ifPresent",
          "flatMap",
          "sorted",
          "distinct",
          "limit",
          "getValue",
          "getKey",
          "poll",
          "peek",
          "pop",
          "push" ->
          Core.call(named("value." + ALIASES.getOrDefault(method, method), event), run);
      case "hasNext", "isPresent" -> Optional.of(Value.unknown());
      default -> Optional.empty();
    };
  }

  private static final java.util.Map<String, String> ALIASES =
      java.util.Map.of("findFirst", "getFirst", "getValue", "at_value", "getKey", "at_key");

  static Value nothing() {
    return Value.of(new Literal.Nothing());
  }
}
