package dev.martello.read.sam;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Request paths with parameters, as execute-api ARNs and OpenAPI parameters need them. */
final class ApiPaths {
  /** The path of an HTTP API's catch-all route. */
  static final String DEFAULT = "$default";

  private static final Pattern REST_PARAMETER = Pattern.compile("\\{[a-zA-Z0-9._-]+\\+?}");
  private static final Pattern HTTP_PARAMETER = Pattern.compile("\\{(?:[a-zA-Z0-9._-]+|proxy\\+)}");
  private static final Pattern BRACED = Pattern.compile("\\{(.*?)}");

  private ApiPaths() {}

  /** Returns a path without its last slash; API Gateway drops it from the resource. */
  static String withoutLastSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Returns a REST API's path in which a star stands for each parameter, also a greedy one. */
  static String restPattern(String path) {
    return REST_PARAMETER.matcher(path).replaceAll("*");
  }

  /** Returns an HTTP API's path in which a star stands for each parameter; of the greedy, proxy. */
  static String httpPattern(String path) {
    return HTTP_PARAMETER.matcher(path).replaceAll("*");
  }

  /** Returns what stands between braces, in order. */
  static List<String> parameters(String path) {
    var found = new ArrayList<String>();
    var matcher = BRACED.matcher(path);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
