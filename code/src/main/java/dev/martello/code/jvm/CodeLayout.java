package dev.martello.code.jvm;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A method's instructions with their offsets, lines, and the offsets at which blocks begin. */
final class CodeLayout {
  /** More entries than any compiler writes; the work for each block grows with them. */
  private static final int MOST_CATCHES = 4_096;

  private static final int MOST_CATCHES_AT_ONCE = 64;

  /**
   * A part of the code whose exceptions go to a handler.
   *
   * @param type what is caught; empty text for everything
   */
  record Catch(int start, int end, int handler, String type) {
    boolean covers(int offset) {
      return start <= offset && offset < end;
    }
  }

  private final CodeAttribute code;
  private final ClassScope scope;
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<Catch> catches = new ArrayList<>();
  private final BitSet stored = new BitSet();

  /** By the instruction's place in the list. */
  private final int[] offsets;

  private final int[] lines;

  /** By offset: the instruction's place in the list; negative where none begins. */
  private final int[] indexes;

  /** By offset: how many ways lead there other than from the instruction before. */
  private final int[] jumps;

  /** By offset: whether the instruction before goes on here. */
  private final BitSet reachedInOrder = new BitSet();

  private final BitSet leaders = new BitSet();

  /**
   * Lays out a method's code.
   *
   * @throws MalformedCodeException if it cannot be lowered
   * @throws IllegalArgumentException if the class file is malformed
   */
  CodeLayout(CodeAttribute code, ClassScope scope) {
    this.code = code;
    this.scope = scope;
    int length = code.codeLength();
    offsets = new int[length];
    lines = new int[length];
    indexes = new int[length + 1];
    Arrays.fill(indexes, -1);
    jumps = new int[length + 1];
    readElements();
    leaders.set(0);
    jumps[0]++;
    catches.forEach(this::markCatch);
    for (int index = 0; index < instructions.size(); index++) {
      mark(index);
    }
  }

  private void readElements() {
    int offset = 0;
    int line = 0;
    for (CodeElement element : code) {
      switch (element) {
        case DiscontinuedInstruction _ ->
            throw new MalformedCodeException(
                "it uses subroutines, which compilers gave up in 2004");
        case Instruction instruction -> {
          indexes[offset] = instructions.size();
          offsets[instructions.size()] = offset;
          lines[instructions.size()] = line;
          instructions.add(instruction);
          offset += instruction.sizeInBytes();
        }
        case LineNumber number -> line = number.line();
        case ExceptionCatch entry -> addCatch(entry);
        default -> {}
      }
    }
  }

  private void addCatch(ExceptionCatch entry) {
    if (catches.size() == MOST_CATCHES) {
      throw new MalformedCodeException("it has more than " + MOST_CATCHES + " exception handlers");
    }
    var type = entry.catchType().map(found -> scope.nameOf(found));
    catches.add(
        new Catch(
            code.labelToBci(entry.tryStart()),
            code.labelToBci(entry.tryEnd()),
            code.labelToBci(entry.handler()),
            type.filter(name -> !name.equals("java.lang.Throwable")).orElse("")));
  }

  private void markCatch(Catch entry) {
    leaders.set(entry.start());
    leaders.set(entry.end());
    leaders.set(entry.handler());
    // INVARIANT: a handler is never entered in one way only, so that nothing is known there.
    jumps[entry.handler()] += 2;
  }

  private void mark(int index) {
    var instruction = instructions.get(index);
    int next = offsets[index] + instruction.sizeInBytes();
    var otherwise = Switches.defaultOf(instruction);
    boolean goesOn = otherwise.isEmpty();
    otherwise.ifPresent(this::markJump);
    Switches.casesOf(instruction).forEach(each -> markJump(each.target()));
    switch (instruction) {
      case BranchInstruction branch -> {
        markJump(branch.target());
        leaders.set(next);
        goesOn = branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W;
      }
      case ReturnInstruction _, ThrowInstruction _ -> goesOn = false;
      case StoreInstruction store -> stored.set(store.slot());
      case IncrementInstruction increment -> stored.set(increment.slot());
      default -> {}
    }
    if (!goesOn) {
      leaders.set(next);
    } else {
      reachedInOrder.set(next);
    }
  }

  private void markJump(Label target) {
    int offset = code.labelToBci(target);
    leaders.set(offset);
    jumps[offset]++;
  }

  int size() {
    return instructions.size();
  }

  Instruction instruction(int index) {
    return instructions.get(index);
  }

  int offset(int index) {
    return offsets[index];
  }

  /** Returns the line of an instruction; 0 where it is not known. */
  int line(int index) {
    return lines[index];
  }

  /** Returns the line of the first instruction that has one; 0 where none is known. */
  int firstLine() {
    return Arrays.stream(lines, 0, instructions.size())
        .filter(line -> line > 0)
        .findFirst()
        .orElse(0);
  }

  /**
   * Returns the place of the instruction at an offset.
   *
   * @throws MalformedCodeException if none begins there
   */
  int index(int offset) {
    if (offset < 0 || offset >= indexes.length || indexes[offset] < 0) {
      throw new MalformedCodeException("it jumps to where no instruction begins");
    }
    return indexes[offset];
  }

  int offset(Label label) {
    return code.labelToBci(label);
  }

  boolean isLeader(int offset) {
    return leaders.get(offset);
  }

  /** Returns whether only one other instruction leads here. */
  boolean isReachedOnce(int offset) {
    return jumps[offset] + (reachedInOrder.get(offset) ? 1 : 0) == 1;
  }

  /** Returns whether an instruction of the method writes a local variable. */
  boolean isStored(int slot) {
    return stored.get(slot);
  }

  /** Returns what catches exceptions of an instruction, the innermost first. */
  List<Catch> catchesAt(int offset) {
    var found = new ArrayList<Catch>();
    for (var entry : catches) {
      if (entry.covers(offset)) {
        found.add(entry);
        if (entry.type().isEmpty() || found.size() == MOST_CATCHES_AT_ONCE) {
          break;
        }
      }
    }
    return found;
  }
}
