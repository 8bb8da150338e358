package dev.martello.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.martello.engine.Catalogue;
import dev.martello.model.App;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a check's annotation says. */
final class RuleTest {

  @Test
  void aRangeOfIdsIsEachOfThem() {
    var rule =
        Catalogue.standard().rules().stream()
            .filter(one -> one.id().equals("access/secret-in-template"))
            .findFirst()
            .orElseThrow();
    assertThat(rule.sameAs()).contains("F23", "F34", "F35", "F37", "F41").doesNotContain("F38");
    assertThat(rule.sameAs()).noneMatch(id -> id.contains(".."));
  }

  @Test
  void aCheckWithoutAnnotationIsADefect() {
    Check check =
        new Check() {
          @Override
          public Stream<Verdict> run(App app, Context context) {
            return Stream.empty();
          }
        };
    assertThatThrownBy(() -> Rule.of(check))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("says nothing about itself");
  }
}
