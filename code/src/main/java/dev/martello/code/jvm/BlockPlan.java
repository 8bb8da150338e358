package dev.martello.code.jvm;

import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.jvm.Frame.Shape;
import dev.martello.code.jvm.Operand.Kind;
import dev.martello.value.Span;
import java.lang.classfile.instruction.LoadInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the blocks of a method as they are reached, and those that catch for them. */
final class BlockPlan {
  /*
   * Only what is reached is made. Exceptions of a block go to the handlers whose ranges hold it:
   * one handler is a block that begins with what was caught; several are a block that chooses
   * between such blocks. Blocks end where ranges begin and end, so each has one list of handlers.
   */

  private static final int NONE = -1;

  /** A block whose instructions are still to be made. */
  record Waiting(int block, int offset, Shape shape) {}

  /**
   * A way into a handler.
   *
   * @param types what is caught; empty for everything
   */
  private record Landing(int handler, List<String> types) {}

  private static final Shape CAUGHT = new Shape(List.of(Kind.PLAIN), Map.of());

  private final ProcedureBuilder builder;
  private final CodeLayout layout;
  private final Frame frame;
  private final Places places;
  private final Map<Integer, Waiting> reached = new HashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<Landing, Integer> landings = new HashMap<>();
  private final Map<List<Landing>, Integer> choices = new HashMap<>();
  private final Deque<Runnable> unfilled = new ArrayDeque<>();

  BlockPlan(ProcedureBuilder builder, CodeLayout layout, Frame frame, Places places) {
    this.builder = builder;
    this.layout = layout;
    this.frame = frame;
    this.places = places;
  }

  /** Begins with the method's first instruction, in the builder's block if that is possible. */
  void begin() {
    var empty = new Shape(List.of(), Map.of());
    if (layout.isReachedOnce(0) && handlerOf(0) == NONE) {
      add(new Waiting(builder.here(), 0, empty));
    } else {
      builder.jump(reach(0, empty));
    }
  }

  /** Returns the next block to fill. */
  Optional<Waiting> next() {
    while (!unfilled.isEmpty()) {
      unfilled.remove().run();
    }
    return Optional.ofNullable(waiting.poll());
  }

  /**
   * Returns the block of the instruction at an offset, which is entered with a stack.
   *
   * @throws MalformedCodeException if other ways lead there with another stack
   */
  int arrive(int offset, Shape shape) {
    int through = throughSwitches(offset, shape);
    return reach(through, through == offset ? shape : shape.withoutConstants());
  }

  private int reach(int offset, Shape shape) {
    layout.index(offset);
    var known = reached.get(offset);
    if (known != null) {
      if (!known.shape().fits(shape)) {
        throw new MalformedCodeException("ways with different stacks meet");
      }
      return known.block();
    }
    var begun = layout.isReachedOnce(offset) ? shape : shape.withoutConstants();
    int before = builder.handledBy(handlerOf(offset));
    int block = builder.block();
    builder.handledBy(before);
    add(new Waiting(block, offset, begun));
    return block;
  }

  private void add(Waiting block) {
    reached.put(block.offset(), block);
    waiting.add(block);
  }

  /**
   * Returns where a jump to a switch on a variable leads if the variable is known. Compilers make
   * two switches of one on texts: the first finds the number of the text, the second the code.
   * Without this, what the first has found out about the text would be lost.
   */
  private int throughSwitches(int offset, Shape shape) {
    int index = layout.index(offset);
    if (index + 1 >= layout.size()
        || !(layout.instruction(index) instanceof LoadInstruction load)) {
      return offset;
    }
    var value = shape.constants().get(load.slot());
    if (value == null) {
      return offset;
    }
    var next = layout.instruction(index + 1);
    return Switches.defaultOf(next)
        .map(
            otherwise ->
                Switches.casesOf(next).stream()
                    .filter(each -> value.equals((long) each.caseValue()))
                    .map(each -> layout.offset(each.target()))
                    .findFirst()
                    .orElseGet(() -> layout.offset(otherwise)))
        .orElse(offset);
  }

  /** Returns the block that catches exceptions of the instruction at an offset. */
  private int handlerOf(int offset) {
    var types = new LinkedHashMap<Integer, List<String>>();
    for (var entry : layout.catchesAt(offset)) {
      var all = types.computeIfAbsent(entry.handler(), any -> new ArrayList<>());
      if (!entry.type().isEmpty() && !all.contains(entry.type())) {
        all.add(entry.type());
      }
      if (entry.type().isEmpty()) {
        all.clear();
      }
    }
    var ways =
        types.entrySet().stream()
            .map(each -> new Landing(each.getKey(), List.copyOf(each.getValue())))
            .toList();
    return switch (ways.size()) {
      case 0 -> NONE;
      case 1 -> landing(ways.getFirst());
      default -> choice(ways);
    };
  }

  private int landing(Landing way) {
    var known = landings.get(way);
    if (known != null) {
      return known;
    }
    int block = uncaughtBlock();
    landings.put(way, block);
    unfilled.add(
        () -> {
          builder.at(block);
          builder.add(new Instruction.Caught(frame.registerOf(0), way.types(), placeOf(way)));
          builder.jump(reach(way.handler(), CAUGHT));
        });
    return block;
  }

  private int choice(List<Landing> ways) {
    var known = choices.get(ways);
    if (known != null) {
      return known;
    }
    int block = uncaughtBlock();
    choices.put(ways, block);
    unfilled.add(
        () -> {
          builder.at(block);
          builder.add(
              new Instruction.Caught(frame.registerOf(0), union(ways), placeOf(ways.getFirst())));
          chooseFrom(ways);
        });
    return block;
  }

  private void chooseFrom(List<Landing> ways) {
    for (int at = 0; at < ways.size() - 2; at++) {
      int next = uncaughtBlock();
      builder.end(new Exit.Either(landing(ways.get(at)), next));
      builder.at(next);
    }
    builder.end(
        new Exit.Either(landing(ways.get(ways.size() - 2)), landing(ways.get(ways.size() - 1))));
  }

  private static List<String> union(List<Landing> ways) {
    boolean isAnyCaught = ways.stream().anyMatch(way -> way.types().isEmpty());
    return isAnyCaught
        ? List.of()
        : ways.stream().flatMap(way -> way.types().stream()).distinct().toList();
  }

  private int uncaughtBlock() {
    int before = builder.handledBy(NONE);
    int block = builder.block();
    builder.handledBy(before);
    return block;
  }

  private Span placeOf(Landing way) {
    return places.line(layout.line(layout.index(way.handler())));
  }
}
