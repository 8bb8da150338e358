package dev.martello.code.check.code;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.value.Span;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds errors of Go that a deferred function takes back: {@code defer func() { err = nil }()}. */
record ClearedErrors(GoWork work) {
  /** The last result of a function, which has a name: {@code (count int, err error)}. */
  private static final Pattern NAMED_ERROR =
      Pattern.compile("([\\p{L}\\p{N}_]+)\\s+error\\s*\\)\\s*$");

  Stream<Span> places() {
    var telling = new UntoldErrors(work, work::isWork);
    return work.procedure().blocks().stream()
        .filter(block -> block.exit() instanceof Exit.Branch)
        .flatMap(block -> cleared(block, (Exit.Branch) block.exit(), telling));
  }

  private Stream<Span> cleared(Block block, Exit.Branch branch, UntoldErrors telling) {
    int asked = branch.condition();
    boolean isErrorWhenTrue = true;
    for (var instruction : block.instructions().reversed()) {
      if (instruction instanceof Instruction.Operate(var target, var operator, var of, _)
          && target == asked) {
        asked = of.getFirst();
        if (operator == Operator.NOT) {
          isErrorWhenTrue = !isErrorWhenTrue;
        } else if (operator != Operator.IS_NOTHING) {
          return Stream.empty();
        }
      } else if (instruction instanceof Instruction.LoadOuter outer && outer.target() == asked) {
        int treating = isErrorWhenTrue ? branch.whenFalse() : branch.whenTrue();
        return isResult(outer) && isOfWork(outer)
            ? cleared(outer, treating, telling)
            : Stream.empty();
      }
    }
    return Stream.empty();
  }

  /** The error is cleared whatever it is, and at most told before. */
  private Stream<Span> cleared(Instruction.LoadOuter error, int treating, UntoldErrors telling) {
    var block = work.procedure().blocks().get(treating);
    var steps = block.instructions();
    var nothing = UntoldErrors.nothings(block);
    return steps.stream()
        .filter(
            step ->
                step instanceof Instruction.StoreOuter(var depth, var register, var value, _)
                    && depth == error.depth()
                    && register == error.register()
                    && nothing.contains(value))
        .map(Instruction::place)
        .filter(
            clearing ->
                steps.stream()
                    .allMatch(step -> step.place().equals(clearing) || telling.isTelling(step)))
        .limit(1);
  }

  /** Returns whether a variable is what the function around gives as its error. */
  private boolean isResult(Instruction.LoadOuter variable) {
    var around = work.unit().procedures().get(work.procedure().parent());
    var name = around.variables().getOrDefault(variable.register(), "");
    var result = NAMED_ERROR.matcher(signature(around));
    return variable.depth() == 1 && result.find() && result.group(1).equals(name);
  }

  /** Returns whether the function around fails where its work does. */
  private boolean isOfWork(Instruction.LoadOuter error) {
    var around =
        new GoWork(
            work.unit(), work.unit().procedures().get(work.procedure().parent()), work.usages());
    return new UntoldErrors(around, around::isWork).returnsWork(error.register());
  }

  private String signature(Procedure procedure) {
    var text = work.unit().file().text();
    var written = text.substring(procedure.span().start(), procedure.span().end());
    int body = written.indexOf('{');
    return body < 0 ? written : written.substring(0, body);
  }
}
