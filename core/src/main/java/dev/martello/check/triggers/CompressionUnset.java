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
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags REST APIs that do not say from which size on they compress. */
@About(
    severity = LOW,
    title = "REST API sets no size for compression",
    why = "Large answers cost more time and money than they need to.",
    mend = "Set `MinimumCompressionSize` to a number of bytes below 10485760.",
    cwe = 400,
    isStrict = true,
    sameAs = {"d6653eee", "a2f2800e", "d5d1fe08", "PAYLOAD.SIZE.UNLIMITED.001"})
final class CompressionUnset implements Check {
  /*
   * API Gateway Developer Guide, "Payload compression for REST APIs": a size from 0 to 10485760. It
   * is about cost, not about security: API Gateway refuses bodies of more than 10 MB by itself, and
   * what a route needs less than that is for its model to say. So this is a rule of the profile
   * strict alone, which also tells a size that no body but the largest reaches.
   */
  private static final long LARGEST_BODY = 10_485_760;

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.apis().stream()
        .filter(api -> api.kind() == Api.Kind.REST)
        .map(api -> judge(api, app.settingsOf(api)));
  }

  private static Verdict judge(Api api, Settings settings) {
    var own = settings.get("MinimumCompressionSize");
    var inBody = settings.get("Body", "x-amazon-apigateway-minimum-compression-size");
    var size = own.exists().isNo() ? inBody : own;
    var bytes = size.number(-1);
    Tri isUseful = bytes.is(number -> number >= 0 && number < LARGEST_BODY);
    return Verdict.of(
            isUseful.not(),
            api,
            size.exists().isNo() ? api.origin() : size.origin(),
            message(size, bytes),
            bytes)
        .mendedBy(
            Remedy.of(
                "compress payloads of 1 KiB and more",
                Change.put(api.identity(), Term.number(1024), "MinimumCompressionSize")));
  }

  private static String message(Settings size, Val<Long> bytes) {
    if (size.exists().isNo()) {
      return "the API compresses nothing";
    }
    return bytes.isEqualTo(LARGEST_BODY).isYes()
        ? "only bodies of 10 MB would be compressed"
        : "%s is no size that the API can compress from".formatted(bytes.show());
  }
}
