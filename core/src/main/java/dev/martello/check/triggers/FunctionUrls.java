package dev.martello.check.triggers;

import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.FunctionUrl;
import java.util.function.Function;
import java.util.stream.Stream;

/** Goes through the URLs of functions, also of those that other stacks declare. */
final class FunctionUrls {
  private FunctionUrls() {}

  /** Judges each URL; its verdicts concern the function behind it. */
  static Stream<Verdict> judge(App app, Function<FunctionUrl, Stream<Verdict>> judge) {
    return Stream.concat(
        app.functions().stream()
            .flatMap(
                function ->
                    function.urls().stream()
                        .flatMap(url -> judge.apply(url).map(verdict -> verdict.on(function)))),
        app.urlsElsewhere().stream().flatMap(judge));
  }
}
