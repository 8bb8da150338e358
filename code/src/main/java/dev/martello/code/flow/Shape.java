package dev.martello.code.flow;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Operands;
import dev.martello.code.ir.Procedure;
import dev.martello.code.name.SecretNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The order in which a procedure's blocks are best run, which of them a loop repeats, and which
 * registers outlive the block that writes them.
 *
 * @param positions by block; most blocks stand before what follows them
 * @param blocks by position
 * @param repeated the blocks that a loop repeats
 * @param iterated those of them that a loop repeats though nothing fails: no mere new attempts
 * @param returning the blocks after which the procedure may return though something failed before
 * @param crossing the registers that some block reads before it writes them: what others hold is of
 *     no interest where ways meet, and most registers hold what one expression needs
 * @param shared the registers that procedures inside use as well
 * @param telling the registers of variables whose names may say that they hold secrets
 */
record Shape(
    int[] positions,
    int[] blocks,
    BitSet repeated,
    BitSet iterated,
    BitSet returning,
    BitSet crossing,
    BitSet shared,
    BitSet telling) {

  static Shape of(Procedure procedure) {
    var positions = order(procedure, true, new BitSet());
    var blocks = byPosition(positions);
    var shared = new BitSet();
    procedure.shared().forEach(shared::set);
    var telling = new BitSet();
    procedure
        .variables()
        .forEach((register, name) -> telling.set(register, SecretNames.isTelling(name)));
    return new Shape(
        positions,
        blocks,
        repeated(procedure, true, new BitSet()),
        repeated(procedure, false, new BitSet()),
        returning(procedure, blocks),
        crossing(procedure),
        shared,
        telling);
  }

  /** From the last block to the first, until nothing more is found. */
  private static BitSet returning(Procedure procedure, int[] blocks) {
    var returning = new BitSet();
    for (int before = -1; before != returning.cardinality(); ) {
      before = returning.cardinality();
      for (int position = blocks.length - 1; position >= 0; position--) {
        var block = procedure.blocks().get(blocks[position]);
        if (block.exit() instanceof Exit.Return || block.next().anyMatch(returning::get)) {
          returning.set(blocks[position]);
        }
      }
    }
    return returning;
  }

  private static BitSet crossing(Procedure procedure) {
    var crossing = new BitSet();
    var writtenIn = new int[procedure.registers()];
    int block = 0;
    for (var each : procedure.blocks()) {
      int number = ++block;
      IntConsumer read =
          register -> {
            if (register >= 0 && writtenIn[register] != number) {
              crossing.set(register);
            }
          };
      for (var instruction : each.instructions()) {
        Operands.each(instruction, read);
        if (instruction.target() >= 0) {
          writtenIn[instruction.target()] = number;
        }
      }
      read.accept(Operands.read(each.exit()));
    }
    return crossing;
  }

  private static int[] byPosition(int[] positions) {
    var blocks = new int[positions.length];
    for (int block = 0; block < positions.length; block++) {
      blocks[positions[block]] = block;
    }
    return blocks;
  }

  int position(int block) {
    return positions[block];
  }

  int blockAt(int position) {
    return blocks[position];
  }

  /** Returns whether a register may be read in another block than the one that wrote it. */
  boolean isCrossing(int register) {
    return crossing.get(register);
  }

  /** Returns whether procedures inside use the register as well. */
  boolean isShared(int register) {
    return shared.get(register);
  }

  /** Returns whether the register is a variable whose name may say that it holds a secret. */
  boolean isTelling(int register) {
    return register >= 0 && telling.get(register);
  }

  /** Returns whether a loop may run the block several times. */
  boolean isRepeated(int block) {
    return repeated.get(block);
  }

  /** Returns whether the procedure may return after the block, unless something fails. */
  boolean isReturning(int block) {
    return returning.get(block);
  }

  /** Returns whether a loop runs the block several times where nothing fails. */
  boolean isIterated(int block) {
    return iterated.get(block);
  }

  /**
   * Returns the blocks that loops repeat where nothing fails, without those that some blocks head.
   */
  BitSet iteratedWithout(Procedure procedure, BitSet heads) {
    return repeated(procedure, false, heads);
  }

  /** Returns whether every way through the procedure that returns goes through the block. */
  static boolean isAlways(Procedure procedure, int block) {
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>();
    seen.set(block);
    if (block != 0) {
      seen.set(0);
      waiting.push(0);
    }
    while (!waiting.isEmpty()) {
      var at = procedure.blocks().get(waiting.pop());
      if (at.exit() instanceof Exit.Return) {
        return false;
      }
      for (int next : successors(at)) {
        if (next != at.handler() && !seen.get(next)) {
          seen.set(next);
          waiting.push(next);
        }
      }
    }
    return true;
  }

  /** Reverse postorder; what the start does not reach comes first, and is never run. */
  private static int[] order(Procedure procedure, boolean withFailures, BitSet without) {
    int count = procedure.blocks().size();
    var position = new int[count];
    int left = count;
    var path = new ArrayDeque<int[]>();
    var seen = new BitSet();
    for (int root = 0; root < count || !path.isEmpty(); ) {
      if (path.isEmpty()) {
        if (!seen.get(root)) {
          path.push(new int[] {root, 0});
          seen.set(root);
        }
        root++;
        continue;
      }
      var top = path.element();
      var successors = successors(procedure.blocks().get(top[0]), withFailures, without);
      if (top[1] < successors.length) {
        int next = successors[top[1]++];
        if (!seen.get(next)) {
          seen.set(next);
          path.push(new int[] {next, 0});
        }
      } else {
        position[top[0]] = --left;
        path.pop();
      }
    }
    return position;
  }

  /**
   * The blocks from which a way leads back to them: those of strongly connected components of
   * several blocks (Kosaraju), and those that jump to themselves.
   */
  private static BitSet repeated(Procedure procedure, boolean withFailures, BitSet without) {
    var blocks = byPosition(order(procedure, withFailures, without));
    var before = new ArrayList<List<Integer>>();
    for (int block = 0; block < blocks.length; block++) {
      before.add(new ArrayList<>());
    }
    var repeated = new BitSet();
    for (int block = 0; block < blocks.length; block++) {
      var from = procedure.blocks().get(block);
      for (int next : successors(from, withFailures, without)) {
        before.get(next).add(block);
        if (next == block) {
          repeated.set(block);
        }
      }
    }
    var seen = new BitSet();
    for (int root : blocks) {
      var component = component(root, before, seen);
      if (component.size() > 1) {
        component.forEach(repeated::set);
      }
    }
    return repeated;
  }

  private static List<Integer> component(int root, List<List<Integer>> before, BitSet seen) {
    var found = new ArrayList<Integer>();
    var waiting = new ArrayDeque<Integer>();
    if (!seen.get(root)) {
      seen.set(root);
      waiting.push(root);
    }
    while (!waiting.isEmpty()) {
      int block = waiting.pop();
      found.add(block);
      for (int each : before.get(block)) {
        if (!seen.get(each)) {
          seen.set(each);
          waiting.push(each);
        }
      }
    }
    return found;
  }

  private static int[] successors(Block block, boolean withFailures, BitSet without) {
    return Arrays.stream(successors(block))
        .filter(next -> (withFailures || next != block.handler()) && !without.get(next))
        .toArray();
  }

  private static int[] successors(Block block) {
    int[] next =
        switch (block.exit()) {
          case Exit.Jump jump -> new int[] {jump.block()};
          case Exit.Branch branch -> new int[] {branch.whenFalse(), branch.whenTrue()};
          case Exit.Either either -> new int[] {either.second(), either.first()};
          case Exit.Return _, Exit.Throw _ -> new int[0];
        };
    if (block.handler() < 0) {
      return next;
    }
    var all = new int[next.length + 1];
    all[0] = block.handler();
    System.arraycopy(next, 0, all, 1, next.length);
    return all;
  }
}
