package dev.martello.code.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutePathTest {
  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "/health, /health, true",
    "/health, /health/, true",
    "/health, /Health, true",
    "/health, /healthy, false",
    "/health, /, false",
    "/, /, true",
    "/{proxy+}, /, false",
    "/{proxy+}, /a/b/c, true",
    "/admin/{proxy+}, /admin, false",
    "/admin/{proxy+}, /admin/<id>, true",
    "/admin/{proxy+}, /:area/users, true",
    "/admin/{proxy+}, /*, true",
    "/admin/{proxy+}, /users/<id>, false",
    "/orders/{id}, /orders/<int:id>, true",
    "/orders/{id}, /orders/{id}/items, false",
    "/orders/{id}/items, /orders/<path:rest>, true",
    "/orders/{id}, '/*/new', true",
    "/orders/{id}, '/*/orders/:id/*', true",
    "$default, /, true",
    "$default, /a, true"
  })
  void routeHasPathInCommonWithWhatFrameworkAsks(String route, String asked, boolean expected) {
    var path = RoutePath.ofFramework(asked);
    assertThat(RoutePath.ofApi(route).meets(path)).isEqualTo(expected);
    assertThat(path.meets(RoutePath.ofApi(route))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} covers {1}: {2}")
  @CsvSource({
    "/admin/{proxy+}, /admin/users, true",
    "/admin/{proxy+}, /admin/<id>/items, true",
    "/admin/{proxy+}, /admin, false",
    "/admin/{proxy+}, /Admin/users, false",
    "/admin/{proxy+}, /:area/users, false",
    "/admin/{proxy+}, /admin/*, false",
    "/orders/{id}, /orders/<id>, true",
    "/orders/new, /orders/<id>, false",
    "/orders/{id}, '/*/orders/1', false",
    "$default, '/*/orders/1', true",
    "/, /, true"
  })
  void routeTakesAllThatFrameworkAsks(String route, String asked, boolean expected) {
    assertThat(RoutePath.ofApi(route).covers(RoutePath.ofFramework(asked))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} before {1}: {2}")
  @CsvSource({
    "/admin/{proxy+}, /{proxy+}, true",
    "/{proxy+}, /admin/{proxy+}, false",
    "/{proxy+}, $default, true",
    "/orders/new, /orders/{id}, true",
    "/orders/{id}, /orders/{proxy+}, true",
    "/orders/{id}, /orders/{key}, false",
    "/{area}/users, /admin/{proxy+}, false"
  })
  void moreExactRouteComesFirst(String route, String other, boolean expected) {
    assertThat(RoutePath.ofApi(route).isBefore(RoutePath.ofApi(other))).isEqualTo(expected);
  }
}
