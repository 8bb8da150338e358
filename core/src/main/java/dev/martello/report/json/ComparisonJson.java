package dev.martello.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.martello.join.change.Change;
import dev.martello.join.change.Change.Direction;
import dev.martello.report.ComparedReport;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;

/** Writes what a change does, for scripts; fields are only ever added. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** Writes all changes. */
  public static void write(ComparedReport compared, Appendable target) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeObjectFieldStart("tool");
      json.writeStringField("name", compared.now().tool().name());
      json.writeStringField("version", compared.now().tool().version());
      json.writeEndObject();
      json.writeStringField("old", compared.oldName());
      json.writeStringField("new", compared.newName());
      json.writeBooleanField("complete", compared.isComplete());
      json.writeArrayFieldStart("uncompared");
      for (var function : compared.uncompared()) {
        json.writeString(function.writtenId());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("changes");
      for (var change : compared.comparison().changes()) {
        change(change, json);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("summary");
      for (var direction : Direction.values()) {
        json.writeNumberField(word(direction), compared.comparison().of(direction).size());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    target.append(text.getBuffer()).append('\n');
  }

  private static void change(Change change, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("topic", change.topic().title());
    json.writeStringField("direction", word(change.direction()));
    json.writeStringField("severity", change.severity().word());
    json.writeObjectFieldStart("subject");
    json.writeStringField("id", change.subject().writtenId());
    json.writeStringField("type", change.subject().writtenType());
    json.writeEndObject();
    json.writeStringField("told", change.told());
    JsonReport.writePlace(change.where(), change.subject().stack(), json);
    if (!change.id().isEmpty()) {
      json.writeStringField("id", change.id());
    }
    json.writeEndObject();
  }

  private static String word(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }
}
