package dev.martello.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.check.Severity;
import dev.martello.check.Step;
import dev.martello.join.path.BlastRadius;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.report.Base;
import dev.martello.report.FunctionWords;
import dev.martello.report.Group;
import dev.martello.report.Printable;
import dev.martello.report.Region;
import dev.martello.report.Report;
import dev.martello.report.RoleWords;
import dev.martello.report.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what the page shows as JSON, with everything that repeats kept once. */
final class Content {
  private static final int LONGEST = 2_000;
  private static final int MOST_PATHS = 500;
  private static final int MOST_REACHED = 12;
  private static final int MOST_DIFF_LINES = 200;

  private final Report report;
  private final Base base;
  private final Excerpts excerpts;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<String, Integer> ruleNumbers = new HashMap<>();
  private final Map<String, Integer> functions = new HashMap<>();
  private final Map<String, BlastRadius> radii = new HashMap<>();
  private final JsonGenerator json;

  private Content(Report report, Base base, JsonGenerator json) {
    this.report = report;
    this.base = base;
    this.json = json;
    excerpts = new Excerpts(report.secrets());
    for (var function : report.app().functions()) {
      functions.put(function.identity().key(), functions.size());
    }
    report.blastRadii().forEach(radius -> radii.put(radius.subject().key(), radius));
  }

