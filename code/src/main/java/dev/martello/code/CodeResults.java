package dev.martello.code;

import dev.martello.code.flow.Analysis;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.List;

/**
 * What the code of all functions told.
 *
 * @param functions in the order of the application
 */
public record CodeResults(List<FunctionCode> functions) {
  public CodeResults {
    functions = List.copyOf(functions);
  }

  /** Returns what is known where no code was read. */
  public static CodeResults of(App app) {
    return none();
  }

  static CodeResults none() {
    return new CodeResults(List.of());
  }

  /** What the code of one function told. */
  public record FunctionCode(LambdaFunction function, Analysis.Result result) {}
}
