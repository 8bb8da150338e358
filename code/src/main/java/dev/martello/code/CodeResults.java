package dev.martello.code;

import dev.martello.code.flow.Analysis;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.List;

/**
 * What the code of all functions told.
 *
 * @param functions those whose code was read, in the order of the application
 * @param unread those whose code was not read
 */
public record CodeResults(List<FunctionCode> functions, List<Unread> unread) {
  public CodeResults {
    functions = List.copyOf(functions);
    unread = List.copyOf(unread);
  }

  /** Returns what is known where no code was read. */
  public static CodeResults of(App app) {
    return none();
  }

  static CodeResults none() {
    return new CodeResults(List.of(), List.of());
  }

  /** What the code of one function told. */
  public record FunctionCode(LambdaFunction function, Analysis.Result result) {}

  /**
   * A function whose code was not read.
   *
   * @param reason a clause for people
   */
  public record Unread(LambdaFunction function, String reason) {}
}
