package dev.martello.code.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.report.json.JsonReport;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@code martello code --format json} writes. */
final class CodeJsonTest {
  private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
  private static final Path EXAMPLE = Path.of("../examples/orders-sam/insecure");

  @Test
  void jsonIsAsTheSchemaSays() throws IOException {
    var schema =
        JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder ->
                    builder.schemaMappers(
                        mappers ->
                            mappers.mapPrefix(
                                "https://martello.dev/schemas/", DOCS.toUri().toString())))
            .getSchema(Files.readString(DOCS.resolve("code.schema.json")));
    var json = new ObjectMapper().readTree(written(EXAMPLE));
    assertThat(schema.validate(json)).isEmpty();
    assertThat(json.at("/functions")).isNotEmpty();
    assertThat(json.at("/functions/0/calls/0/arguments")).isNotEmpty();
  }

  private static String written(Path folder) throws IOException {
    var explored =
        Scan.explore(
            new Scan.Request(
                List.of(folder),
                Setting.none(),
                Catalogue.standard().rules(),
                LocalDate.of(2026, 1, 1),
                new Report.Tool("martello", "test")),
            Progress.NONE);
    var facts = Objects.requireNonNull(explored.facts().get("code"));
    var text = new StringBuilder();
    JsonReport.writeFindings(explored.report(), facts::write, text);
    return text.toString();
  }
}
