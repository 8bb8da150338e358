package dev.martello.check.monitoring;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.LambdaFunction;

/** Writes the log group that a function lacks. */
final class NewLogGroup {
  /** Long enough to look back, short enough to forget what people typed. */
  static final long DAYS = 90;

  private static final String TYPE = "AWS::Logs::LogGroup";

  private NewLogGroup() {}

  /** Declares a group whose name CloudFormation makes up, and lets the function write there. */
  static Remedy ofItsOwn(LambdaFunction function, long days) {
    var group = idOf(function);
    return Remedy.of(
        titleOf(days),
        new Change.Add(
            function.identity(),
            group,
            TYPE,
            Term.parts().with("RetentionInDays", Term.number(days))),
        Change.put(function.identity(), Term.ref(group), "LoggingConfig", "LogGroup"));
  }

  /** Declares the group that Lambda would make. */
  static Remedy underLambdasName(LambdaFunction function, long days) {
    return Remedy.of(
            titleOf(days),
            new Change.Add(
                function.identity(),
                idOf(function),
                TYPE,
                Term.parts()
                    .with(
                        "LogGroupName", Term.sub("/aws/lambda/${" + function.identity().id() + "}"))
                    .with("RetentionInDays", Term.number(days))))
        .warning("a function that has run already has this group: import it or delete it first");
  }

  private static String idOf(LambdaFunction function) {
    return function.identity().id() + "LogGroup";
  }

  private static String titleOf(long days) {
    return "declare a log group that keeps events for %d days".formatted(days);
  }
}
