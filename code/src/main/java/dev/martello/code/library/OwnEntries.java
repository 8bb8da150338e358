package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Program;
import dev.martello.code.ir.Unit;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells entries of Java's maps that only one request finds: under its own id, by which the code
 * removes them again.
 */
final class OwnEntries {
  /*
   * The map is a field. All that the file does with it is looked at: some call has to remove what is
   * kept, by the same key, and nothing may have the map but calls that go by a key, for whoever lists
   * its entries, or hands it on, shows those of others. Keys are the same where the same method gave
   * them, or, where one of them is a parameter, where the variables have the same name.
   */
  private static final Set<String> BY_KEY =
      Set.of(
          "put",
          "putIfAbsent",
          "get",
          "getOrDefault",
          "containsKey",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "merge",
          "replace",
          "remove",
          "size",
          "isEmpty");

  private static final Set<String> IDS =
      Set.of("com.amazonaws.services.lambda.runtime.Context.getAwsRequestId()");

  private static final Pattern ID_OF_EVENT =
      Pattern.compile("requestContext\\.(?:requestId|extendedRequestId|messageId)");

  private OwnEntries() {}

  static boolean isOne(Value key, CallEvent event, Interpreter run) {
    return event.language().isOfJvm()
        && !key.atoms().isEmpty()
        && key.atoms().stream().allMatch(OwnEntries::isOfRequest)
        && isRemoved(event, run.program());
  }

  private static boolean isOfRequest(Atom key) {
    return switch (key) {
      case Atom.External(var name, _, _) -> IDS.contains(name);
      case Atom.Event(_, var path) -> ID_OF_EVENT.matcher(path).matches();
      default -> false;
    };
  }

  /** {@code open.put(id, ...)} and, somewhere in the file, {@code open.remove(id)}. */
  private static boolean isRemoved(CallEvent event, Program program) {
    var unit = program.unit(event.in().unit());
    var here = program.procedure(event.in());
    return here.uses()
        .callsAt(event.where().span())
        .filter(put -> !put.arguments().isEmpty())
        .anyMatch(
            put ->
                field(receiver(put), here, unit)
                    .flatMap(field -> readers(field, unit))
                    .filter(
                        readers ->
                            readers.stream().allMatch(OwnEntries::isByKey)
                                && readers.stream()
                                    .anyMatch(one -> isRemoving(one, key(put, here, unit), unit)))
                    .isPresent());
  }

  /**
   * A field of a class, or of its objects.
   *
   * @param owner the name of the class
   */
  private record Field(String owner, String name) {}

  /** What reads a map, and in which procedure. */
  private record Reader(Procedure in, int map, Instruction instruction) {}

  /** Returns the instructions that read the map of a field; empty where it leaves a procedure. */
  private static Optional<List<Reader>> readers(Field field, Unit unit) {
    var readers = new ArrayList<Reader>();
    for (var procedure : unit.procedures()) {
      var maps = new ArrayDeque<Integer>();
      var seen = new HashSet<Integer>();
      procedure
          .instructions()
          .filter(each -> each instanceof Instruction.Load)
          .filter(load -> field(load.target(), procedure, unit).filter(field::equals).isPresent())
          .forEach(load -> maps.add(load.target()));
      while (!maps.isEmpty()) {
        int map = maps.remove();
        if (!seen.add(map)) {
          continue;
        }
        if (procedure.uses().isLeaving(map)) {
          return Optional.empty();
        }
        for (var each : procedure.uses().readers(map)) {
          if (each instanceof Instruction.Copy || each instanceof Instruction.Typed) {
            maps.add(each.target());
          } else {
            readers.add(new Reader(procedure, map, each));
          }
        }
      }
    }
    return Optional.of(readers);
  }

  private static boolean isByKey(Reader reader) {
    return reader.instruction() instanceof Instruction.Call call
        && receiver(call) == reader.map()
        && call.arguments().stream().noneMatch(one -> one.register() == reader.map())
        && BY_KEY.contains(name(call));
  }

