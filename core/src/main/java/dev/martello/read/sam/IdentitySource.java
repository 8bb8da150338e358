package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** Where a Lambda authorizer finds who calls, as API Gateway's mapping expressions. */
final class IdentitySource {
  static final List<String> PROPERTIES =
      List.of("Headers", "QueryStrings", "StageVariables", "Context");
  private static final List<String> REST =
      List.of(
          "method.request.header.", "method.request.querystring.", "stageVariables.", "context.");
  private static final List<String> HTTP =
      List.of("$request.header.", "$request.querystring.", "$stageVariables.", "$context.");

  private IdentitySource() {}

  static List<String> ofRest(Subject api, String path, Node.Mapping identity) {
    return expressions(api, path, identity, REST);
  }

  static List<String> ofHttp(Subject api, String path, Node.Mapping identity) {
    return expressions(api, path, identity, HTTP);
  }

  private static List<String> expressions(
      Subject api, String path, Node.Mapping identity, List<String> prefixes) {
    var found = new ArrayList<String>();
    for (int index = 0; index < PROPERTIES.size(); index++) {
      var property = PROPERTIES.get(index);
      var prefix = prefixes.get(index);
      var place = path + "." + property;
      Trees.getTruthy(identity, property)
          .map(names -> api.items(names, place))
          .orElse(List.of())
          .forEach(name -> found.add(prefix + api.text(name, place)));
    }
    return found;
  }
}
