package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.read.TemplateExpansion;
import dev.martello.syntax.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadingTest {
  private static final String CHILD =
      """
      Resources:
        Queue:
          Type: AWS::SQS::Queue
      """;
  private static final String API =
      """
      openapi: 3.0.1
      info: {title: orders, version: "1"}
      paths:
        /orders:
          get: {responses: {"200": {description: ok}}}
      """;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("parent.yaml"),
        """
        Resources:
          Child:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: child.yaml
        """);
    Files.writeString(folder.resolve("child.yaml"), CHILD);
    Files.writeString(
        folder.resolve("api.template.yaml"),
        """
        Resources:
          Api:
            Type: AWS::ApiGatewayV2::Api
            Properties:
              BodyS3Location: orders.yaml
        """);
    Files.writeString(folder.resolve("orders.yaml"), API);
  }

  @Test
  void templatesThatDependOnNoChangedTextAreTakenOver() throws IOException {
    var before = read(Map.of());
    var after = before.with(Map.of("child.yaml", CHILD.replace("Queue:", "Orders:")));
    assertThat(expanded(after).get("api.template.yaml"))
        .isSameAs(expanded(before).get("api.template.yaml"));
    assertThat(expanded(after).get("child.yaml")).isNotEqualTo(expanded(before).get("child.yaml"));
    assertThat(expanded(after).get("parent.yaml")).isNotSameAs(expanded(before).get("parent.yaml"));
  }

  @Test
  void changedTextsAreReadAsIfFromTheDisk() throws IOException {
    var texts = Map.of("child.yaml", CHILD.replace("SQS::Queue", "SNS::Topic"));
    assertSame(read(Map.of()).with(texts), read(texts));
  }

  @Test
  void templatesAreExpandedAnewWithWhatTheyTakeIn() throws IOException {
    var texts = Map.of("orders.yaml", API.replace("/orders", "/bills"));
    assertSame(read(Map.of()).with(texts), read(texts));
    assertThat(roots(read(Map.of()).with(texts)).get("api.template.yaml").toString())
        .contains("/bills");
  }

  @Test
  void brokenTextsAreTold() throws IOException {
    var texts = Map.of("child.yaml", "Resources: [");
    assertSame(read(Map.of()).with(texts), read(texts));
  }

  @Test
  void textsThatAreTakenBackLeaveNothing() throws IOException {
    var texts = Map.of("child.yaml", CHILD.replace("Queue:", "Orders:"));
    assertSame(read(Map.of()).with(texts).with(Map.of()), read(Map.of()));
  }

  @Test
  void textsOfFilesThatWereNotReadAreReadLikeAnyOther() throws IOException {
    Files.writeString(folder.resolve("notes.yaml"), "nothing: here");
    var texts = Map.of("notes.yaml", CHILD);
    assertSame(read(Map.of()).with(texts), read(texts));
  }

  private Reading read(Map<String, String> texts) throws IOException {
    return Reading.of(Scans.request(folder), texts, Progress.NONE);
  }

  private static void assertSame(Reading one, Reading other) {
    assertThat(one.files()).isEqualTo(other.files());
    assertThat(one.sources()).isEqualTo(other.sources());
    assertThat(roots(one)).isEqualTo(roots(other));
  }

  private static Map<String, Node> roots(Reading reading) {
    var roots = new TreeMap<String, Node>();
    expanded(reading).forEach((path, expanded) -> roots.put(path, expanded.root()));
    return roots;
  }

  private static Map<String, TemplateExpansion.Expanded> expanded(Reading reading) {
    var expanded = new TreeMap<String, TemplateExpansion.Expanded>();
    reading.templates().forEach(one -> expanded.put(one.template().id(), one));
    return expanded;
  }
}
