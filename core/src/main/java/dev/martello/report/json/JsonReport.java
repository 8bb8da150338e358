package dev.martello.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.martello.check.Finding;
import dev.martello.check.Inflow;
import dev.martello.check.Severity;
import dev.martello.check.Verdict;
import dev.martello.fix.Patch;
import dev.martello.join.path.BlastRadius;
import dev.martello.model.Code;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Trigger;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.report.Triggers;
import dev.martello.triage.Suppression;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.Val;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the report as JSON for scripts; fields are only ever added. */
public final class JsonReport implements ReportWriter {

  @Override
  public void write(Report report, Appendable target) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(LINES));
      json.writeStartObject();
      writeTool(report, json);
      writeFiles(report, json);
      writeParts(report, json);
      writeUnreadStacks(report, json);
      writeFunctions(report, json);
      new ReachJson(json).paths("paths", report.paths());
      writeFindings(report, json);
      writeSuppressions(report, json);
      writeSummary(report, json);
      json.writeEndObject();
    }
    target.append(text.getBuffer()).append('\n');
  }

  /** Writes more fields into the object that is open. */
  public interface More {
    /** Writes them. */
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes what was found, without what is known of the application, and other fields. */
  public static void writeFindings(Report report, More more, Appendable target) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(LINES));
      json.writeStartObject();
      writeTool(report, json);
      writeFiles(report, json);
      writeParts(report, json);
      writeFindings(report, json);
      more.write(json);
      writeSummary(report, json);
      json.writeEndObject();
    }
    target.append(text.getBuffer()).append('\n');
  }

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private static void writeTool(Report report, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", report.tool().name());
    json.writeStringField("version", report.tool().version());
    json.writeEndObject();
  }

  private static void writeFiles(Report report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("files");
    for (var file : report.files()) {
      json.writeStartObject();
      json.writeStringField("path", file.path());
      json.writeStringField("kind", file.kind());
      json.writeStringField("status", file.status().name().toLowerCase(Locale.ROOT));
      if (!file.reason().isEmpty()) {
        json.writeStringField("reason", file.reason());
      }
      json.writeArrayFieldStart("problems");
      for (var problem : file.problems()) {
        writeProblem(problem, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeProblem(Problem problem, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("line", problem.line());
    json.writeNumberField("column", problem.column());
    json.writeStringField("message", problem.message());
    json.writeEndObject();
  }

  private static void writeParts(Report report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("parts");
    for (var part : report.parts()) {
      json.writeStartObject();
      json.writeStringField("name", part.name());
      json.writeStringField("status", part.hasRun() ? "ran" : "not run");
      if (!part.hasRun()) {
        json.writeStringField("needs", part.needs());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Only where there are some. */
  private static void writeUnreadStacks(Report report, JsonGenerator json) throws IOException {
    var stacks = report.app().unreadStacks();
    if (stacks.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("unreadStacks");
    for (var stack : stacks) {
      json.writeStartObject();
      json.writeStringField("id", stack.identity().writtenId());
      json.writeStringField("type", stack.identity().writtenType());
      writePlace(stack.identity().origin(), stack.identity().stack(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFunctions(Report report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("functions");
    Map<String, BlastRadius> radii = new HashMap<>();
    report.blastRadii().forEach(radius -> radii.put(radius.subject().key(), radius));
    Map<String, String> unread = new HashMap<>();
    report.unread().forEach(code -> unread.put(code.function().key(), code.reason()));
    for (var function : report.app().functions()) {
      var key = function.identity().key();
      json.writeStartObject();
      writeFunction(function, Optional.ofNullable(radii.get(key)), json);
      if (unread.containsKey(key)) {
        json.writeStringField("codeUnread", unread.get(key));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFunction(
      LambdaFunction function, Optional<BlastRadius> radius, JsonGenerator json)
      throws IOException {
    json.writeStringField("id", function.identity().writtenId());
    json.writeStringField("type", function.identity().writtenType());
    writeConstruct(function.identity(), json);
    writePlace(function.origin(), function.identity().stack(), json);
    json.writeStringField("runtime", function.runtime().show());
    json.writeStringField("handler", function.handler().show());
    json.writeStringField("code", show(function.code()));
    json.writeStringField("role", role(function));
    json.writeStringField("exposure", function.exposure().level().word());
    json.writeArrayFieldStart("exposedBy");
    for (var trigger : function.exposure().by()) {
      json.writeString(Triggers.show(trigger));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("triggers");
    for (var trigger : function.triggers()) {
      writeTrigger(trigger, function, json);
    }
    json.writeEndArray();
    if (radius.isPresent()) {
      new ReachJson(json).radius(radius.get());
    }
  }

  /** Tells the construct of a program that made a resource, where one did. */
  private static void writeConstruct(Identity identity, JsonGenerator json) throws IOException {
    if (!identity.path().isEmpty()) {
      json.writeStringField("path", identity.path());
    }
    if (identity.isSupplied()) {
      json.writeBooleanField("supplied", true);
    }
  }

  private static void writeTrigger(Trigger trigger, LambdaFunction function, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("source", trigger.source().title());
    json.writeStringField("from", Triggers.from(trigger));
    json.writeStringField("invocation", trigger.invocation().name().toLowerCase(Locale.ROOT));
    writePlace(trigger.origin(), function.identity().stack(), json);
    json.writeEndObject();
  }

  private static String show(Code code) {
    return switch (code) {
      case Code.Local(Val<String> path, Origin _) -> path.show();
      case Code.InBucket(Val<String> bucket, Val<String> key, Origin _) ->
          "s3://" + bucket.show() + "/" + key.show();
      case Code.Inline _ -> "inline";
      case Code.Image(Val<String> uri, Val<String> folder, Origin _) ->
          uri.isEqualTo("").isYes() ? folder.show() : uri.show();
      case Code.Undeclared _ -> "undeclared";
      case Code.Unrecognised _ -> "unknown";
    };
  }

  private static String role(LambdaFunction function) {
    var declared = function.role().known().map(role -> role.identity().id()).toList();
    return declared.isEmpty() ? function.role().written().show() : String.join(" or ", declared);
  }

  private static void writeFindings(Report report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("findings");
    for (var finding : report.findings()) {
      json.writeStartObject();
      writeFinding(finding, json);
      writeFix(finding, report.fixes().of(finding.id()), json);
      var refusal = report.fixes().refusal(finding.id());
      if (!refusal.isEmpty()) {
        json.writeStringField("fixRefused", refusal);
      }
      if (report.triage().hasBaseline()) {
        json.writeBooleanField("new", report.triage().isNew(finding));
      }
      json.writeEndObject();
    }
    for (var suppressed : report.triage().suppressed()) {
      json.writeStartObject();
      writeFinding(suppressed.finding(), json);
      json.writeObjectFieldStart("suppressed");
      writeSuppression(suppressed.by(), json);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Tells the edits that end a finding; nothing where none were asked for or verified. */
  private static void writeFix(Finding finding, List<Patch> patches, JsonGenerator json)
      throws IOException {
    if (patches.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("fix");
    json.writeStringField("title", finding.remedy().title());
    if (!finding.remedy().caution().isEmpty()) {
      json.writeStringField("caution", finding.remedy().caution());
    }
    json.writeArrayFieldStart("edits");
    for (var patch : patches) {
      for (var edit : patch.edits()) {
        json.writeStartObject();
        json.writeStringField("file", edit.file().path());
        json.writeNumberField("line", edit.line());
        json.writeNumberField("column", edit.column());
        json.writeNumberField("endLine", edit.endLine());
        json.writeNumberField("endColumn", edit.endColumn());
        json.writeStringField("text", edit.text());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeSuppression(Suppression suppression, JsonGenerator json)
      throws IOException {
    json.writeStringField("reason", suppression.reason());
    if (!suppression.isForever()) {
      json.writeStringField("until", suppression.until().toString());
    }
    json.writeStringField("by", suppression.by());
    writePlace(suppression.origin(), "", json);
  }

  private static void writeSuppressions(Report report, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("suppressions");
    writeSuppressions("stale", report.triage().stale(), json);
    writeSuppressions("expired", report.triage().expired(), json);
    json.writeEndObject();
  }

  private static void writeSuppressions(
      String name, List<Suppression> suppressions, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (var suppression : suppressions) {
      json.writeStartObject();
      json.writeArrayFieldStart("checks");
      for (var check : suppression.checks()) {
        json.writeString(check);
      }
      json.writeEndArray();
      writeSuppression(suppression, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFinding(Finding finding, JsonGenerator json) throws IOException {
    json.writeStringField("id", finding.id());
    json.writeStringField("check", finding.rule().id());
    json.writeStringField("step", finding.rule().step().word());
    json.writeStringField("category", finding.rule().category().word());
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("verdict", finding.kind().name().toLowerCase(Locale.ROOT));
    if (finding.rule().cwe() > 0) {
      json.writeNumberField("cwe", finding.rule().cwe());
    }
    if (finding.inflow().isKnown()) {
      writeInflow(finding.inflow(), json);
    }
    if (!finding.functions().isEmpty()) {
      json.writeStringField("function", finding.functions().getFirst().writtenId());
      json.writeArrayFieldStart("functions");
      for (var function : finding.functions()) {
        json.writeString(function.writtenId());
      }
      json.writeEndArray();
    }
    writeResource(finding.resource(), json);
    if (!finding.about().isSame(finding.resource())) {
      json.writeObjectFieldStart("attachedTo");
      json.writeStringField("id", finding.about().writtenId());
      json.writeStringField("type", finding.about().writtenType());
      json.writeEndObject();
    }
    json.writeStringField("file", finding.path());
    json.writeNumberField("line", finding.line());
    json.writeNumberField("column", finding.column());
    json.writeStringField("message", finding.message());
    json.writeStringField("why", finding.why());
    json.writeStringField("mend", finding.rule().mend());
    if (!finding.needs().isEmpty()) {
      json.writeStringField("needs", finding.needs());
    }
    json.writeArrayFieldStart("evidence");
    for (var evidence : finding.evidence()) {
      writeEvidence(evidence, finding.resource().stack(), json);
    }
    json.writeEndArray();
    if (!finding.flow().isEmpty()) {
      json.writeArrayFieldStart("flow");
      for (var step : finding.flow()) {
        writeEvidence(step, finding.resource().stack(), json);
      }
      json.writeEndArray();
    }
  }

  private static void writeInflow(Inflow inflow, JsonGenerator json) throws IOException {
    json.writeStringField("confidence", inflow.confidence().word());
    json.writeObjectFieldStart("source");
    json.writeStringField("from", inflow.from());
    json.writeStringField("exposure", inflow.exposure().word());
    json.writeEndObject();
  }

  private static void writeResource(Identity resource, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("resource");
    json.writeStringField("id", resource.writtenId());
    json.writeStringField("type", resource.writtenType());
    writeConstruct(resource, json);
    json.writeEndObject();
    if (resource.isGenerated()) {
      json.writeObjectFieldStart("generated");
      json.writeStringField("id", resource.id());
      json.writeStringField("type", resource.type());
      json.writeEndObject();
    }
  }

  private static void writeEvidence(Verdict.Evidence evidence, String otherwise, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    writePlace(evidence.where(), otherwise, json);
    json.writeStringField("message", evidence.message());
    json.writeEndObject();
  }

  static void writePlace(Origin origin, String otherwise, JsonGenerator json) throws IOException {
    var place = origin.written();
    json.writeStringField("file", place.map(at -> at.file().path()).orElse(otherwise));
    json.writeNumberField("line", place.map(Origin.Written::line).orElse(1));
    json.writeNumberField("column", place.map(Origin.Written::column).orElse(1));
  }

  private static void writeSummary(Report report, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeObjectFieldStart("files");
    for (var status : Report.Status.values()) {
      json.writeNumberField(status.name().toLowerCase(Locale.ROOT), report.count(status));
    }
    json.writeEndObject();
    json.writeNumberField("functions", report.app().functions().size());
    json.writeObjectFieldStart("findings");
    var counts = report.bySeverity();
    for (var severity : Severity.values()) {
      json.writeNumberField(severity.word(), counts.getOrDefault(severity, 0L));
    }
    json.writeEndObject();
    json.writeNumberField("undecided", report.undecided().size());
    json.writeNumberField("leftOut", report.leftOut());
    var triage = report.triage();
    json.writeNumberField("suppressed", triage.suppressed().size());
    if (triage.hasBaseline()) {
      json.writeNumberField("new", report.findings().stream().filter(triage::isNew).count());
      json.writeNumberField("gone", triage.gone());
    }
    json.writeBooleanField("complete", report.isComplete());
    json.writeEndObject();
  }
}
