package dev.martello.code.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lowers what the JDK itself is made of: code of every shape that compilers write. */
final class JdkLoweringTest {
  private static final Path PACKAGES =
      FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base/java");

  @Test
  void everyClassOfTheJdkIsLowered() throws IOException {
    List<Path> classes;
    try (var files = Files.walk(PACKAGES)) {
      classes = files.filter(file -> file.toString().endsWith(".class")).toList();
    }
    assertThat(classes).hasSizeGreaterThan(1_000);
    var frontEnd = new ClassFrontEnd(Sources.NONE);
    for (var file : classes) {
      var unit = frontEnd.lower(new ClassBytes(file.toString(), Files.readAllBytes(file)));
      assertThat(unit.problems()).as(file.toString()).isEmpty();
      WellFormed.check(unit);
    }
  }
}
