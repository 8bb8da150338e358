package dev.martello.code.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^https://www\\.example\\.com$",
        "^https://.*\\.example\\.com$",
        "^https:\\/\\/(?:[a-z0-9-]+\\.)*example\\.com$",
        "^https?://(app|www)\\.example\\.com(:\\d+)?$",
        "^https://((app|www)\\.)?example\\.com$",
        "^https://(app\\.example\\.com|admin\\.example\\.org)$",
        "^(https://|https://.*\\.)example\\.com\\Z",
        "^https://a\\.example\\.com$|^https://b\\.example\\.com$",
        "(://|\\.)example\\.com(:[0-9]{2,5})?$",
        "^https://www\\.example\\.com(/.*)?$",
        "^https://app\\.example\\.co\\.uk$",
        "^https://.*\\.example\\.co\\.uk$",
        "^https://my-shop\\.vercel\\.app$",
        "^http://localhost:3000$"
      })
  void originsOfOneOwnerAreNamed(String pattern) {
    assertThat(Origins.areNamed(pattern, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^https://.*$",
        "^https://.*example\\.com$",
        "^https://([a-z]+)?example\\.com$",
        "^https://(a|b)+example\\.com$",
        "^https://.*(\\w+\\.)?example\\.com$",
        "^https://www\\.example\\.com",
        "^https://www.example\\.com$",
        "^https://[^/]*\\.com$",
        "^null|\\.example\\.com$",
        "^https://.*|\\.example\\.com$",
        "^https://.*\\.co\\.uk$",
        "^https://.*example\\.co\\.uk$",
        "^https://shop-.*\\.vercel\\.app$",
        "\\.s3\\.amazonaws\\.com$",
        "\\.execute-api\\.eu-west-1\\.amazonaws\\.com$",
        "^https://(?=.*)www\\.example\\.com$",
        "^https://(www\\.example\\.com$",
        "[www\\.example\\.com$",
        "^https://(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)\\.example\\.com$"
      })
  void originsOfAnybodyAreNot(String pattern) {
    assertThat(Origins.areNamed(pattern, false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://www\\.example\\.com", "^https://www\\.example\\.com$"})
  void wholeOriginsNeedNoEnd(String pattern) {
    assertThat(Origins.areNamed(pattern, true)).isTrue();
  }
}
