package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.stream.Stream;

/** A check that looks at one function at a time. */
public interface FunctionCheck extends Check {

  /** Answers for one function. */
  Stream<Verdict> run(LambdaFunction function);

  @Override
  default Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .flatMap(function -> run(function).map(verdict -> verdict.on(function)));
  }
}
