package dev.martello.assemble;

import dev.martello.model.Invocation;
import dev.martello.stack.View;
import dev.martello.value.Val;

/** Says how an integration of a REST API invokes its function. */
final class Invocations {
  /*
   * API Gateway Developer Guide, "Set up asynchronous invocation of the backend Lambda function":
   * with the static header X-Amz-Invocation-Type: 'Event', and only in integrations that are not
   * proxies. Where the client's own header is passed on, the client chooses; that counts as
   * synchronous, since no event need be lost.
   */
  private static final String HEADER = "integration.request.header.X-Amz-Invocation-Type";

  private Invocations() {}

  static Invocation of(Val<String> type, View requestParameters) {
    if (type.isEqualTo("AWS_PROXY").isYes()) {
      return Invocation.SYNCHRONOUS;
    }
    boolean isEvent =
        requestParameters.fields().stream()
            .filter(field -> field.key().equalsIgnoreCase(HEADER))
            .anyMatch(field -> field.value().text().is("'Event'"::equalsIgnoreCase).isYes());
    return isEvent ? Invocation.ASYNCHRONOUS : Invocation.SYNCHRONOUS;
  }
}
