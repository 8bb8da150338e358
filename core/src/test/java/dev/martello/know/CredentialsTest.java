package dev.martello.know;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of credentials are told with the article that people say. */
final class CredentialsTest {
  @ParameterizedTest
  @ValueSource(strings = {"an AWS access key id", "an npm token", "a GitHub token", "a secret"})
  void kindsHaveTheirArticle(String phrase) {
    var kind = phrase.substring(phrase.indexOf(' ') + 1);
    assertThat(Credentials.withArticle(kind)).isEqualTo(phrase);
  }
}
