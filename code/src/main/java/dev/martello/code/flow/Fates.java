package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Follows what some calls gave: answers of AWS, clients, and what must be closed.
 *
 * <p>What a library gives is told apart by the call that it came from, and objects of declared
 * classes by the object. Members keep the call and say which part they are. Of the results of Go
 * the first is the answer, the last the error.
 */
public final class Fates {
  private static final int DEEP = 4;
  private static final int MOST = 200;
  private static final int LONG = 120;

  /** Methods that give what they are called on. */
  private static final Set<String> SAME =
      Set.of("promise", "join", "get", "toCompletableFuture", "build", "__enter__", "unwrap");

  /** Functions that only hold what they are given. */
  private static final Set<String> HOLDING = Set.of("Promise", "asyncio", "list", "dict", "set");

  private record Key(String name, Origin.Written where) {}

  private static final class Found {
    private final Set<String> read = new TreeSet<>();
    private final Map<String, Set<String>> taken = new TreeMap<>();
    private final Set<Origin.Written> sent = new LinkedHashSet<>();
    private boolean isAwaited;
    private boolean isAwaitedWhole;
    private boolean isKept;
    private boolean isKeptWhole;
    private boolean isBounded;
    private boolean isAtStart;
  }

  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Found> found = new ArrayList<>();

  /** By their numbers, the places of the calls. */
  private final List<Origin.Written> places = new ArrayList<>();

  private final Map<Integer, Integer> objects = new HashMap<>();

  /** Returns what became of what a call gave. */
  public Fate of(CallEvent event) {
    var number = numbers.get(new Key(event.name(), event.where()));
    if (number == null) {
      return Fate.NONE;
    }
    var known = found.get(number);
    return new Fate(
        known.read,
        known.taken,
        known.isAwaited,
        known.isAwaitedWhole,
        known.isKept,
        known.isKeptWhole,
        List.copyOf(known.sent));
  }

  /** Returns the number of a call, by which what it gives is told from others. */
  public int number(CallEvent event) {
    return numbers.computeIfAbsent(
        new Key(event.name(), event.where()),
        _ -> {
          found.add(new Found());
          places.add(event.where());
          return found.size() - 1;
        });
  }

  /** Returns the places of the calls that gave what a value may be; none of what is not known. */
  public List<Origin.Written> places(Value value) {
    var all = new ArrayList<Origin.Written>();
    for (var atom : value.atoms()) {
      int call = call(atom);
      if (call >= 0) {
        all.add(places.get(call));
      }
    }
    return all;
  }

  /** Returns whether what a call gave is told how long to wait, or its client was. */
  public boolean isBounded(CallEvent event) {
    boolean isOfConnection = event.name().equals(CONNECTION);
    return of(event).reads(isOfConnection ? "setReadTimeout"::equals : Fates::isTimeout)
        || event.receiver().atoms().stream()
            .mapToInt(this::call)
            .filter(call -> call >= 0)
            .mapToObj(found::get)
            .anyMatch(client -> client.isBounded);
  }

  /** Java: the time to connect says nothing of the time to answer. */
  private static final String CONNECTION = "java.net.URL.openConnection";

  private static boolean isTimeout(String name) {
    return name.toLowerCase(Locale.ROOT).contains("timeout") || name.equals("setRequestFactory");
  }

  /** Options that are not known may have one. */
  private static boolean isGivenTimeout(CallEvent event, Interpreter run) {
    return event.arguments().named().keySet().stream().anyMatch(Fates::isTimeout)
        || (event.language().isScript()
            && event
                .arguments()
                .all()
                .anyMatch(options -> !run.objects().element(options, "timeout").isNone()));
  }

  /** Rows that Go's pools give; a pool that is closed waits for them. */
  private static final Pattern ROWS = Pattern.compile(".*\\.(?:Named)?Queryx?(?:Context)?");

  /** A statement ends with its connection. */
  public boolean isOwnerClosed(CallEvent event) {
    boolean isOfPool = event.language() == Language.GO && ROWS.matcher(event.name()).matches();
    return !isOfPool
        && event.receiver().atoms().stream()
            .mapToInt(this::call)
            .filter(call -> call >= 0)
            .mapToObj(found::get)
            .anyMatch(owner -> owner.read.stream().anyMatch("close"::equalsIgnoreCase));
  }

  /** Returns whether what a library gave outlives the event, as what is imported does. */
  public boolean isLasting(Value value) {
    return value.atoms().stream()
        .mapToInt(this::call)
        .allMatch(call -> call < 0 || found.get(call).isAtStart || found.get(call).isKept);
  }

  /** Takes note of what a call is given. */
  void called(CallEvent event, Interpreter run) {
    if (found.isEmpty()) {
      return;
    }
    var method = event.name().substring(event.name().lastIndexOf('.') + 1);
    for (var atom : event.receiver().atoms()) {
      int call = call(atom);
      if (call >= 0) {
        read(call, part(atom), method);
        event.arguments().at(0).constantText().ifPresent(name -> read(call, part(atom), name));
      }
    }
    if (isClosing(method)) {
      each(event.receiver(), run, (call, part) -> read(call, part, method));
    }
    if (isHolding(event.name())) {
      if (BEGINNING.matcher(event.name()).find()) {
        event.arguments().all().forEach(value -> awaited(value, run));
      }
      return;
    }
    boolean isSending = isSending(event);
    event
        .arguments()
        .all()
        .filter(value -> !isSending || commands(value).isEmpty())
        .forEach(value -> taken(value, event.name(), run));
  }

