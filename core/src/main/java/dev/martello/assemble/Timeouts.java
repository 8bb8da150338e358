package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.stack.View;
import dev.martello.value.Tri;
import dev.martello.value.Val;

/** Says how long API Gateway waits for an integration. */
final class Timeouts {
  /*
   * Sources: API Gateway Developer Guide, quotas of REST and WebSocket APIs (29 seconds by default)
   * and of HTTP APIs (30 seconds); "Stream the integration response" (a response transfer mode of
   * STREAM lifts the limit to 15 minutes; which default then holds is not documented).
   */
  private Timeouts() {}

  /**
   * Returns the limit in milliseconds.
   *
   * @param written the integration's own setting
   * @param transferMode how the response is passed on
   */
  static Val<Long> of(Api.Kind kind, View written, View transferMode, String property) {
    var isStreamed = transferMode.text().is("STREAM"::equalsIgnoreCase);
    if (written.exists().isNo() && isStreamed != Tri.NO) {
      return Val.unknown("${timeout of a streamed response}", transferMode.origin());
    }
    return written.number(kind == Api.Kind.HTTP ? 30_000 : 29_000, property);
  }
}
