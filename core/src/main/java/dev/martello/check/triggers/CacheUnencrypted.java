package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import java.util.List;
import java.util.stream.Stream;

/** Flags stages that keep answers of their methods in the clear. */
@About(
    severity = LOW,
    title = "Stage keeps cached answers unencrypted",
    why = "Answers that were meant for one caller lie in the clear in the stage's cache.",
    mend = "Set `CacheDataEncrypted` to true beside `CachingEnabled`.",
    cwe = 311,
    sameAs = {
      "CKV_AWS_308",
      "AWS-0002",
      "AWS-0110",
      "37cca703",
      "b7c9a40c",
      "W87",
      "APIGWCacheEnabledAndEncrypted",
      "apigateway_restapi_cache_encrypted",
      "APIGateway.5",
      "CACHE.ENCRYPT.001"
    })
final class CacheUnencrypted implements Check {
  /*
   * Encrypting costs nothing, so it is asked for wherever answers are kept (AWS CloudFormation
   * Template Reference, AWS::ApiGateway::Stage MethodSetting: false by default).
   */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.stages()
        .flatMap(stage -> stage.methods().stream().map(setting -> judge(stage, setting)));
  }

  private static Verdict judge(Api.Stage stage, Api.MethodSetting setting) {
    return Verdict.of(
            setting.isCached().isEqualTo(true).and(setting.isCacheEncrypted().isEqualTo(false)),
            stage,
            setting.origin(),
            "answers of `%s` are cached unencrypted".formatted(setting.route().show()),
            setting.isCached(),
            setting.isCacheEncrypted())
        .mendedBy(remedy(stage, setting));
  }

  private static Remedy remedy(Api.Stage stage, Api.MethodSetting setting) {
    int index = stage.methods().indexOf(setting);
    var path =
        switch (stage.identity().type()) {
          case "AWS::ApiGateway::Stage" -> List.of("MethodSettings", Integer.toString(index));
          case "AWS::ApiGateway::Deployment" ->
              index == 0
                  ? List.of("StageDescription")
                  : List.of("StageDescription", "MethodSettings", Integer.toString(index - 1));
          default -> List.<String>of();
        };
    if (path.isEmpty()) {
      return Remedy.none();
    }
    var whole = Stream.concat(path.stream(), Stream.of("CacheDataEncrypted"));
    return Remedy.of(
        "encrypt cached answers",
        Change.put(stage.identity(), Term.flag(true), whole.toArray(String[]::new)));
  }
}
