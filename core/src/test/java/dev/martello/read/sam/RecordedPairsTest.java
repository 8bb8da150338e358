package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.syntax.JsonReader;
import dev.martello.syntax.Node;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small templates, one per feature, with what AWS's translator makes of them; recorded by {@code
 * it/differential/sam record}.
 */
final class RecordedPairsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void expansionIsThatOfAws(String name) throws IOException {
    var template = folder().resolve(name + ".yaml");
    var expected = folder().resolve(name + ".json");

    var result = ExpandTemplates.expand(template, SamContext.in("eu-west-1"));

    assertThat(result.problems()).isEmpty();
    var recorded = JsonReader.read(new SourceFile(name, Files.readString(expected))).root();
    assertThat(withoutDeployments(result.template())).isEqualTo(withoutDeployments(recorded));
  }

  /** AWS hashes a REST API's document in a form that it does not document. */
  private static String withoutDeployments(Node template) {
    return CanonicalJson.of(template)
        .replaceAll("(?<=Deployment)[0-9a-f]{10}(?![0-9a-zA-Z])|\\b[0-9a-f]{40}\\b", "#");
  }

  static Stream<String> names() throws IOException {
    try (var files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(RecordedPairsTest.class.getResource("pairs")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
