package dev.martello.code.jvm;

import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;

/** The instructions that copy and swap what is on the stack. */
final class Shuffles {
  private Shuffles() {}

  /** Lowers one of them; no instructions are made. */
  static void lower(Opcode opcode, Frame frame) {
    switch (opcode) {
      case POP -> frame.pop();
      case POP2 -> take(frame, 2);
      case DUP -> insert(frame, 1, 0);
      case DUP_X1 -> insert(frame, 1, 1);
      case DUP_X2 -> insert(frame, 1, 2);
      case DUP2 -> insert(frame, 2, 0);
      case DUP2_X1 -> insert(frame, 2, 1);
      case DUP2_X2 -> insert(frame, 2, 2);
      default -> {
        var top = frame.pop();
        var below = frame.pop();
        frame.push(top);
        frame.push(below);
      }
    }
  }

  /** Puts a copy of the topmost slots below some more slots. */
  private static void insert(Frame frame, int slots, int below) {
    var copied = take(frame, slots);
    var between = take(frame, below);
    copied.forEach(frame::push);
    between.forEach(frame::push);
    copied.forEach(frame::push);
  }

  /** Takes what fills a number of slots, the deepest first. */
  private static List<Operand> take(Frame frame, int slots) {
    var taken = new ArrayList<Operand>();
    for (int left = slots; left > 0; left -= taken.getFirst().isWide() ? 2 : 1) {
      taken.addFirst(frame.pop());
    }
    return taken;
  }
}
