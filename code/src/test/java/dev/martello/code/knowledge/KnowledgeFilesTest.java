package dev.martello.code.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.martello.code.check.code.Checks;
import dev.martello.code.ir.Language;
import dev.martello.code.value.SinkKind;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files that come with the product, and those that projects write. */
final class KnowledgeFilesTest {
  private static final Path SCHEMA = Path.of("../docs/knowledge.schema.json");

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "python",
        "python-performance",
        "script",
        "script-performance",
        "java",
        "java-performance",
        "go",
        "go-performance"
      })
  void whatComesWithTheProductIsAsTheSchemaSays(String name) throws IOException {
    assertThat(violations(file(name))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "events",
        "python",
        "python-performance",
        "script",
        "script-performance",
        "java",
        "java-performance",
        "go",
        "go-performance"
      })
  void whatTheBuildPackedIsWhatIsWritten(String name) {
    assertThat(KnowledgeReader.class.getResource(name + ".packed")).isNotNull();
    assertThat(KnowledgeFiles.content(name)).isEqualTo(KnowledgeFiles.written(name));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Language.class)
  void everyEntryTellsSomething(Language language) {
    for (var entry : KnowledgeReader.standard(language).entries()) {
      assertThat(entry.calls())
          .extracting(CallPattern::text)
          .noneMatch(
              name -> name.matches(".*[^_]_") && !name.matches("pydash\\.(?:objects\\.)?set_"));
      switch (entry) {
        case Knowledge.Sink sink -> assertThat(SinkKind.of(sink.kind())).as("%s", sink).isPresent();
        case Knowledge.Misuse misuse -> assertThat(Checks.misuses()).contains(misuse.check());
        default -> {}
      }
    }
  }

  @Test
  void aWrongEntryDoesNotKeepTheOthersBack() {
    var own =
        read(
            """
            language: python
            sinks:
              - kind: sql
                calls: [orders.find]
              - kind: sql
              - calls: orders.find
                kind: sql
                when: {0: {below: many}}
            results:
              orders.open: sql.Connection
            passes:
              - calls: [orders.name]
                as: sideways
            sanatizers: []
            misuses: 5
            """);
    assertThat(own.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "k.yaml:5:5: an entry without `calls`: {kind=sql}",
            "k.yaml:6:5: `many` is no number",
            "k.yaml:12:5: unknown way `sideways`",
            "k.yaml:14:1: unknown section `sanatizers`",
            "k.yaml:15:10: a section is a list or a mapping");
    assertThat(own.entries()).hasSize(2);
    assertThat(OwnKnowledge.of(Language.PYTHON, List.of(own))).hasSize(2);
    assertThat(OwnKnowledge.of(Language.GO, List.of(own))).isEmpty();
  }

  @Test
  void wordsThatNobodyReadsAreTold() {
    var own =
        read(
            """
            language: python
            sources:
              - calls: [bus.receive().text]
                what: a message
                trust: internal
              - calls: [bus.peek]
                what: a message
                trust: bogus
              - calls: [bus.last]
                what: a message
                nonsense: 3
            entrances:
              - calls: [bus.subscribe]
                parameters: [data, evnt]
            """);
    assertThat(own.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "k.yaml:6:5: `trust` cannot be `bogus`; it may be one of authenticated, environment, error,"
                + " guessable, internal, public, request, secret, store, unguessable",
            "k.yaml:9:5: `sources` has no field `nonsense`; it may be one of calls, trust, what, when",
            "k.yaml:13:5: no parameter is `evnt`; it may be one of context, data, error, event, next,"
                + " query, request, unknown");
    assertThat(own.entries()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"sinks: []", "language: cobol\nsinks: []", "[1, 2]", "text", "language: {a: 1}"})
  void aFileThatSaysNoLanguageIsTold(String text) {
    var own = read(text);
    assertThat(own.entries()).isEmpty();
    assertThat(own.problems()).hasSize(1);
  }

  @Test
  void aRegularExpressionThatTakesTooLongFindsNothing() {
    var slow =
        new Demand(
            new Place(Place.Kind.ANY_ARGUMENT, 0, "", ""), Demand.Question.MATCHES, "(a+)+b");
    assertThat(slow.isFoundIn("ab")).isTrue();
    assertThat(slow.isFoundIn("a".repeat(200))).isFalse();
    assertThat(new Knowledge.Rewording("(a+)+b", "c").in("a".repeat(200))).isEmpty();
  }

  private static OwnKnowledge read(String text) {
    return OwnKnowledge.read(new SourceFile("k.yaml", text), _ -> Optional.empty());
  }

  private static Object file(String name) throws IOException {
    try (InputStream stream = KnowledgeReader.class.getResourceAsStream(name + ".yaml")) {
      var load = new Load(LoadSettings.builder().setLabel(name).build());
      return Objects.requireNonNull(load.loadFromInputStream(Objects.requireNonNull(stream)));
    }
  }

  private static List<String> violations(Object content) throws IOException {
    var json = new ObjectMapper();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMA))
        .validate(json.valueToTree(content))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
