package dev.martello.read.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.syntax.JsonReader;
import dev.martello.syntax.Node;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pairs with which AWS tests its own translator; they are no part of this project. */
final class SamTranslatorPairsTest {
  private static final String REGION = "ap-southeast-1";
  private static final Pattern NAMED = Pattern.compile("Resource with id \\[([^\\]]*)]");
  private static final List<Path> PLACES =
      Stream.of("../shared", "../../shared")
          .map(shared -> Path.of(shared, "data", "sam-translator"))
          .toList();

  private Path folder = Path.of("");

  @BeforeEach
  void findPairs() {
    var found = PLACES.stream().filter(Files::isDirectory).findFirst();
    Assumptions.assumeTrue(
        found.isPresent(), "skipped: no pairs in ../shared/data/sam-translator beside the project");
    folder = found.orElseThrow();
  }

  @Test
  void templatesExpandAsWithAws() throws IOException {
    var differing = new ArrayList<String>();
    var names = names(name -> !name.startsWith("error_"));
    for (var name : names) {
      var result = expand(name);
      if (!result.problems().isEmpty() || !Likeness.areAlike(output(name), result.template())) {
        differing.add(name);
      }
    }

    assertThat(names).hasSizeGreaterThan(300);
    assertThat(differing.size())
        .as("of %s templates these differ: %s", names.size(), differing)
        .isLessThanOrEqualTo(names.size() * 2 / 100);
  }

  @Test
  void whatAwsRefusesIsReportedByName() throws IOException {
    var silent = new ArrayList<String>();
    var names = names(name -> name.startsWith("error_"));
    for (var name : names) {
      var messages =
          String.join("\n", expand(name).problems().stream().map(Object::toString).toList());
      var error = ((Node.Mapping) output(name)).text("errorMessage").orElse("");
      boolean namesAll =
          NAMED.matcher(error).results().allMatch(found -> messages.contains(found.group(1)));
      if (messages.isEmpty() || !namesAll) {
        silent.add(name);
      }
    }

    assertThat(names).hasSizeGreaterThan(200);
    assertThat(silent.size())
        .as("of %s errors these are not reported: %s", names.size(), silent)
        .isLessThanOrEqualTo(names.size() / 10);
  }

  private SamTransform.Result expand(String name) throws IOException {
    return ExpandTemplates.expand(
        folder.resolve("input").resolve(name + ".yaml"), SamContext.in(REGION));
  }

  private Node output(String name) throws IOException {
    var text = Files.readString(folder.resolve("output").resolve(name + ".json"));
    return JsonReader.read(new SourceFile(name + ".json", text)).root();
  }

  private List<String> names(java.util.function.Predicate<String> wanted) throws IOException {
    try (var files = Files.list(folder.resolve("input"))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", ""))
          .filter(wanted)
          .sorted()
          .toList();
    }
  }
}
