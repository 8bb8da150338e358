package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Program;
import dev.martello.code.ir.Unit;
import dev.martello.code.ir.Uses;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells, of lists that outlive an event and to which each event adds, those that are read and that
 * nothing empties: whoever reads them gets what belongs to earlier requests.
 */
final class GrowingLists {
  /*
   * A list is known by the name of what has it: a variable of the module, among which defaults of
   * parameters are, or an attribute. Wherever the unit that adds to it, or one that imports from that
   * unit, gets what is under the name, it is seen what becomes of it. To add something, to ask how long
   * the list is or whether something is in it, and to test it, tell nobody what is in it.
   */
  private static final Set<String> ADDING =
      Set.of("append", "extend", "insert", "add", "addAll", "addFirst", "addLast", "offer", "push");

  private static final Pattern EMPTYING =
      Pattern.compile("clear|pop\\w*|remove\\w*|poll\\w*|drainTo|retainAll|take|delete|setLength");

  private static final Set<String> TESTING = Set.of("isEmpty", "size", "contains");

  /** What has a list. */
  private record Holder(String name, boolean isModule) {}

  /** What is done with a list anywhere. */
  private enum Use {
    TESTED,
    COUNTED,
    READ,
    EMPTIED
  }

  private final Program program;
  private final Map<Unit, Map<Holder, Boolean>> grown = new IdentityHashMap<>();

  GrowingLists(Program program) {
    this.program = program;
  }

  /** Returns whether a call adds to a list that only grows, and that is read. */
  boolean isGrown(CallEvent call) {
    var unit = program.unit(call.in().unit());
    var uses = program.procedure(call.in()).uses();
    return uses.callsAt(call.where().span())
        .flatMap(each -> added(each).stream())
        .flatMap(list -> holder(list, uses).stream())
        .anyMatch(holder -> isGrown(unit, holder));
  }

  private boolean isGrown(Unit unit, Holder holder) {
    return grown
        .computeIfAbsent(unit, _ -> new HashMap<>())
        .computeIfAbsent(holder, _ -> new Held(unit, holder).isGrown());
  }

  private static Optional<Integer> added(Instruction.Call call) {
    return method(call.callee()).filter(method -> ADDING.contains(method.name())).map(Method::of);
  }

  private record Method(int of, String name) {}

  /** Returns the method that is called on an object. */
  private static Optional<Method> method(Callee callee) {
    return switch (callee) {
      case Callee.Method(var receiver, var name) -> Optional.of(new Method(receiver, name));
      case Callee.Declared declared when declared.receiver() >= 0 ->
          Optional.of(new Method(declared.receiver(), declared.name()));
      case Callee.Declared _, Callee.Value _, Callee.Construct _ -> Optional.empty();
    };
  }

  /** Returns where a register has its list from. */
  private static Optional<Holder> holder(int register, Uses uses) {
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>(List.of(register));
    while (!waiting.isEmpty()) {
      int next = waiting.remove();
      if (next < 0 || seen.get(next)) {
        continue;
      }
      seen.set(next);
      for (var each : uses.writers(next).toList()) {
        if (each instanceof Instruction.Load(_, var of, Key.Member(var name), _)) {
          return Optional.of(new Holder(name, uses.isModule(of)));
        }
        if (each instanceof Instruction.Copy copy) {
          waiting.add(copy.source());
        }
      }
    }
    return Optional.empty();
  }

  /** One list, by what has it. */
  private final class Held {
    private final Unit unit;
    private final Holder holder;

    private Held(Unit unit, Holder holder) {
      this.unit = unit;
      this.holder = holder;
    }

    private boolean isGrown() {
      var made = unit.procedures().stream().flatMap(this::made).toList();
      if (made.size() != 1) {
        return false;
      }
      var all =
          Stream.concat(uses(unit, false), others().flatMap(other -> uses(other, true))).toList();
      boolean isRead = all.contains(Use.READ) || made.getFirst() && all.contains(Use.COUNTED);
      return isRead && !all.contains(Use.EMPTIED);
    }

    /** Returns, for each place where a procedure makes the list, whether a class has it. */
    private Stream<Boolean> made(Procedure procedure) {
      return procedure
          .instructions()
          .filter(
              each ->
                  each instanceof Instruction.Store(var of, Key.Member(var name), _, _)
                      && isHeld(of, name, procedure))
          .map(each -> isOfClass(((Instruction.Store) each).object(), procedure));
    }

    private static boolean isOfClass(int object, Procedure procedure) {
      return procedure
          .uses()
          .writers(object)
          .anyMatch(each -> each instanceof Instruction.MakeClass);
    }

    private boolean isHeld(int object, String name, Procedure procedure) {
      return name.equals(holder.name()) && procedure.uses().isModule(object) == holder.isModule();
    }

