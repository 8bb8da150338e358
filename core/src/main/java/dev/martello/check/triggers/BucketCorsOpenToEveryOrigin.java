package dev.martello.check.triggers;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.Set;
import java.util.stream.Stream;

/** Flags buckets to which pages of every web site may upload what a function then handles. */
@About(
    severity = LOW,
    title = "Pages of every origin may use the bucket",
    why =
        "A page of any web site that gets hold of a presigned URL can upload from its visitors'"
            + " browsers, and the function runs on it.",
    mend = "Name the origins of your own pages in `AllowedOrigins`, and the methods they need.",
    cwe = 942,
    sameAs = {"3609d27c", "98a8f708"})
final class BucketCorsOpenToEveryOrigin implements Check {
  /*
   * S3 knows no cookies: a page needs a presigned URL, or the objects are public anyhow. Files that
   * are fetched from everywhere, such as fonts, need the wildcard.
   */
  private static final Set<String> WRITING = Set.of("PUT", "POST", "DELETE", "*");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var sources = Sources.in(context);
    return app.stores(DataStore.Bucket.class)
        .flatMap(
            bucket -> {
              boolean feeds =
                  !sources
                      .fedBy(new GuardedStore(bucket, GuardedStore.BUCKET, bucket.policies()))
                      .isEmpty();
              return app.settingsOf(bucket).get("CorsConfiguration", "CorsRules").items().stream()
                  .filter(Settings::isStructured)
                  .flatMap(rule -> judge(bucket, rule, feeds, context))
                  .map(verdict -> verdict.on(context.usersOf(bucket)));
            });
  }

  private static Stream<Verdict> judge(
      DataStore.Bucket bucket, Settings rule, boolean feeds, Context context) {
    Tri writes =
        rule.get("AllowedMethods").texts().stream()
            .map(method -> method.is(WRITING::contains))
            .reduce(Tri.NO, Tri::or);
    Tri isAsked =
        context.isStrict() ? Tri.YES : writes.and(Tri.of(feeds || context.asksOfEveryResource()));
    return rule.get("AllowedOrigins").texts().stream()
        .map(
            origin ->
                Verdict.of(
                    isAnyOrigin(origin).and(isAsked),
                    bucket,
                    origin.origin(),
                    "pages of every origin may send %s".formatted(methods(rule)),
                    origin));
  }

  private static String methods(Settings rule) {
    return String.join(", ", rule.get("AllowedMethods").texts().stream().map(Val::show).toList());
  }

  private static Tri isAnyOrigin(Val<String> origin) {
    return origin.is(
        text -> text.equals("*") || text.equals("http://*") || text.equals("https://*"));
  }
}
