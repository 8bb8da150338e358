package dev.martello.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.martello.check.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Writes the list of checks as JSON for scripts; fields are only ever added. */
public final class CheckList {
  /** Every check works on the model, and every format is read into it. */
  private static final List<String> FORMATS = List.of("cloudformation", "sam", "cdk");

  private CheckList() {}

  /** Writes all rules in the order given. */
  public static void write(List<Rule> rules, Appendable target) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeArrayFieldStart("checks");
      for (var rule : rules) {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        json.writeStringField("step", rule.step().word());
        json.writeStringField("category", rule.category().word());
        json.writeStringField("severity", rule.severity().word());
        json.writeStringField("title", rule.title());
        if (rule.cwe() > 0) {
          json.writeNumberField("cwe", rule.cwe());
        }
        json.writeFieldName("sameAs");
        json.writeArray(rule.sameAs().toArray(String[]::new), 0, rule.sameAs().size());
        json.writeFieldName("formats");
        json.writeArray(FORMATS.toArray(String[]::new), 0, FORMATS.size());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    target.append(text.getBuffer()).append('\n');
  }
}
