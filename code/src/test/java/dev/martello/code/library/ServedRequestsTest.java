package dev.martello.code.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.value.Route;
import dev.martello.code.value.RoutePath;
import dev.martello.code.value.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServedRequestsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "only what fits, /health|/admin/{proxy+}, GET /health, /health",
    "the more exact first, /{proxy+}|/admin/{proxy+}, GET /admin/users, /admin/{proxy+}",
    "the less exact for the rest, /{proxy+}|/admin/{proxy+}, GET /admin, /{proxy+}",
    "both where either may come, /orders/new|/orders/{id}, GET /orders/<id>, /orders/new /orders/{id}",
    "another method does not stand before, POST /a/{id}|/{proxy+}, GET /a/1, /{proxy+}",
    "one method of two does not stand before, POST /a/{id}|/{proxy+}, ANY /a/1, POST /a/{id} /{proxy+}",
    "the same method stands before, GET /a/{id}|/{proxy+}, GET /a/1, GET /a/{id}",
    "HEAD for GET, HEAD /a|POST /a, GET /a, HEAD /a",
    "below the path of a domain, /health|/{proxy+}, GET /v1/health, /{proxy+} /health",
    "no path of a domain where the first step is known, /users|/admin/{proxy+}, GET /admin/users, /admin/{proxy+}",
    "another step is no path of a domain, /health|/{proxy+}, GET /orders/<id>, /{proxy+}",
    "an unknown router may be anywhere, /a/{id}|/b/{id}|/health, GET */<id>, /a/{id} /b/{id} /health",
    "nothing fits, /a|/b, GET /c, ''"
  })
  void routesBringWhatFits(String rule, String routes, String asked, String expected) {
    var all = ways(routes, "api", "api");
    assertThat(String.join(" ", shown(requests(asked).ways(all)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "of {0} and {1}")
  @CsvSource({"api, other", "'', ''"})
  void routeOfAnotherApiOrOneThatMayBeMissingStandsBeforeNone(String one, String other) {
    var all = ways("/{proxy+}|/admin/{proxy+}", one, other);
    assertThat(requests("GET /admin/users").ways(all)).hasSize(2);
  }

  private static ServedRequests requests(String asked) {
    int end = asked.indexOf(' ');
    var method = asked.substring(0, end);
    return new ServedRequests(
        method.equals("ANY") ? Set.of() : Set.of(method),
        List.of(RoutePath.ofFramework(asked.substring(end + 1))));
  }

  private static List<ServedRequests.Way> ways(String routes, String first, String others) {
    var all = new ArrayList<ServedRequests.Way>();
    for (var text : routes.split("\\|")) {
      int end = text.indexOf('/');
      var path = text.substring(end);
      var api = all.isEmpty() ? first : others;
      var route = new Route(text.substring(0, end).trim(), path, api);
      var source = new Source("rest-api", Source.Trust.PUBLIC, text, route);
      all.add(new ServedRequests.Way(all.size(), source, RoutePath.ofApi(path)));
    }
    return all;
  }

  private static List<String> shown(List<ServedRequests.Way> ways) {
    return ways.stream().map(way -> way.source().title()).toList();
  }
}
