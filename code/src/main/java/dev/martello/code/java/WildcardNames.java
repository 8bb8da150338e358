package dev.martello.code.java;

import java.util.List;
import java.util.regex.Pattern;

/** What classes of well-known packages are called, to tell imports of whole packages apart. */
final class WildcardNames {
  private record Names(Pattern packages, Pattern classes) {
    static Names of(String packages, String classes) {
      return new Names(Pattern.compile(packages), Pattern.compile(classes));
    }
  }

  private static final List<Names> KNOWN =
      List.of(
          Names.of(
              "com\\.amazonaws\\.services\\.lambda\\.runtime",
              "Context|RequestHandler|RequestStreamHandler|LambdaLogger|ClientContext"),
          Names.of(
              "com\\.amazonaws\\.services\\.lambda\\.runtime\\.events", "\\w+(?:Event|Response)"),
          Names.of(
              "(?:software\\.amazon\\.awssdk|com\\.amazonaws)\\.services\\.\\w+\\.model",
              "\\w+(?:Request|Response|Result|Entry|Exception)|AttributeValue|Message|S3Object\\w*"),
          Names.of(
              "(?:software\\.amazon\\.awssdk|com\\.amazonaws)\\.services\\.(?!lambda\\.)\\w+",
              "\\w+(?:Client|ClientBuilder)|(?:Amazon|AWS)\\w+"),
          Names.of("(?:javax|jakarta)\\.servlet\\.http", "Http\\w+|Cookie"),
          Names.of("(?:javax|jakarta)\\.servlet", "Servlet\\w+|Filter\\w*|RequestDispatcher"),
          Names.of(
              "(?:javax|jakarta)\\.ws\\.rs",
              "GET|POST|PUT|DELETE|PATCH|Path|\\w+Param|Produces|Consumes|DefaultValue"),
          Names.of(
              "(?:javax|jakarta)\\.ws\\.rs\\.core",
              "Response|MediaType|UriInfo|Context|HttpHeaders"),
          Names.of(
              "(?:javax|jakarta)\\.persistence", "Entity\\w*|Query|TypedQuery|Persistence\\w*"),
          Names.of(
              "org\\.springframework\\.web\\.bind\\.annotation",
              "\\w+Mapping|Request\\w+|PathVariable|RestController|ResponseBody|CookieValue"),
          Names.of("org\\.springframework\\.stereotype", "Controller|Component|Service|Repository"),
          Names.of("org\\.springframework\\.http", "Response\\w+|Http\\w+|MediaType"),
          Names.of("org\\.springframework\\.jdbc\\.core", "Jdbc\\w+|RowMapper|ResultSetExtractor"));

  private WildcardNames() {}

  /** Returns whether a package is known to have classes that are called so. */
  static boolean has(String packageName, String className) {
    return KNOWN.stream()
        .anyMatch(
            known ->
                known.packages().matcher(packageName).matches()
                    && known.classes().matcher(className).matches());
  }
}
