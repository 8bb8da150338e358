package dev.martello.code.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares what is made of small sources with what people found right. The cases stand in files:
 * {@code === rule}, the source, {@code ---}, and what is expected.
 */
final class LoweringTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/dev/martello/code/script").toAbsolutePath();

  record Case(String file, String rule, String source, String expected) {
    String lowered() {
      var kind = ScriptFrontEnd.Kind.of(file.replace(".txt", ""));
      var unit = new ScriptFrontEnd(kind).lower(new SourceFile("x", source), "x");
      return Shown.of(unit);
    }

    @Override
    public String toString() {
      return file.substring(0, file.indexOf('.')) + ": " + rule;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream().flatMap(LoweringTest::read);
    }
  }

  private static Stream<Case> read(Path file) {
    var cases = new ArrayList<Case>();
    for (var part : text(file).split("(?m)^=== ")) {
      if (!part.isBlank()) {
        int line = part.indexOf('\n');
        int middle = part.indexOf("\n---\n");
        cases.add(
            new Case(
                file.getFileName().toString(),
                part.substring(0, line),
                part.substring(line + 1, middle + 1),
                part.substring(middle + 5)));
      }
    }
    return cases.stream();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void sourceIsLowered(Case each) throws IOException {
    if ("update".equals(System.getProperty("golden"))) {
      update(each.file());
    }
    assertThat(each.lowered().strip()).isEqualTo(each.expected().strip());
  }

  private static void update(String name) throws IOException {
    var file = FOLDER.resolve(name);
    var written = new ArrayList<String>();
    for (var each : List.copyOf(read(file).toList())) {
      written.add(
          "=== %s\n%s---\n%s".formatted(each.rule(), each.source(), each.lowered().strip()));
    }
    Files.writeString(file, String.join("\n\n", written) + "\n");
  }
}
