package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.List;

/** The cross-origin rules of an endpoint. */
public record Cors(
    List<Val<String>> allowOrigins,
    List<Val<String>> allowMethods,
    List<Val<String>> allowHeaders,
    Val<Boolean> allowCredentials,
    Origin origin) {
  public Cors {
    allowOrigins = List.copyOf(allowOrigins);
    allowMethods = List.copyOf(allowMethods);
    allowHeaders = List.copyOf(allowHeaders);
  }
}
