package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.triage.Baseline;
import dev.martello.value.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectFileTest {
  @TempDir private Path folder;

  private List<Problem> problemsOfOthers() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("martello.yaml"), "baseline: known.json\nknowledge: [own.yaml]\n");
    var configured = ProjectFile.configuration(file, Catalogue.standard());
    assertThat(configured.problems()).isEmpty();
    return configured.problemsOfOthers();
  }

  @Test
  void filesThatAreNotThereAreToldWhereTheyAreNamed() throws IOException {
    assertThat(problemsOfOthers()).extracting(Problem::line).containsExactly(1, 2);
    assertThat(problemsOfOthers())
        .extracting(Problem::message)
        .allMatch(message -> message.endsWith("does not exist"));
  }

  @Test
  void aFileThatIsNoBaselineIsTold() throws IOException {
    Files.writeString(folder.resolve("known.json"), "{}");
    Files.writeString(folder.resolve("own.yaml"), "sinks: []\n");
    assertThat(problemsOfOthers()).singleElement().extracting(Problem::line).isEqualTo(1);
  }

  @Test
  void filesThatCanBeUsedAreNotTold() throws IOException {
    Files.writeString(folder.resolve("known.json"), Baseline.of(List.of()).write());
    Files.writeString(folder.resolve("own.yaml"), "sinks: []\n");
    assertThat(problemsOfOthers()).isEmpty();
  }
}
