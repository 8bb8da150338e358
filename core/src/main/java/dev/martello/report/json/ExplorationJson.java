package dev.martello.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.martello.join.path.BlastRadius;
import dev.martello.join.path.WhatIf;
import dev.martello.report.Exploration;
import java.io.IOException;
import java.io.StringWriter;

/** Writes what attackers reach, for scripts; fields are only ever added. */
public final class ExplorationJson {
  private ExplorationJson() {}

  /** Writes everything that was asked for. */
  public static void write(Exploration asked, Appendable target) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeObjectFieldStart("tool");
      json.writeStringField("name", asked.report().tool().name());
      json.writeStringField("version", asked.report().tool().version());
      json.writeEndObject();
      json.writeBooleanField("complete", asked.report().isComplete());
      json.writeStringField("foothold", asked.foothold().word());
      json.writeArrayFieldStart("from");
      for (var radius : asked.radii()) {
        from(radius, json);
      }
      json.writeEndArray();
      new ReachJson(json).paths("paths", asked.paths());
      json.writeArrayFieldStart("whatIf");
      for (var whatIf : asked.whatIfs()) {
        whatIf(whatIf, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    target.append(text.getBuffer()).append('\n');
  }

  private static void from(BlastRadius radius, JsonGenerator json) throws IOException {
    var subject = radius.subject();
    json.writeStartObject();
    json.writeStringField("id", subject.writtenId());
    json.writeStringField("type", subject.writtenType());
    JsonReport.writePlace(subject.origin(), subject.stack(), json);
    new ReachJson(json).radius(radius);
    json.writeEndObject();
  }

  private static void whatIf(WhatIf whatIf, JsonGenerator json) throws IOException {
    var reach = new ReachJson(json);
    json.writeStartObject();
    json.writeStringField("change", whatIf.change());
    reach.places(whatIf.places(), "");
    reach.paths("gone", whatIf.gone());
    json.writeNumberField("left", whatIf.left().size());
    json.writeArrayFieldStart("blastRadii");
    for (var shrunk : whatIf.radii()) {
      json.writeStartObject();
      json.writeStringField("function", shrunk.function().writtenId());
      interval("before", shrunk.lowBefore(), shrunk.highBefore(), json);
      interval("after", shrunk.low(), shrunk.high(), json);
      json.writeArrayFieldStart("lost");
      for (var asset : shrunk.lost()) {
        json.writeString(asset.show());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void interval(String name, double low, double high, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("low", low);
    json.writeNumberField("high", high);
    json.writeEndObject();
  }
}
