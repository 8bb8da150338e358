package dev.martello.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.martello.join.path.Asset;
import dev.martello.join.path.AttackPath;
import dev.martello.join.path.BlastRadius;
import dev.martello.join.path.Cut;
import dev.martello.join.path.ReachVector;
import dev.martello.join.path.Reached;
import dev.martello.join.path.Step;
import dev.martello.value.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes attack paths and blast radii. */
final class ReachJson {
  private final JsonGenerator json;

  ReachJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the field {@code paths}. */
  void paths(String name, List<AttackPath> paths) throws IOException {
    json.writeArrayFieldStart(name);
    for (var path : paths) {
      path(path);
    }
    json.writeEndArray();
  }

  private void path(AttackPath path) throws IOException {
    var stack = path.function().stack();
    json.writeStartObject();
    json.writeStringField("id", path.id());
    json.writeStringField("severity", path.severity().word());
    json.writeStringField("function", path.function().writtenId());
    json.writeObjectFieldStart("entry");
    json.writeStringField("exposure", path.entry().level().word());
    json.writeStringField("title", path.entry().title());
    places(path.entry().places(), stack);
    json.writeEndObject();
    json.writeStringField("capability", path.capability().word());
    asset("target", path.target());
    json.writeArrayFieldStart("likewise");
    for (var gain : path.likewise()) {
      json.writeString(gain);
    }
    json.writeEndArray();
    json.writeBooleanField("certain", path.isCertain());
    json.writeBooleanField("proven", path.isProven());
    steps("steps", path.steps(), stack);
    json.writeArrayFieldStart("whatBreaksIt");
    for (Cut cut : path.whatBreaksIt()) {
      json.writeStartObject();
      json.writeStringField("advice", cut.advice());
      places(cut.places(), stack);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes the field {@code blastRadius}. */
  void radius(BlastRadius radius) throws IOException {
    json.writeObjectFieldStart("blastRadius");
    json.writeStringField("foothold", radius.foothold().word());
    json.writeNumberField("low", radius.low());
    json.writeNumberField("high", radius.high());
    vector(radius.vector());
    json.writeArrayFieldStart("reached");
    for (var reached : radius.reached()) {
      reached(reached, radius.subject().stack());
    }
    json.writeEndArray();
    json.writeNumberField("unlisted", radius.unlisted());
    json.writeArrayFieldStart("gaps");
    for (var gap : radius.gaps()) {
      json.writeString(gap);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void vector(ReachVector vector) throws IOException {
    json.writeObjectFieldStart("vector");
    range("accounts", vector.accounts());
    range("roles", vector.roles());
    range("functions", vector.functions());
    range("readable", vector.readable());
    range("writable", vector.writable());
    range("deletable", vector.deletable());
    range("secrets", vector.secrets());
    json.writeStringField("exfiltrates", vector.isExfiltrating().name().toLowerCase(Locale.ROOT));
    json.writeStringField(
        "tampersMonitoring", vector.isTampering().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("shortest", vector.shortest());
    json.writeEndObject();
  }

  private void range(String name, ReachVector.Range range) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("low", range.low());
    json.writeNumberField("high", range.high());
    json.writeEndObject();
  }

  private void reached(Reached reached, String stack) throws IOException {
    json.writeStartObject();
    asset("asset", reached.asset());
    json.writeStringField("capability", reached.capability().word());
    json.writeBooleanField("certain", reached.isCertain());
    json.writeNumberField("rank", reached.rank());
    json.writeNumberField("score", reached.score());
    steps("derivation", reached.derivation(), stack);
    json.writeEndObject();
  }

  void asset(String name, Asset asset) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("key", asset.key());
    json.writeStringField("kind", asset.kind().noun());
    json.writeStringField("scope", asset.scope().name().toLowerCase(Locale.ROOT));
    json.writeStringField("title", asset.show());
    json.writeNumberField("weight", asset.weight());
    place(asset.origin(), asset.stack());
    json.writeEndObject();
  }

  private void steps(String name, List<Step> steps, String stack) throws IOException {
    json.writeArrayFieldStart(name);
    for (var step : steps) {
      json.writeStartObject();
      json.writeStringField("fact", step.fact());
      json.writeStringField("technique", step.technique().word());
      json.writeStringField("capability", step.capability().word());
      json.writeStringField("asset", step.asset().show());
      json.writeStringField("kind", step.asset().kind().noun());
      place(step.origin(), stack);
      if (!step.needs().isEmpty()) {
        json.writeStringField("needs", step.needs());
      }
      json.writeArrayFieldStart("after");
      for (int before : step.after()) {
        json.writeNumber(before);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void places(List<Origin> places, String otherwise) throws IOException {
    json.writeArrayFieldStart("places");
    for (var place : places) {
      json.writeStartObject();
      place(place, otherwise);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void place(Origin origin, String otherwise) throws IOException {
    JsonReport.writePlace(origin, otherwise, json);
  }
}