  /** Python: what becomes a task runs whenever the loop likes. */
  private static final Pattern BEGINNING =
      Pattern.compile("\\.(?:create_task|ensure_future|wait_for|shield)$");

  private static boolean isHolding(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && HOLDING.contains(name.substring(0, dot));
  }

  static boolean isClosing(String method) {
    return method.equalsIgnoreCase("close")
        || method.equals("aclose")
        || method.equals("destroy")
        || method.equals("Release");
  }

  private static boolean isSending(CallEvent event) {
    return event.language().isScript() && event.name().endsWith(".send");
  }

  private static List<Atom.External> commands(Value value) {
    return value.atoms().stream()
        .filter(Atom.External.class::isInstance)
        .map(Atom.External.class::cast)
        .filter(
            one ->
                one.call() >= 0
                    && one.name().startsWith("new @aws-sdk/")
                    && one.name().endsWith("Command()"))
        .toList();
  }

  /** Marks the result of a call, so that it can be told from others. */
  public Value follow(Value result, CallEvent event, Interpreter run) {
    if (isSending(event) && !commands(event.arguments().at(0)).isEmpty()) {
      return sent(result, event);
    }
    if (run.semantics().isFollowed(event)) {
      int number = number(event);
      found.get(number).isAtStart |= event.isInitialisation();
      found.get(number).isBounded |= isGivenTimeout(event, run);
      MadeWith.made(event, number, run);
      boolean isConstructor = event.name().endsWith(".<init>");
      boolean isBuilder = event.name().endsWith(".newBuilder");
      var made = isConstructor ? event.receiver() : isBuilder ? result : Value.none();
      for (var atom : made.atoms()) {
        if (atom instanceof Atom.Reference reference) {
          objects.put(reference.object(), number);
        }
      }
      return result.marked(number, "");
    }
    if (found.isEmpty()) {
      return result;
    }
    var method = event.name().substring(event.name().lastIndexOf('.') + 1);
    var marked = result;
    for (var atom : event.receiver().atoms()) {
      int call = call(atom);
      if (call >= 0) {
        boolean isSame = SAME.contains(method) && event.arguments().count() == 0;
        marked =
            marked.marked(call, isSame ? part(atom) : Atom.External.joined(part(atom), method));
      }
    }
    return marked;
  }

  /** The answer belongs to the command, wherever that was made. */
  private Value sent(Value result, CallEvent event) {
    var commands = commands(event.arguments().at(0));
    if (commands.isEmpty()) {
      return result;
    }
    var answer = result;
    for (var command : commands) {
      found.get(command.call()).sent.add(event.where());
      boolean hasName = answer.atoms().stream().anyMatch(Atom.External.class::isInstance);
      answer =
          hasName
              ? answer.marked(command.call(), "")
              : answer.join(
                  Value.of(new Atom.External(command.name() + ".answer", command.call(), "")));
    }
    return answer;
  }

  /** Takes note that a member is read. */
  void read(Atom.External of, String member) {
    if (of.call() >= 0) {
      read(of.call(), of.part(), member);
    }
  }

  private void read(int call, String part, String member) {
    var path = Atom.External.joined(part, member);
    if (path.length() <= LONG) {
      found.get(call).read.add(path);
    }
  }

  /** Takes note that somebody gets what calls gave, alone or within something. */
  public void taken(Value value, String by, Interpreter run) {
    if (!found.isEmpty()) {
      each(
          value,
          run,
          (call, part) ->
              found.get(call).taken.computeIfAbsent(part, _ -> new HashSet<>()).add(by));
    }
  }

  void awaited(Value value, Interpreter run) {
    if (!found.isEmpty()) {
      each(
          value,
          run,
          (call, part) -> {
            found.get(call).isAwaited = true;
            found.get(call).isAwaitedWhole |= part.isEmpty();
          });
    }
  }

  public void kept(Value value, Interpreter run) {
    if (!found.isEmpty()) {
      each(
          value,
          run,
          (call, part) -> {
            found.get(call).isKept = true;
            found.get(call).isKeptWhole |= part.isEmpty();
          });
    }
  }

  private int call(Atom atom) {
    return switch (atom) {
      case Atom.External external -> external.call();
      case Atom.Reference reference -> objects.getOrDefault(reference.object(), -1);
      default -> -1;
    };
  }

  private static String part(Atom atom) {
    return atom instanceof Atom.External external ? external.part() : "";
  }

  /** Goes through what a value is and holds, the nearest first and each object once. */
  private void each(Value value, Interpreter run, BiConsumer<Integer, String> told) {
    var seen = new HashSet<Integer>();
    var level = List.of(value);
    for (int depth = DEEP; depth >= 0; depth--) {
      var held = new ArrayList<Value>();
      for (var one : level) {
        for (var atom : one.atoms()) {
          int call = call(atom);
          if (call >= 0) {
            told.accept(call, part(atom));
          }
          if (depth > 0 && seen.size() < MOST) {
            addHeld(atom, run, seen, held);
          }
        }
      }
      level = held;
    }
  }

  private static void addHeld(Atom atom, Interpreter run, Set<Integer> seen, List<Value> held) {
    if (atom instanceof Atom.Method method) {
      held.add(method.receiver());
    }
    if (atom instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject object
        && object.kind() != HeapObject.Kind.MODULE
        && seen.add(reference.object())) {
      held.add(object.any());
      int others = run.names().of(Earlier.OTHERS);
      object
          .members()
          .forEach(
              (name, value) -> {
                if (name != others) {
                  held.add(value);
                }
              });
    }
  }
}
