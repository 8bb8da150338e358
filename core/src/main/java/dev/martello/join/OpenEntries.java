package dev.martello.join;

import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.FunctionUrl;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Finds the functions that anybody can run, for the joins that start at an open entry. */
final class OpenEntries {
  private OpenEntries() {}

  /** Judges every role that anybody on the internet can use through a function. */
  static Stream<Verdict> judge(
      App app, BiFunction<LambdaFunction, Role, Stream<Verdict.Fails>> judge) {
    return app.functions().stream()
        .filter(function -> function.exposure().level() == Exposure.Level.PUBLIC)
        .filter(function -> !isAuthorizer(function))
        .flatMap(
            function ->
                function
                    .role()
                    .known()
                    .flatMap(role -> judge.apply(function, role))
                    .map(fails -> withEntry(fails, function).on(function)));
  }

  /** Strangers reach an authorizer by design: telling who they are is its work. */
  private static boolean isAuthorizer(LambdaFunction function) {
    return function.exposure().by().stream()
        .allMatch(trigger -> trigger.source() == EventSource.AUTHORIZER);
  }

  private static Verdict withEntry(Verdict.Fails fails, LambdaFunction function) {
    var result = fails;
    for (var trigger : function.exposure().by().stream().limit(5).toList()) {
      result = result.because(trigger.origin(), "anybody may call " + show(trigger));
    }
    return result;
  }

  /** Returns the first way in, for a message. */
  static String entry(LambdaFunction function) {
    return function.exposure().by().stream().findFirst().map(OpenEntries::show).orElse("it");
  }

  private static String show(Trigger trigger) {
    return switch (trigger) {
      case Trigger.FromRoute(Route route) -> "`" + route.show() + "`";
      case Trigger.FromUrl(FunctionUrl _) -> "the function URL";
      case Trigger.FromEvent event -> "it through " + event.source().title();
    };
  }
}
