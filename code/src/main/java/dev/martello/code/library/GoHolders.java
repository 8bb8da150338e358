package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.GoPointers;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Key;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Go's objects that hold values for others: of {@code sync}, {@code sync/atomic}, and lists. */
final class GoHolders {
  private static final String MAP = "sync.Map.";
  private static final String ATOMIC = "sync/atomic.";
  private static final String POOL = "sync.Pool.";
  private static final String LIST = "container/list.";

  /** What an atomic holds, and what an element of a list does. */
  private static final String VALUE = "Value";

  /** What is said of a cache before it is made. */
  private static final Pattern BUILDING =
      Pattern.compile("Build|LRU|LFU|ARC|Simple|Expiration|Must\\w*|With\\w*|MaxSize\\w*|Cost");

  /** What tells of a cache, or takes out of it, but gives nothing that is in it. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "Len|Has|Contains|Count|ItemCount|Size|Delete\\w*|Remove\\w*|Del|Flush|Purge|Keys|Close|Wait|Stop|Start");

  /** Libraries' caches in memory. */
  private static final Pattern CACHE =
      Pattern.compile(
          "github\\.com/(?:patrickmn/go-cache|hashicorp/golang-lru|dgraph-io/ristretto|jellydator/ttlcache"
              + "|bluele/gcache|karlseguin/ccache|maypok86/otter)\\b.*\\.New\\w*");

  private GoHolders() {}

  /** Returns what a method of such an object gives; empty for all other calls. */
  static Optional<Value> call(CallEvent event, String method, Interpreter run) {
    var name = event.name();
    if (CACHE.matcher(name).matches()) {
      var made = HeapObject.of(HeapObject.Kind.INSTANCE).withType("sync.Map");
      return Optional.of(run.make(event, 40, made));
    }
    if (name.startsWith(MAP)) {
      return Optional.of(ofMap(event, method, run));
    }
    boolean isAtomic = name.startsWith(ATOMIC + "Value.") || name.startsWith(ATOMIC + "Pointer");
    if (isAtomic) {
      return Optional.of(ofAtomic(event, method, run));
    }
    if (name.startsWith(POOL)) {
      return ofPool(event, method, run);
    }
    return name.startsWith(LIST) ? ofList(event, method, run) : Optional.empty();
  }

  private static Value ofMap(CallEvent event, String method, Interpreter run) {
    var key = event.arguments().at(0);
    return switch (method) {
      case "Store", "Set", "Add", "Put", "SetDefault", "SetWithTTL", "SetWithExpire" -> {
        put(event.receiver(), key, event.arguments().at(1), event, run);
        yield Interpreter.NOTHING;
      }
      case "Swap" -> {
        var before = known(held(event.receiver(), key, run));
        put(event.receiver(), key, event.arguments().at(1), event, run);
        yield found(before, event, run);
      }
      case "LoadOrStore" -> {
        var both = held(event.receiver(), key, run).join(event.arguments().at(1));
        put(event.receiver(), key, both, event, run);
        yield found(both, event, run);
      }
      case "CompareAndSwap" -> {
        var both = held(event.receiver(), key, run).join(event.arguments().at(2));
        put(event.receiver(), key, both, event, run);
        yield Value.unknown();
      }
      case "Load", "LoadAndDelete", "Get", "Peek" ->
          found(known(held(event.receiver(), key, run)), event, run);
      case "Range" -> {
        Callbacks.callback(
            key,
            event,
            run,
            Arguments.of(
                List.of(
                    run.objects().elements(event.receiver(), true),
                    run.objects().elements(event.receiver(), false))));
        yield Interpreter.NOTHING;
      }
      case "Clear" -> {
        empty(event.receiver(), run);
        yield Interpreter.NOTHING;
      }
      default -> other(event, method, run);
    };
  }

  private static Value other(CallEvent event, String method, Interpreter run) {
    if (BUILDING.matcher(method).matches()) {
      return event.receiver();
    }
    return PLAIN.matcher(method).matches()
        ? Value.unknown()
        : known(run.objects().elements(event.receiver(), false));
  }

  private static void put(Value map, Value key, Value value, CallEvent event, Interpreter run) {
    var name = Objects.constantKey(key);
    if (name.isPresent()) {
      run.objects().store(map, new Key.Member(name.get()), value, event.where().span());
    } else {
      Maps.put(key, value, event, run);
    }
  }

