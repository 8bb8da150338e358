package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Flags caches of AppSync that keep answers in the clear. */
@About(
    severity = LOW,
    title = "AppSync cache is not encrypted",
    why = "Answers to authenticated callers lie, or travel, in the clear beside the API.",
    mend =
        "Set `AtRestEncryptionEnabled` and `TransitEncryptionEnabled` to true; the cache has to be"
            + " made anew.",
    cwe = 311,
    sameAs = {"CKV_AWS_214", "CKV_AWS_215", "AppSync.1", "AppSync.6"})
final class GraphQlCacheUnencrypted implements ResourceCheck {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "AtRestEncryptionEnabled", "the cache keeps answers unencrypted",
          "TransitEncryptionEnabled", "answers travel to and from the cache unencrypted");

  @Override
  public List<String> types() {
    return List.of("AWS::AppSync::ApiCache");
  }

  @Override
  public Stream<Verdict> run(Entity cache, Settings settings) {
    return SETTINGS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> judge(cache, settings, entry.getKey(), entry.getValue()));
  }

  private static Verdict judge(Entity cache, Settings settings, String name, String message) {
    var isOn = settings.get(name).flag(false);
    return Verdict.of(
            isOn.isEqualTo(false),
            cache,
            GraphQlApis.placeOf(cache, settings.get(name)),
            message,
            isOn)
        .mendedBy(
            Remedy.of(
                    "set `%s` to true".formatted(name),
                    Change.put(cache.identity(), Term.flag(true), name))
                .warning("CloudFormation replaces the cache, which starts empty"));
  }
}
