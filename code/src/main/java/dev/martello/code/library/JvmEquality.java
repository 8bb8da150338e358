package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Operations;
import dev.martello.code.flow.Rights;
import dev.martello.code.ir.Operator;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Comparisons of Java by a method, of texts, numbers and truth values alike. */
final class JvmEquality {
  private static final Pattern OF_TWO =
      Pattern.compile(
          "java\\.util\\.Objects\\.equals|com\\.google\\.common\\.base\\.Objects\\.equal"
              + "|org\\.apache\\.commons\\.lang3?\\.(?:StringUtils|ObjectUtils|BooleanUtils)\\.(?:equals|equalsIgnoreCase)"
              + "|org\\.apache\\.commons\\.lang3\\.Strings\\.C[SI]\\.equals"
              + "|org\\.springframework\\.util\\.ObjectUtils\\.nullSafeEquals");

  /** What asks whether a truth value that may be missing is true. */
  private static final Pattern TRUTH =
      Pattern.compile(
          "org\\.apache\\.commons\\.lang3?\\.BooleanUtils\\.(?:is(?:Not)?(?:True|False)|toBoolean\\w*)");

  private static final Pattern CONSTANT = Pattern.compile("java\\.lang\\.Boolean\\.(?:TRUE|FALSE)");

  private JvmEquality() {}

  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    var arguments = event.arguments();
    if (OF_TWO.matcher(event.name()).matches() && arguments.count() == 2) {
      return Optional.of(compared(arguments.at(0), arguments.at(1), event, run));
    }
    if (TRUTH.matcher(event.name()).matches() && arguments.count() > 0) {
      return Optional.of(Rights.yesOrNo(arguments.at(0)));
    }
    boolean isOfObjects =
        method.equals("equals")
            && arguments.count() == 1
            && !type.equals("java.lang.String")
            && !event.receiver().isNone();
    return isOfObjects
        ? Optional.of(compared(event.receiver(), arguments.at(0), event, run))
        : Optional.empty();
  }

  /** What is compared with a truth value is asked for its own. */
  private static Value compared(Value left, Value right, CallEvent event, Interpreter run) {
    if (isTruth(left) || isTruth(right)) {
      return Rights.yesOrNo(isTruth(left) ? right : left);
    }
    run.comparisons().compared(left, right, event.where().span());
    return new Operations(run, event.language()).run(Operator.EQUAL, List.of(left, right));
  }

  private static boolean isTruth(Value value) {
    return value.constant().filter(text -> CONSTANT.matcher(text).matches()).isPresent();
  }
}
