package dev.martello.code.project;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.martello.code.aws.SdkCall;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Writes what is known of functions' code for scripts. */
record FactsJson(JsonGenerator json) {

  void write(CodeResults results) throws IOException {
    json.writeArrayFieldStart("functions");
    for (var code : results.functions()) {
      write(code);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unread");
    for (var unread : results.unread()) {
      json.writeStartObject();
      json.writeStringField("id", unread.function().identity().writtenId());
      json.writeStringField("reason", unread.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(CodeResults.FunctionCode code) throws IOException {
    var facts = Facts.of(code.result().usages());
    var unit = code.entry().unit();
    json.writeStartObject();
    json.writeStringField("id", code.function().identity().writtenId());
    json.writeStringField("handler", code.entry().name());
    json.writeStringField("file", unit.file().path());
    json.writeNumberField("line", FactsText.line(code));
    json.writeStringField("language", unit.language().title());
    json.writeBooleanField("found", code.result().isHandlerFound());
    json.writeBooleanField("cut", code.result().isCut());
    json.writeArrayFieldStart("calls");
    for (var call : facts.calls()) {
      write(call);
    }
    json.writeEndArray();
    texts("imports", code.result().imports());
    texts(
        "files",
        code.result().reached().stream().map(one -> one.file().path()).distinct().toList());
    texts("environment", code.result().environment());
    texts("hosts", facts.hosts());
    texts("writes", facts.writes());
    json.writeEndObject();
  }

  private void write(SdkCall call) throws IOException {
    json.writeStartObject();
    json.writeStringField("service", call.service());
    json.writeStringField("operation", call.operation());
    json.writeStringField("file", call.where().file().path());
    json.writeNumberField("line", call.where().inFile().line());
    json.writeObjectFieldStart("arguments");
    for (var argument : new TreeMap<>(call.arguments()).entrySet()) {
      json.writeObjectFieldStart(argument.getKey());
      json.writeStringField("kind", argument.getValue().kind().name().toLowerCase(Locale.ROOT));
      if (argument.getValue().kind() != SdkCall.Kind.COMPUTED) {
        json.writeStringField("value", argument.getValue().text());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