  /** Returns the JSON text. */
  static String of(Report report, Base base) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      new Content(report, base, json).write();
    }
    return text.toString();
  }

  private void write() throws IOException {
    json.writeStartObject();
    writeSummary();
    writeSteps();
    writeFunctions();
    writeFlaws();
    writeSuppressed();
    writePaths();
    writeRules();
    writeFiles();
    writeTexts("lines", excerpts.texts());
    json.writeEndObject();
  }

  private void writeSummary() throws IOException {
    json.writeObjectFieldStart("summary");
    text("tool", report.tool().name() + " " + report.tool().version());
    text("links", base.url().isEmpty() ? "" : base.url());
    for (var status : Report.Status.values()) {
      json.writeNumberField(status.name().toLowerCase(Locale.ROOT), report.count(status));
    }
    json.writeNumberField(
        "templates", report.files().stream().filter(Report.ReportedFile::isReadTemplate).count());
    json.writeNumberField("leftOut", report.leftOut());
    json.writeBooleanField("complete", report.isComplete());
    var triage = report.triage();
    if (triage.hasBaseline()) {
      json.writeNumberField("new", report.findings().stream().filter(triage::isNew).count());
      json.writeNumberField("gone", triage.gone());
    }
    writeTexts(
        "notRun",
        report.parts().stream()
            .filter(part -> !part.hasRun())
            .map(part -> part.name() + " needs " + part.needs())
            .toList());
    json.writeEndObject();
  }

  private void writeSteps() throws IOException {
    json.writeArrayFieldStart("steps");
    for (var step : Step.values()) {
      json.writeStartObject();
      text("word", step.word());
      text("title", step.title());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  // functions

  private void writeFunctions() throws IOException {
    var names = report.app().generatedNames();
    json.writeArrayFieldStart("functions");
    for (var function : report.app().functions()) {
      var identity = function.identity();
      var power = RolePower.of(function, names::contains);
      json.writeStartObject();
      text("name", identity.title());
      var region = Region.of(function.origin(), identity.stack());
      text("path", region.path());
      json.writeNumberField("line", region.line());
      text("runs", FunctionWords.runs(function));
      writeTexts("triggers", FunctionWords.triggers(function));
      text("exposure", function.exposure().level().word());
      text("reach", FunctionWords.reachable(function.exposure()));
      text("power", power.word());
      text("may", power.phrase());
      writeRoles(function);
      var radius = radii.get(identity.key());
      if (radius != null) {
        writeRadius(radius);
      }
      if (identity.isSupplied()) {
        json.writeBooleanField("supplied", true);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeRoles(LambdaFunction function) throws IOException {
    var roles = function.role().known().toList();
    var name =
        roles.isEmpty()
            ? function.role().written().brief() + " (not declared here)"
            : String.join(" or ", roles.stream().map(role -> role.identity().title()).toList());
    text("role", name);
    writeTexts("grants", roles.stream().flatMap(role -> RoleWords.of(role).stream()).toList());
  }

  // findings

  /** What several functions have at one place stands once, with all of them. */
  private void writeFlaws() throws IOException {
    json.writeArrayFieldStart("flaws");
    for (var group : Group.of(report.findings())) {
      for (var flaw : group.flaws()) {
        json.writeStartObject();
        writeFlaw(flaw);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void writeFlaw(Group.Flaw flaw) throws IOException {
    var first = flaw.first();
    boolean isCertain = first.kind() == Finding.Kind.FAILS;
    writeFinding(first, flaw.findings());
    json.writeNumberField("count", flaw.findings().size());
    json.writeBooleanField("certain", isCertain);
    if (!isCertain) {
      text("needs", first.needs());
      text("options", Words.options(first.needs()));
    }
    if (report.triage().hasBaseline()) {
      json.writeBooleanField("new", flaw.findings().stream().anyMatch(report.triage()::isNew));
    }
    writeEvidence(first);
    writePatches(first);
    if (!first.remedy().isNone()) {
      text("remedy", first.remedy().title());
      text("caution", first.remedy().caution());
    }
  }

  /** A patch was applied to a copy and checked again before it got into the report. */
  private void writePatches(Finding finding) throws IOException {
    var patches = report.fixes().of(finding.id());
    if (!patches.isEmpty()) {
      var diff =
          String.join("", patches.stream().map(one -> report.secrets().diff(one, "")).toList());
      var lines = report.secrets().hidden(diff).lines().limit(MOST_DIFF_LINES).toList();
      writeTexts("patch", lines);
      json.writeBooleanField("isPatchWhole", lines.equals(diff.lines().toList()));
    }
  }

  private void writeFinding(Finding first, List<Finding> all) throws IOException {
    text("id", first.id());
    json.writeNumberField("rule", number(first.rule()));
    json.writeNumberField("severity", first.severity().ordinal());
    var concerned = new LinkedHashSet<Integer>();
    for (var finding : all) {
      for (Identity function : finding.functions()) {
        var known = functions.get(function.key());
        if (known != null) {
          concerned.add(known);
        }
      }
    }
    json.writeArrayFieldStart("functions");
    for (int one : concerned) {
      json.writeNumber(one);
    }
    json.writeEndArray();
    text("resource", first.resource().title());
    text("type", first.resource().writtenType());
    text("path", first.path());
    json.writeNumberField("line", first.line());
    json.writeNumberField("column", first.column());
    text("message", first.message());
    var place = first.place();
    if (place.isPresent()) {
      writeExcerpt(excerpts.around(place.get()));
    }
  }

  private void writeExcerpt(Excerpts.Excerpt excerpt) throws IOException {
    json.writeArrayFieldStart("excerpt");
    json.writeNumber(excerpt.first());
    json.writeNumber(excerpt.marked());
    json.writeNumber(excerpt.start());
    json.writeNumber(excerpt.end());
    for (int text : excerpt.texts()) {
      json.writeNumber(text);
    }
    json.writeEndArray();
  }

  private void writeEvidence(Finding finding) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (var evidence : finding.evidence()) {
      var region = Region.of(evidence.where(), finding.resource().stack());
      json.writeStartObject();
      text("path", region.path());
      json.writeNumberField("line", region.line());
      text("message", evidence.message());
      var place = evidence.where().written();
      if (place.isPresent()) {
        writeExcerpt(excerpts.around(place.get()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeSuppressed() throws IOException {
    json.writeArrayFieldStart("suppressed");
    for (var suppressed : report.triage().suppressed()) {
      json.writeStartObject();
      writeFinding(suppressed.finding(), List.of(suppressed.finding()));
      text("reason", suppressed.by().reason());
      if (!suppressed.by().isForever()) {
        text("until", suppressed.by().until().toString());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Only the checks that found something: what the others are is told by the documentation. */
  private void writeRules() throws IOException {
    json.writeArrayFieldStart("rules");
    for (var rule : rules.values()) {
      json.writeStartObject();
      text("id", rule.id());
      json.writeNumberField("step", rule.step().ordinal());
      text("title", rule.title());
      text("why", rule.why());
      text("mend", rule.mend());
      json.writeNumberField("cwe", rule.cwe());
      writeTexts("sameAs", rule.sameAs());
      json.writeEndObject();
    }
    json.writeEndArray();
    writeTexts("severities", List.of(Severity.values()).stream().map(Severity::word).toList());
  }

  /** Returns the number of a rule, which is told once at the end. */
  private int number(Rule rule) {
    if (rules.putIfAbsent(rule.id(), rule) == null) {
      ruleNumbers.put(rule.id(), ruleNumbers.size());
    }
    return ruleNumbers.getOrDefault(rule.id(), 0);
  }

  // what attackers reach

  private void writeRadius(BlastRadius radius) throws IOException {
    var vector = radius.vector();
    json.writeObjectFieldStart("radius");
    json.writeNumberField("low", Math.round(radius.low()));
    json.writeNumberField("high", Math.round(radius.high()));
    text("accounts", vector.accounts().show());
    text("roles", vector.roles().show());
    text("functions", vector.functions().show());
    text("reads", vector.readable().show());
    text("writes", vector.writable().show());
    text("deletes", vector.deletable().show());
    text("secrets", vector.secrets().show());
    text("sends", vector.isExfiltrating().name().toLowerCase(Locale.ROOT));
    text("hides", vector.isTampering().name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("reached");
    for (var reached : radius.reached().stream().limit(MOST_REACHED).toList()) {
      json.writeStartObject();
      var name = reached.asset().name();
      var what = reached.asset().show().replace(name, PictureMaker.brief(name));
      text("what", reached.capability().word() + " " + what);
      json.writeNumberField("score", Math.round(reached.score()));
      json.writeNumberField("steps", reached.rank());
      json.writeBooleanField("certain", reached.isCertain());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField(
        "more", radius.unlisted() + Math.max(0, radius.reached().size() - MOST_REACHED));
    writeTexts("gaps", radius.gaps());
    json.writeEndObject();
  }

  private void writePaths() throws IOException {
    json.writeArrayFieldStart("paths");
    for (var path : report.paths().stream().limit(MOST_PATHS).toList()) {
      json.writeStartObject();
      json.writeNumberField("fn", functions.getOrDefault(path.function().key(), -1));
      json.writeNumberField("severity", path.severity().ordinal());
      text("gain", path.gain());
      writeTexts("likewise", path.likewise());
      json.writeBooleanField("certain", path.isCertain());
      json.writeBooleanField("proven", path.isProven());
      json.writeArrayFieldStart("steps");
      for (var step : path.steps()) {
        json.writeStartObject();
        writeAt(Region.of(step.origin(), step.asset().stack()));
        text("fact", step.fact());
        text("needs", step.needs());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("cuts");
      for (var cut : path.whatBreaksIt()) {
        json.writeStartObject();
        text("advice", cut.advice());
        writeTexts(
            "places",
            cut.places().stream().map(place -> Region.of(place, "").show()).distinct().toList());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("morePaths", Math.max(0, report.paths().size() - MOST_PATHS));
  }

  private void writeAt(Region region) throws IOException {
    text("path", region.path());
    json.writeNumberField("line", region.line());
  }

  // files

  private void writeFiles() throws IOException {
    json.writeArrayFieldStart("files");
    for (var file : report.files()) {
      json.writeStartObject();
      text("path", file.path());
      text("kind", file.kind());
      text("status", file.status().name().toLowerCase(Locale.ROOT));
      text("reason", file.reason());
      json.writeArrayFieldStart("problems");
      for (var problem : file.problems()) {
        json.writeStartObject();
        json.writeNumberField("line", problem.line());
        json.writeNumberField("column", problem.column());
        text("message", problem.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  // small parts

  private void writeTexts(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (var text : texts) {
      json.writeString(clean(text));
    }
    json.writeEndArray();
  }

  private void text(String field, String text) throws IOException {
    json.writeStringField(field, clean(text));
  }

  private static String clean(String text) {
    return Printable.line(Words.cut(text, LONGEST));
  }
}