  private static boolean isRemoving(Reader reader, Named key, Unit unit) {
    return reader.instruction() instanceof Instruction.Call call
        && name(call).equals("remove")
        && !call.arguments().isEmpty()
        && key.isSame(key(call, reader.in(), unit));
  }

  private static int receiver(Instruction.Call call) {
    return switch (call.callee()) {
      case Callee.Method(var receiver, _) -> receiver;
      case Callee.Declared(_, _, _, var receiver, _) -> receiver;
      case Callee.Value _, Callee.Construct _ -> -1;
    };
  }

  private static String name(Instruction.Call call) {
    return switch (call.callee()) {
      case Callee.Method(_, var name) -> name;
      case Callee.Declared(_, var name, _, _, _) -> name;
      case Callee.Value _, Callee.Construct _ -> "";
    };
  }

  private static Optional<Field> field(int register, Procedure in, Unit unit) {
    return switch (written(register, in)) {
      case Instruction.Load(_, var object, Key.Member(var name), _) ->
          owner(object, in, unit).map(owner -> new Field(owner, name));
      case Instruction.Copy copy -> field(copy.source(), in, unit);
      case Instruction.Typed typed -> field(typed.source(), in, unit);
      case null, default -> Optional.empty();
    };
  }

  /** Returns the class whose field is meant, where it is of the class or of {@code this}. */
  private static Optional<String> owner(int object, Procedure in, Unit unit) {
    if (object >= 0 && object == in.self()) {
      return Optional.of(in.owner());
    }
    return switch (written(object, in)) {
      case Instruction.TypeObject type -> Optional.of(type.type());
      case Instruction.Copy copy -> owner(copy.source(), in, unit);
      case Instruction.Typed typed -> owner(typed.source(), in, unit);
      case Instruction.LoadOuter(_, var depth, var register, _) ->
          owner(register, around(in, depth, unit), unit);
      case null, default -> Optional.empty();
    };
  }

  private static Named key(Instruction.Call call, Procedure in, Unit unit) {
    return key(call.arguments().getFirst().register(), in, unit);
  }

  private static Named key(int register, Procedure in, Unit unit) {
    var variable = in.variables().getOrDefault(register, "");
    var parameter =
        in.parameters().stream().filter(each -> each.register() == register).findFirst();
    if (parameter.isPresent()) {
      return new Named(parameter.get().name(), "", true);
    }
    var known =
        switch (written(register, in)) {
          case Instruction.Call call -> new Named("", name(call), false);
          case Instruction.Copy copy -> key(copy.source(), in, unit);
          case Instruction.Typed typed -> key(typed.source(), in, unit);
          case Instruction.LoadOuter(_, var depth, var outer, _) ->
              key(outer, around(in, depth, unit), unit);
          case null, default -> new Named("", "", false);
        };
    return variable.isEmpty() ? known : new Named(variable, known.method(), known.isParameter());
  }

  /**
   * What is known of a key.
   *
   * @param variable that has it; empty text for none
   * @param method that gave it; empty text for none
   */
  private record Named(String variable, String method, boolean isParameter) {
    boolean isSame(Named other) {
      return isParameter || other.isParameter
          ? !variable.isEmpty() && variable.equals(other.variable)
          : !method.isEmpty() && method.equals(other.method);
    }
  }

  private static Procedure around(Procedure inner, int depth, Unit unit) {
    var around = inner;
    for (int step = 0; step < depth && around.parent() >= 0; step++) {
      around = unit.procedures().get(around.parent());
    }
    return around;
  }

  /** Returns what writes a register, if nothing else does but to say its type. */
  private static @Nullable Instruction written(int register, Procedure in) {
    var writers =
        in.uses()
            .writers(register)
            .filter(
                each -> !(each instanceof Instruction.Typed typed && typed.source() == register))
            .limit(2)
            .toList();
    return writers.size() == 1 ? writers.getFirst() : null;
  }
}
