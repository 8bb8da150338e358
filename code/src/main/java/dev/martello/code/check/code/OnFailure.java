package dev.martello.code.check.code;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells whether a call in a loop is only made for an element with which something else went wrong:
 * where an error is caught, and in Go where an error is looked at.
 */
final class OnFailure {
  /** Go: what errors are called that are compared with nothing. */
  private static final Pattern ERROR = Pattern.compile("(?i)\\w*err(?:or)?\\d?\\s*[!=]=\\s*nil");

  private final EnclosingLoop loop;

  private OnFailure(EnclosingLoop loop) {
    this.loop = loop;
  }

  /** Returns whether each way to a call leads through a failure in the innermost loop around it. */
  static boolean isOnly(Origin.Written where, List<Unit> units) {
    return EnclosingLoop.around(where, units).stream()
        .findFirst()
        .filter(loop -> new OnFailure(loop).isOnly())
        .isPresent();
  }

  /**
   * Returns whether each way to a call leads through a failure in the function that it stands in,
   * which is called for each element.
   */
  static boolean isOnlyWithin(Origin.Written where, List<Unit> units) {
    return EnclosingLoop.around(where, units).isEmpty()
        && EnclosingLoop.wholeFunction(where, units)
            .filter(function -> isHandler(function) || new OnFailure(function).isOnly())
            .isPresent();
  }

  /** Scripts: what is given to the {@code catch} of a promise. */
  private static boolean isHandler(EnclosingLoop function) {
    return function.unit().language().isScript()
        && HANDLING
            .matcher(
                function.unit().file().lineUntil(function.procedure().extent().start()).strip())
            .find();
  }

  private static final Pattern HANDLING = Pattern.compile("\\.catch\\((?:async)?$");

  private boolean isOnly() {
    var blocks = loop.procedure().blocks();
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>(List.of(0));
    while (!waiting.isEmpty()) {
      int number = waiting.pop();
      var block = blocks.get(number);
      boolean isAfterFailure =
          loop.blocks().get(number)
              && block.instructions().stream().anyMatch(Instruction.Caught.class::isInstance);
      if (seen.get(number) || isAfterFailure) {
        continue;
      }
      seen.set(number);
      if (block.instructions().contains(loop.call())) {
        return false;
      }
      int failing = loop.blocks().get(number) ? failing(block) : -1;
      block.next().filter(next -> next != failing).forEach(waiting::push);
    }
    return true;
  }

  /** Returns where a block of Go goes on if there was an error; -1 where it does not ask. */
  private int failing(Block block) {
    if (loop.unit().language() != Language.GO || !(block.exit() instanceof Exit.Branch branch)) {
      return -1;
    }
    boolean isAsked =
        block.instructions().stream()
            .anyMatch(each -> each.target() == branch.condition() && isOfError(each, "!="));
    boolean isDenied =
        block.instructions().stream()
            .anyMatch(each -> each.target() == branch.condition() && isOfError(each, "=="));
    return isAsked ? branch.whenTrue() : isDenied ? branch.whenFalse() : -1;
  }

  private boolean isOfError(Instruction each, String operator) {
    return each instanceof Instruction.Operate
        && text(each).contains(operator)
        && ERROR.matcher(text(each)).matches();
  }

  private String text(Instruction each) {
    return loop.unit().file().text().substring(each.place().start(), each.place().end());
  }
}
