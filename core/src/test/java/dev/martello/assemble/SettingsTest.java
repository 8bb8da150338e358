package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.model.Settings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What checks may ask of a resource's settings. */
final class SettingsTest {

  private static Settings setting(String value) {
    var app =
        Assembled.resources(
                "Topic: {Type: 'AWS::SNS::Topic', Properties: {Setting: " + value + "}}")
            .app();
    return app.settingsOf(app.resources().findFirst().orElseThrow()).get("Setting");
  }

  private static List<String> texts(List<Settings> settings) {
    return settings.stream().map(part -> part.text().show()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a mapping has its parts inside | {A: 1, B: two} | 1 two",
        "a list has its items inside | [1, two] | 1 two",
        "an empty mapping has nothing inside | {} | \"\"",
        "an empty list has nothing inside | [] | \"\"",
        "a single value has nothing inside | one | \"\"",
        "nothing has nothing inside | !Ref AWS::NoValue | \"\"",
        "both arms of a choice may be inside | !If [Some, {A: 1}, [2]] | 1 2",
      })
  void insideIsWhatStandsDirectlyInIt(String rule, String written, String inside) {
    assertThat(String.join(" ", texts(everythingInside(setting(written))))).isEqualTo(inside);
  }

  /** Returns the single values, as whoever walks down to them meets them. */
  private static List<Settings> everythingInside(Settings settings) {
    return settings.inside().stream()
        .flatMap(
            part -> part.isStructured() ? everythingInside(part).stream() : List.of(part).stream())
        .toList();
  }
}
