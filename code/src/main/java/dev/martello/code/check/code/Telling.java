package dev.martello.code.check.code;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import java.util.Set;
import java.util.regex.Pattern;

/** What only tells of an error: logs, traces, and what makes texts of it. */
final class Telling {
  private Telling() {}

  /** What only tells of an error. */
  private static final Set<String> TELLING =
      Set.of(
          "print",
          "str",
          "repr",
          "type",
          "format",
          "info",
          "error",
          "exception",
          "warning",
          "warn",
          "debug",
          "log",
          "critical",
          "fatal",
          "trace",
          "print_exc",
          "format_exc",
          "dumps",
          "stringify",
          "toString",
          "String",
          "getMessage",
          "getLocalizedMessage",
          "getCause",
          "getLogger",
          "getClass",
          "getSimpleName",
          "getName",
          "getMessageId",
          "printStackTrace",
          "addSuppressed",
          "capture_exception",
          "captureException",
          "capture_message",
          "captureMessage",
          "record_exception",
          "recordException",
          "add_metric",
          "addMetric",
          "put_metadata",
          "put_annotation",
          "println",
          "printf",
          "severe",
          "valueOf",
          "append",
          "formatted",
          "awsErrorDetails",
          "size",
          "errorMessage",
          "catching",
          "rollback",
          "currentThread",
          "interrupt");

  private static final Pattern GETTER = Pattern.compile("get[A-Z]\\w*");

  private static final Pattern ERROR = Pattern.compile("java\\..*(?:Exception|Error)");

  /** Returns whether a function of a name only tells. */
  static boolean isTelling(String name) {
    return TELLING.contains(name);
  }

  /** Returns whether a method of a name only hands out what an object has. */
  static boolean isGetter(String name) {
    return GETTER.matcher(name).matches();
  }

  /** Returns whether an instruction does no more than tell. */
  static boolean isTelling(Instruction instruction, Block block) {
    return switch (instruction) {
      case Instruction.Store _,
          Instruction.StoreOuter _,
          Instruction.Yield _,
          Instruction.Closure _,
          Instruction.Await _ ->
          false;
      case Instruction.Call call ->
          switch (call.callee()) {
            case Callee.Method(_, var name) -> TELLING.contains(name);
            case Callee.Value(var register) ->
                block.instructions().stream()
                    .anyMatch(
                        each ->
                            each instanceof Instruction.Builtin(var target, var name, _)
                                && target == register
                                && TELLING.contains(name));
            case Callee.Declared declared ->
                TELLING.contains(declared.name())
                    || isMadeError(declared)
                    || (call.arguments().isEmpty() && GETTER.matcher(declared.name()).matches());
            case Callee.Construct _ -> false;
          };
      default -> true;
    };
  }

  /** An error that is made has to be thrown before anybody knows of it. */
  private static boolean isMadeError(Callee.Declared callee) {
    return callee.name().equals("<init>") && ERROR.matcher(callee.owner()).matches();
  }
}
