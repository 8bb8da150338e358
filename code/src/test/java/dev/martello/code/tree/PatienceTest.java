package dev.martello.code.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PatienceTest {
  @Test
  void whatEndsIsAnswered() {
    assertThat(Patience.call(() -> "tree", 10)).contains("tree");
  }

  @Test
  void whatIsThrownIsThrown() {
    assertThatThrownBy(
            () ->
                Patience.call(
                    () -> {
                      throw new UnavailableException("no parser");
                    },
                    10))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("no parser");
  }
}
