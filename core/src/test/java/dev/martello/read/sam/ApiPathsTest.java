package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiPathsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/orders, /orders, /orders",
    "/orders/{id}, /orders/*, /orders/*",
    "/{proxy+}, /*, /*",
    "/files/{path+}/raw, /files/*/raw, /files/{path+}/raw",
    "/{a.b_c-d}, /*, /*",
    "/{not a name}, /{not a name}, /{not a name}"
  })
  void parametersBecomeStars(String path, String rest, String http) {
    assertThat(ApiPaths.restPattern(path)).isEqualTo(rest);
    assertThat(ApiPaths.httpPattern(path)).isEqualTo(http);
  }

  @Test
  void onlyThePathOfTheRootKeepsItsLastSlash() {
    assertThat(ApiPaths.withoutLastSlash("/orders/")).isEqualTo("/orders");
    assertThat(ApiPaths.withoutLastSlash("/")).isEqualTo("/");
  }

  @Test
  void parametersAreWhatStandsBetweenBraces() {
    assertThat(ApiPaths.parameters("/{id}/items/{item+}")).containsExactly("id", "item+");
    assertThat(ApiPaths.parameters("/open{")).isEmpty();
  }
}
