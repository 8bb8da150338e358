package dev.martello.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares texts with files that were read like code when they were accepted. */
final class Golden {
  /** A template full of odd things. */
  static final Path ODD = Path.of("src/test/golden/odd");

  private static final Path EXPECTED = Path.of("src/test/golden/expected");

  private Golden() {}

  /** Compares; with {@code -Dgolden=update} the text becomes what is expected. */
  static void check(String name, String text) {
    var file = EXPECTED.resolve(name);
    try {
      if ("update".equals(System.getProperty("golden"))) {
        Files.createDirectories(EXPECTED);
        Files.writeString(file, text);
      }
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
