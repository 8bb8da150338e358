package dev.martello.code.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProjectSourcesTest {
  private static final List<String> PATHS =
      List.of(
          "src/main/java/com/acme/Orders.java",
          "src/test/java/com/acme/test/Orders.java",
          "other/src/main/java/com/acme/Orders.java",
          "src/main/kotlin/Bills.kt",
          "Top.java");

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      nullValues = "none",
      value = {
        "com.acme.Orders, Orders.java, src/main/java/com/acme/Orders.java",
        "com.acme.Orders$1, Orders.java, src/main/java/com/acme/Orders.java",
        "com.acme.test.Orders, Orders.java, src/test/java/com/acme/test/Orders.java",
        "com.other.Orders, Orders.java, none",
        "com.acme.Bills, Bills.kt, src/main/kotlin/Bills.kt",
        "com.other.Bills, Bills.kt, none",
        "Top, Top.java, Top.java"
      })
  void sourcesAreFoundByPackage(
      String type, String file, @org.jspecify.annotations.Nullable String expected) {
    var sources =
        new ProjectSources(PATHS, path -> Optional.of(new SourceFile(path, "package com.acme\n")));

    assertThat(sources.find(type, file).map(SourceFile::path))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void whatBuildsLeaveIsFound(@TempDir Path folder) throws IOException {
    for (var name :
        List.of(
            "target/classes/T.class",
            "target/app.jar",
            "target/original-app.jar",
            "target/app-sources.jar",
            "build/libs/b.jar",
            "build/libs/b-plain.jar",
            "build/distributions/c.zip")) {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }

    assertThat(BuildOutputs.in(folder).stream().map(folder::relativize).map(Path::toString))
        .containsExactly(
            "target/classes", "target/app.jar", "build/libs/b.jar", "build/distributions/c.zip");
    assertThat(BuildOutputs.in(folder.resolve("src"))).isEmpty();
  }
}