  /** What stands under a key that is not known may be all that was put under one. */
  private static Value held(Value map, Value key, Interpreter run) {
    var name = Objects.constantKey(key);
    if (name.isEmpty()) {
      return run.objects().elements(map, false);
    }
    var held = Value.none();
    for (var atom : map.atoms()) {
      if (atom instanceof Atom.Reference one && run.get(one.object()) instanceof HeapObject own) {
        var member = own.member(run.names().of(name.get()));
        held = held.join(own.any()).join(member == null ? Value.none() : member);
      }
    }
    return held;
  }

  private static Value known(Value held) {
    return held.isNone() ? Value.unknown() : held;
  }

  private static Value found(Value value, CallEvent event, Interpreter run) {
    return run.make(
        event,
        36,
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(run.names().of("0"), value)
            .with(run.names().of("1"), Value.unknown()));
  }

  private static Value ofAtomic(CallEvent event, String method, Interpreter run) {
    return switch (method) {
      case "Load" -> value(event.receiver(), run);
      case "Store", "Set", "Add", "Put", "SetDefault", "SetWithTTL", "SetWithExpire" -> {
        keep(event.arguments().at(0), event, run);
        yield Interpreter.NOTHING;
      }
      case "Swap" -> {
        var before = value(event.receiver(), run);
        keep(event.arguments().at(0), event, run);
        yield before;
      }
      case "CompareAndSwap" -> {
        keep(value(event.receiver(), run).join(event.arguments().at(1)), event, run);
        yield Value.unknown();
      }
      default -> Value.unknown();
    };
  }

  private static Value value(Value holder, Interpreter run) {
    var held = run.objects().element(holder, VALUE);
    return held.isNone() ? Value.unknown() : held;
  }

  /** What is kept by its address is what stands there. */
  private static void keep(Value value, CallEvent event, Interpreter run) {
    var kept = Objects.step(value, event.where(), Objects.STORED);
    var inside = Value.unknown().tainted(GoPointers.followed(kept, run).taints());
    run.objects()
        .store(
            event.receiver(),
            new Key.Member(VALUE),
            kept.tainted(inside.taints()),
            event.where().span());
  }

  /** What was put back comes out again as it is, with all that was written into it. */
  private static Optional<Value> ofPool(CallEvent event, String method, Interpreter run) {
    return switch (method) {
      case "Get" -> {
        var make = run.objects().load(event.receiver(), new Key.Member("New"), run.place());
        var made = Callbacks.callback(make, event, run, Arguments.none());
        yield Optional.of(
            made.join(run.objects().element(event.receiver(), VALUE).without(Atom.Opaque.class)));
      }
      case "Put" -> {
        var given = event.arguments().at(0);
        if (GoWriters.isBuffer(given, run)) {
          keep(given, event, run);
        }
        yield Optional.of(Interpreter.NOTHING);
      }
      default -> Optional.empty();
    };
  }

  /** A list is its own elements: each of them leads to the next, and has what any has. */
  private static Optional<Value> ofList(CallEvent event, String method, Interpreter run) {
    return switch (method) {
      case "New" ->
          Optional.of(
              run.make(event, 37, HeapObject.of(HeapObject.Kind.INSTANCE).withType(LIST + "List")));
      case "PushBack", "PushFront", "InsertBefore", "InsertAfter" -> {
        add(event.arguments().at(0), event, run);
        yield Optional.of(event.receiver());
      }
      case "PushBackList", "PushFrontList" -> {
        add(value(event.arguments().at(0), run), event, run);
        yield Optional.of(Interpreter.NOTHING);
      }
      case "Front", "Back", "Next", "Prev" ->
          Optional.of(event.receiver().join(Interpreter.NOTHING));
      case "Init" -> {
        empty(event.receiver(), run);
        yield Optional.of(event.receiver());
      }
      case "Remove" -> Optional.of(value(event.receiver(), run));
      default -> Optional.empty();
    };
  }

  private static void add(Value value, CallEvent event, Interpreter run) {
    run.objects()
        .store(
            event.receiver(),
            new Key.Member(VALUE),
            value(event.receiver(), run).join(Objects.step(value, event.where(), Objects.STORED)),
            event.where().span());
  }

  private static void empty(Value holder, Interpreter run) {
    if (holder.only().orElse(null) instanceof Atom.Reference one
        && run.get(one.object()) instanceof HeapObject held
        && !held.isMany()) {
      run.put(one.object(), HeapObject.of(held.kind()).withType(held.type()));
    }
  }
}
