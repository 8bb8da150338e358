package dev.martello.syntax;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Texts for tests: written inline, or real templates where those are at hand. */
public final class Sources {
  private Sources() {}

  public static SourceFile text(String text) {
    return new SourceFile("test.yaml", text);
  }

  public static Parsed yaml(String text) {
    return YamlReader.read(text(text), TagRule.NONE);
  }

  public static Parsed json(String text) {
    return JsonReader.read(text(text));
  }

  /** Returns the text at a node's place. */
  public static String written(Origin origin) {
    var place = origin.written().orElseThrow();
    return place.file().text().substring(place.span().start(), place.span().end());
  }

  /** Calls a consumer for a node and everything below it. */
  public static void walk(Node node, Consumer<Node> visit) {
    visit.accept(node);
    switch (node) {
      case Node.Sequence sequence -> sequence.items().forEach(item -> walk(item, visit));
      case Node.Mapping mapping -> mapping.stream().forEach(entry -> walk(entry.value(), visit));
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> {}
    }
  }

  /** Returns real templates; the test that asks is skipped where they are absent. */
  public static List<Path> sharedTemplates() {
    var shared = Stream.of("../shared/data", "../../shared/data").map(Path::of);
    var data = shared.filter(Files::isDirectory).findFirst();
    assumeTrue(data.isPresent(), "no ../shared/data beside the project");
    return Stream.of("serverless-patterns", "sam-translator/input")
        .map(data.orElseThrow()::resolve)
        .flatMap(Sources::files)
        .toList();
  }

  public static String read(Path path) {
    try {
      return ((Decoded.Text) Decoded.of(Files.readAllBytes(path))).text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (var found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .filter(path -> path.toString().matches(".*\\.(yaml|yml|json)"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
