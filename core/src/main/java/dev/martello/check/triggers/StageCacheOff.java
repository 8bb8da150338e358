package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags stages of REST APIs that keep no answers. */
@About(
    severity = LOW,
    title = "Stage keeps no answers in a cache",
    why = "Every request reaches the function, also the same one a thousand times in a second.",
    mend =
        "Set `CacheClusterEnabled` and `CachingEnabled` for methods whose answer is the same for"
            + " all callers.",
    cwe = 770,
    sameAs = {
      "CKV_AWS_120",
      "CKV_AWS_225",
      "AWS-0190",
      "52790cad",
      "60a05ede",
      "APIGWCacheEnabledAndEncrypted"
    },
    isStrict = true)
final class StageCacheOff implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
            app.apis().stream()
                .filter(api -> api.kind() == Api.Kind.REST)
                .flatMap(api -> api.stages().stream()),
            app.stagesElsewhere().stream()
                .filter(stage -> stage.identity().type().equals("AWS::ApiGateway::Stage")))
        .map(stage -> judge(stage).on(context.usersOf(stage)));
  }

  /** A cache of the stage keeps answers of those methods only that say so. */
  private static Verdict judge(Api.Stage stage) {
    var hasCache = stage.hasCache().isEqualTo(true);
    var keeps =
        stage.methods().stream()
            .map(method -> method.isCached().isEqualTo(true))
            .reduce(Tri::or)
            .orElse(Tri.YES);
    return Verdict.of(
        hasCache.and(keeps).not(),
        stage,
        stage.origin(),
        hasCache.isYes() ? "no method keeps its answers" : "the stage has no cache",
        stage.hasCache());
  }
}
