package dev.martello.read.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.read.cloudformation.LocalIncludes.Included;
import dev.martello.read.file.LocalFiles;
import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LocalIncludesTest {
  @TempDir Path folder;

  @Test
  void contentStandsBesideTheOtherKeys() throws IOException {
    write("root/api.yaml", "paths: {/a: !Ref A}\nown: no\n");
    var included =
        expand(
            "app.yaml",
            "R: {own: 1, 'Fn::Transform': {Name: AWS::Include, Parameters: {Location: api.yaml}}}");
    assertThat(included.problems()).isEmpty();
    assertThat(JsonWriter.compact(included.template()))
        .isEqualTo("{\"R\":{\"paths\":{\"/a\":{\"Ref\":\"A\"}},\"own\":1}}");
    assertThat(included.files()).extracting(SourceFile::path).containsExactly("api.yaml");
  }

  @Test
  void locationsCountFromTheFileThatIncludes() throws IOException {
    write(
        "root/parts/one.yaml",
        "a: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: two.json}}}");
    write("root/parts/two.json", "{\"b\": 1}");
    var included =
        expand(
            "sub/app.yaml",
            "Transform: {Name: AWS::Include, Parameters: {Location: ../parts/one.yaml}}\n");
    assertThat(included.problems()).isEmpty();
    assertThat(JsonWriter.compact(included.template())).isEqualTo("{\"a\":{\"b\":1}}");
    var inner = included.template().mapping("a").orElseThrow().get("b").orElseThrow();
    assertThat(inner.origin().written().orElseThrow().file().path()).isEqualTo("parts/two.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void whatIsNotBelowTheRootIsReported(String rule, String location, String words)
      throws IOException {
    write("secret.yaml", "a: 1");
    write("root/list.yaml", "- a");
    Files.createSymbolicLink(folder.resolve("root/link.yaml"), folder.resolve("secret.yaml"));
    var text = "R: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: '%s'}}}";
    var included = expand("app.yaml", text.formatted(location.replace("DIR", folder.toString())));
    assertThat(included.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains(words));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("parent folder", "../secret.yaml", "points outside"),
        arguments("way round", "x/../../secret.yaml", "points outside"),
        arguments("absolute path", "DIR/secret.yaml", "points outside"),
        arguments("link", "link.yaml", "points outside"),
        arguments("missing file", "none.yaml", "does not exist"),
        arguments("folder", ".", "no regular file"),
        arguments("no mapping", "list.yaml", "holds no mapping"),
        arguments("no path", "a\\0b".replace("\\0", "\uFFFD"), "does not exist"));
  }

  @Test
  void whatLiesInABucketStaysAndIsNoProblem() throws IOException {
    var text =
        "A: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: s3://b/k}}}\n"
            + "B: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: !Sub"
            + " 's3://${B}/k'}}}\n";
    var included = expand("app.yaml", text);
    assertThat(included.problems()).isEmpty();
    assertThat(included.remote())
        .extracting(LocalIncludes.Remote::location)
        .containsExactly("s3://b/k", "");
    assertThat(included.template().mapping("A").orElseThrow().has("Fn::Transform")).isTrue();
  }

  @Test
  void circlesAndBombsEnd() throws IOException {
    var include = "{'Fn::Transform': {Name: AWS::Include, Parameters: {Location: app.yaml}}}";
    var text = ("[" + (include + ",").repeat(40) + "]").replace("[", "R: [");
    write("root/app.yaml", text);
    var included = expand("app.yaml", text);
    assertThat(included.problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains("includes"))
        .hasSizeLessThanOrEqualTo(100);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  private Included expand(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve("root").resolve(path).getParent());
    var template = ShortTags.read(new SourceFile(path, text));
    assertThat(template.problems()).isEmpty();
    return LocalIncludes.expand(
        (Node.Mapping) template.root(), LocalFiles.below(folder.resolve("root")));
  }
}
