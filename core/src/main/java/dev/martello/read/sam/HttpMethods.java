package dev.martello.read.sam;

import java.util.List;
import java.util.Locale;

/** The names of HTTP methods as OpenAPI documents for API Gateway write them. */
final class HttpMethods {
  /** API Gateway's extension that stands for every method. */
  static final String ANY = "x-amazon-apigateway-any-method";

  static final String OPTIONS = "options";

  static final List<String> ALL =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

  private HttpMethods() {}

  /** Returns the key under which a method stands in a path item. */
  static String key(String method) {
    var lower = method.toLowerCase(Locale.ROOT);
    return lower.equals("any") ? ANY : lower;
  }

  /** Returns the method as execute-api ARNs write it; a star for every method. */
  static String inArn(String method) {
    return key(method).equals(ANY) ? "*" : method.toUpperCase(Locale.ROOT);
  }
}