    /** Units that import from the one that has the list. */
    private Stream<Unit> others() {
      var path = unit.file().path();
      var file = path.substring(path.lastIndexOf('/') + 1);
      var module = file.substring(0, Math.max(0, file.lastIndexOf('.')));
      return program.units().stream()
          .filter(other -> !other.equals(unit) && holder.isModule())
          .filter(
              other ->
                  other.procedures().stream()
                      .flatMap(Procedure::instructions)
                      .anyMatch(
                          each ->
                              each instanceof Instruction.Import(_, var from, var member, _)
                                  && (isLast(module, from) || member.equals(module))));
    }

    private static boolean isLast(String module, String path) {
      return path.substring(path.lastIndexOf('.') + 1).equals(module);
    }

    private Stream<Use> uses(Unit of, boolean isImported) {
      var lists = new HashMap<Integer, BitSet>();
      return of.procedures().stream()
          .flatMap(
              procedure -> {
                var here = lists(procedure, of, isImported, lists);
                lists.put(procedure.number(), here);
                return GrowingLists.uses(procedure, here);
              });
    }

    /** Returns the registers of a procedure that hold the list. */
    private BitSet lists(
        Procedure procedure, Unit of, boolean isImported, Map<Integer, BitSet> outside) {
      var lists = new BitSet();
      for (int before = -1; before != lists.cardinality(); ) {
        before = lists.cardinality();
        procedure
            .instructions()
            .filter(each -> each.target() >= 0)
            .filter(
                each ->
                    switch (each) {
                      case Instruction.Load(_, var object, Key.Member(var name), _) ->
                          isImported ? name.equals(holder.name()) : isHeld(object, name, procedure);
                      case Instruction.Copy copy -> lists.get(copy.source());
                      case Instruction.Typed typed -> lists.get(typed.source());
                      case Instruction.LoadOuter outer ->
                          outside
                              .getOrDefault(parent(procedure, of, outer.depth()), new BitSet())
                              .get(outer.register());
                      default -> false;
                    })
            .forEach(each -> lists.set(each.target()));
      }
      return lists;
    }
  }

  private static int parent(Procedure procedure, Unit of, int depth) {
    var at = procedure;
    for (int level = 1; level < depth && at.parent() > 0; level++) {
      at = of.procedures().get(at.parent());
    }
    return at.parent();
  }

  private static Stream<Use> uses(Procedure procedure, BitSet lists) {
    if (lists.isEmpty()) {
      return Stream.empty();
    }
    var lengths = lengths(procedure);
    var inside =
        procedure
            .instructions()
            .filter(each -> Operands.of(each).anyMatch(read -> read >= 0 && lists.get(read)))
            .map(each -> use(each, lists, lengths));
    var leaving =
        procedure.blocks().stream()
            .map(Block::exit)
            .filter(exit -> !(exit instanceof Exit.Branch))
            .flatMapToInt(exit -> IntStream.of(Operands.read(exit)))
            .filter(read -> read >= 0 && lists.get(read))
            .mapToObj(_ -> Use.READ);
    return Stream.concat(inside, leaving);
  }

  private static Use use(Instruction instruction, BitSet lists, BitSet lengths) {
    return switch (instruction) {
      case Instruction.Copy _, Instruction.Typed _ -> Use.TESTED;
      case Instruction.Store store when lists.get(store.object()) -> Use.EMPTIED;
      case Instruction.Operate operate -> use(operate.operator());
      case Instruction.Call call -> use(call, lists, lengths);
      default -> Use.READ;
    };
  }

  private static Use use(Operator operator) {
    return switch (operator) {
      case IN, NOT_IN, NOT, EQUAL, NOT_EQUAL, IS_ABSENT -> Use.TESTED;
      default -> Use.READ;
    };
  }

  private static Use use(Instruction.Call call, BitSet lists, BitSet lengths) {
    boolean isGiven =
        call.arguments().stream()
            .anyMatch(argument -> argument.register() >= 0 && lists.get(argument.register()));
    if (call.callee() instanceof Callee.Value(var function) && lengths.get(function)) {
      return Use.COUNTED;
    }
    return isGiven
        ? Use.READ
        : method(call.callee()).map(method -> use(method.name())).orElse(Use.READ);
  }

  private static Use use(String method) {
    if (EMPTYING.matcher(method).matches()) {
      return Use.EMPTIED;
    }
    return ADDING.contains(method) || TESTING.contains(method) ? Use.TESTED : Use.READ;
  }

  /** Returns the registers of what tells how long a list is. */
  private static BitSet lengths(Procedure procedure) {
    var lengths = new BitSet();
    procedure
        .instructions()
        .filter(each -> each instanceof Instruction.Builtin(_, var name, _) && name.equals("len"))
        .forEach(each -> lengths.set(each.target()));
    return lengths;
  }
}
