package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.check.UnreadStacks;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.LogGroup;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;

/** Finds the log groups of functions. */
final class LogGroups {
  private static final String ARN =
      "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:";

  /** A stream as Lambda names them, for its place in an ARN. */
  private static final String STREAM = ":log-stream:2026/01/01/[$LATEST]0";

  /** Stands for every stream of every group. */
  static final Val<String> ANY_STREAM =
      Val.unknown(ARN + "*:log-stream:*", new Origin.ServiceDefault("log-group"));

  private LogGroups() {}

  /** Returns the name of the group that a function writes to. */
  static Val<String> nameOf(LambdaFunction function) {
    return function
        .logGroup()
        .known()
        .findFirst()
        .map(LogGroup::name)
        .orElse(function.logGroup().written());
  }

  /** Returns a stream of the group that a function writes to. */
  static Val<String> streamOf(LambdaFunction function, App app) {
    var declared = function.logGroup().known().map(app::arnOf).findFirst();
    return declared
        .map(arn -> Val.<String>unknown(arn.show() + STREAM, arn.origin()))
        .orElseGet(() -> streamOf(nameOf(function)));
  }

  /** Returns the forms in which a policy may name the group that a function writes to. */
  static List<Val<String>> formsOf(LambdaFunction function) {
    var name = nameOf(function);
    Val<String> group = Val.unknown(ARN + name.show(), name.origin());
    return List.of(group, streamOf(name));
  }

  /** Returns a stream of a group. */
  static Val<String> streamOf(Val<String> group) {
    return Val.unknown(ARN + group.show() + STREAM, group.origin());
  }

  /** Says whether Lambda makes the group itself, when the function runs for the first time. */
  static boolean isMadeByLambda(LambdaFunction function) {
    return function.logGroup().isElsewhere()
        && function.logGroup().written().origin().isServiceDefault();
  }

  /** Returns the nested stack that was not read and may declare the group which Lambda makes. */
  static Optional<Entity> unreadStackOf(LambdaFunction function, Check.Context context) {
    return isMadeByLambda(function)
        ? UnreadStacks.in(context).of(function.identity(), function.name())
        : Optional.empty();
  }

  /** Returns the functions that write to a group. */
  static List<LambdaFunction> writersOf(LogGroup group, App app) {
    return app.functions().stream()
        .filter(
            function ->
                function
                    .logGroup()
                    .known()
                    .anyMatch(target -> target.identity().isSame(group.identity())))
        .toList();
  }
}
