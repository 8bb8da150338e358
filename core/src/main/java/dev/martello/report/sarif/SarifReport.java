package dev.martello.report.sarif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.check.Severity;
import dev.martello.check.Step;
import dev.martello.fix.Edit;
import dev.martello.fix.Patch;
import dev.martello.join.path.AttackPath;
import dev.martello.model.Identity;
import dev.martello.report.Base;
import dev.martello.report.Region;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.triage.Scope;
import dev.martello.triage.Suppression;
import dev.martello.triage.Triage;
import dev.martello.value.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the report as SARIF 2.1.0 with what GitHub code scanning reads: rules with help, regions,
 * stable fingerprints and a numeric security severity.
 */
public final class SarifReport implements ReportWriter {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /* https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support */
  private static final int MOST_RESULTS = 25_000;

  private static final int MOST_RELATED = 100;
  private static final int MOST_FLOWS = 3;

  private final Base base;

  /** Makes a writer for viewers that look for files where the scan did. */
  public SarifReport() {
    this(Base.scanned());
  }

  /**
   * Makes a writer.
   *
   * @param base from where the viewer looks for files: the root of the repository
   */
  public SarifReport(Base base) {
    this.base = base;
  }

  @Override
  public void write(Report report, Appendable target) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      writeRun(report, json);
      json.writeEndArray();
      json.writeEndObject();
    }
    target.append(text.getBuffer()).append('\n');
  }

  private void writeRun(Report report, JsonGenerator json) throws IOException {
    var index = new HashMap<String, Integer>();
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", report.tool().name());
    json.writeStringField("version", report.tool().version());
    json.writeArrayFieldStart("rules");
    for (var rule : report.rules()) {
      index.put(rule.id(), index.size());
      writeRule(rule, json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    writeInvocation(report, json);
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    for (var finding : told(report)) {
      json.writeStartObject();
      writeResult(finding, index, json);
      writeFlows(flows(finding, report.paths()), json);
      writeDataFlow(finding, json);
      writeFix(finding, report.fixes().of(finding.id()), json);
      if (report.triage().hasBaseline()) {
        json.writeStringField(
            "baselineState", report.triage().isNew(finding) ? "new" : "unchanged");
      }
      json.writeEndObject();
    }
    for (var suppressed : suppressed(report)) {
      json.writeStartObject();
      writeResult(suppressed.finding(), index, json);
      writeSuppression(suppressed.by(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The worst ones, as many as GitHub takes. */
  private static List<Finding> told(Report report) {
    return report.findings().subList(0, Math.min(report.findings().size(), MOST_RESULTS));
  }

  private static List<Triage.Suppressed> suppressed(Report report) {
    var all = report.triage().suppressed();
    return all.subList(0, Math.min(all.size(), MOST_RESULTS - told(report).size()));
  }

  /** A suppression is part of the source, or kept outside of it (SARIF 2.1.0, section 3.35). */
  private static void writeSuppression(Suppression suppression, JsonGenerator json)
      throws IOException {
    boolean isOutside = suppression.scope() instanceof Scope.Matching;
    json.writeArrayFieldStart("suppressions");
    json.writeStartObject();
    json.writeStringField("kind", isOutside ? "external" : "inSource");
    json.writeStringField("status", "accepted");
    json.writeStringField("justification", suppression.reason());
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeRule(Rule rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", rule.id());
    json.writeStringField("name", name(rule));
    writeText("shortDescription", rule.title(), json);
    writeText("fullDescription", rule.why(), json);
    json.writeObjectFieldStart("help");
    json.writeStringField("text", rule.why() + " " + rule.mend());
    json.writeStringField("markdown", rule.page());
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(rule.severity()));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("security-severity", score(rule.severity()));
    json.writeStringField("precision", "high");
    json.writeArrayFieldStart("tags");
    json.writeString("security");
    json.writeString(rule.step().word());
    if (rule.cwe() > 0) {
      json.writeString("external/cwe/cwe-" + rule.cwe());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Returns the class name's form of an id, as SARIF asks of rule names. */
  private static String name(Rule rule) {
    return rule.check().getClass().getSimpleName();
  }

  /** Broken input is no finding, but the reader of the results must know of it. */
  private void writeInvocation(Report report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", report.isComplete());
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (var file : report.files()) {
      for (var problem : file.faults()) {
        writeNotification(file.path(), problem, json);
      }
    }
    int left = report.findings().size() - told(report).size();
    if (left > 0) {
      json.writeStartObject();
      json.writeStringField("level", "warning");
      writeText(
          "message",
          "the %d findings after the worst %d are left out; the report in JSON has them"
              .formatted(left, MOST_RESULTS),
          json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void writeNotification(String path, Problem problem, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("level", "error");
    json.writeObjectFieldStart("message");
    json.writeStringField("text", problem.message());
    json.writeEndObject();
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    writeArtifact(path, json);
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", problem.line());
    json.writeNumberField("startColumn", problem.column());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeResult(Finding finding, Map<String, Integer> rules, JsonGenerator json)
      throws IOException {
    boolean isCertain = finding.kind() == Finding.Kind.FAILS;
    json.writeStringField("ruleId", finding.rule().id());
    json.writeNumberField("ruleIndex", rules.getOrDefault(finding.rule().id(), -1));
    json.writeStringField("kind", isCertain ? "fail" : "open");
    json.writeStringField("level", isCertain ? level(finding.severity()) : "none");
    writeText("message", message(finding), json);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    writePlace(Region.of(finding), json);
    writeLogicalLocation(finding.resource(), json);
    json.writeEndObject();
    json.writeEndArray();
    writeRelated(finding, json);
    json.writeObjectFieldStart("partialFingerprints");
    // The only one that GitHub looks at; without it GitHub hashes the line, which fails for
    // Globals.
    json.writeStringField("primaryLocationLineHash", finding.id() + ":1");
    json.writeStringField("martello/v1", finding.id());
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("security-severity", score(finding.severity()));
    json.writeStringField("resource", finding.resource().writtenId());
    if (finding.inflow().isKnown()) {
      json.writeStringField("confidence", finding.inflow().confidence().word());
      json.writeStringField("source", finding.inflow().from());
      json.writeStringField("exposure", finding.inflow().exposure().word());
    }
    json.writeEndObject();
  }

  private static String message(Finding finding) {
    var subject = "`" + finding.resource().title() + "`: " + finding.message();
    return finding.needs().isEmpty()
        ? subject + ". " + finding.rule().mend()
        : subject + ". To decide it: " + finding.needs();
  }

  private void writeRelated(Finding finding, JsonGenerator json) throws IOException {
    var places = new ArrayList<Integer>();
    json.writeArrayFieldStart("relatedLocations");
    for (var evidence : finding.evidence().stream().limit(MOST_RELATED).toList()) {
      var place = evidence.where().written();
      if (place.isPresent()) {
        places.add(places.size() + 1);
        json.writeStartObject();
        json.writeNumberField("id", places.getLast());
        writeText("message", evidence.message(), json);
        writePlace(Region.of(place.get()), json);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /**
   * The attack paths that begin in the function of a join, the worst first: they are why the join
   * is told.
   */
  private static List<AttackPath> flows(Finding finding, List<AttackPath> paths) {
    if (finding.rule().step() != Step.JOIN || finding.functions().isEmpty()) {
      return List.of();
    }
    var function = finding.functions().getFirst();
    return paths.stream()
        .filter(path -> path.function().isSame(function))
        .limit(MOST_FLOWS)
        .toList();
  }

  private void writeFlows(List<AttackPath> paths, JsonGenerator json) throws IOException {
    if (paths.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("codeFlows");
    for (var path : paths) {
      json.writeStartObject();
      writeText("message", path.attacker() + " " + path.gain(), json);
      json.writeArrayFieldStart("threadFlows");
      json.writeStartObject();
      json.writeArrayFieldStart("locations");
      for (var step : path.steps()) {
        json.writeStartObject();
        json.writeObjectFieldStart("location");
        writePlace(Region.of(step.origin(), step.asset().stack()), json);
        writeText("message", step.fact(), json);
        json.writeEndObject();
        json.writeStringField("importance", step.isCertain() ? "important" : "essential");
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The way of data through code (SARIF 2.1.0, section 3.36). */
  private void writeDataFlow(Finding finding, JsonGenerator json) throws IOException {
    if (finding.flow().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("codeFlows");
    json.writeStartObject();
    json.writeArrayFieldStart("threadFlows");
    json.writeStartObject();
    json.writeArrayFieldStart("locations");
    for (var step : finding.flow()) {
      json.writeStartObject();
      json.writeObjectFieldStart("location");
      writePlace(Region.of(step.where(), finding.path()), json);
      writeText("message", step.message(), json);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** Names the resource as people know it: by its construct path where a program wrote it. */
  private static void writeLogicalLocation(Identity resource, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("name", resource.writtenId());
    json.writeStringField("fullyQualifiedName", resource.title());
    json.writeStringField("kind", "resource");
    json.writeEndObject();
    json.writeEndArray();
  }

  private void writePlace(Region region, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    writeArtifact(region.path(), json);
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", region.line());
    json.writeNumberField("startColumn", region.column());
    json.writeNumberField("endLine", region.endLine());
    json.writeNumberField("endColumn", region.endColumn());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** A fix that was verified (SARIF 2.1.0, section 3.55). */
  private void writeFix(Finding finding, List<Patch> patches, JsonGenerator json)
      throws IOException {
    if (patches.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("fixes");
    json.writeStartObject();
    var caution = finding.remedy().caution();
    var mind = caution.isEmpty() ? "" : " (mind: " + caution + ")";
    writeText("description", finding.remedy().title() + mind, json);
    json.writeArrayFieldStart("artifactChanges");
    for (var patch : patches) {
      json.writeStartObject();
      writeArtifact(patch.file().path(), json);
      json.writeArrayFieldStart("replacements");
      for (var edit : patch.edits()) {
        writeReplacement(edit, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeReplacement(Edit edit, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("deletedRegion");
    json.writeNumberField("startLine", edit.line());
    json.writeNumberField("startColumn", edit.column());
    json.writeNumberField("endLine", edit.endLine());
    json.writeNumberField("endColumn", edit.endColumn());
    json.writeEndObject();
    writeText("insertedContent", edit.text(), json);
    json.writeEndObject();
  }

  private void writeArtifact(String path, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", base.uri(path));
    json.writeEndObject();
  }

  private static void writeText(String field, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }

  /** Returns the middle of GitHub's band for a severity (GitHub Docs, "SARIF support"). */
  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.5";
    };
  }
}
