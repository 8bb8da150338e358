package dev.martello.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.martello.engine.Scans;
import dev.martello.fix.Edit;
import dev.martello.fix.Patch;
import dev.martello.report.Base;
import dev.martello.report.Fixes;
import dev.martello.report.Report;
import dev.martello.value.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page holds what the report holds, lets only its own script run, and loads nothing. */
final class HtmlReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ORDERS = Path.of("../examples/orders-sam/insecure");
  private static final Pattern CONTENT =
      Pattern.compile("<script type=\"application/json\" id=\"content\">(.*?)</script>");
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");
  private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*?)</style>");

  private static final String HOSTILE =
      """
      Resources:
        "</script><script>alert(1)</script>":
          Type: AWS::Lambda::Function
          Properties: {Runtime: "python3.8", Handler: "<!--<script>", Role: "x", Code: {ZipFile: ""}}
        "'\\"><img src=x onerror=alert(1)>{{script}}":
          Type: AWS::Lambda::Function
          Properties: {Runtime: "python3.8", Handler: a.b, Role: "x", Code: {ZipFile: ""}}
        "a\\u202eb\\u0000\\u2028c":
          Type: AWS::Lambda::Function
          Properties: {Runtime: "python3.8", Handler: a.b, Role: "x", Code: {ZipFile: ""}}
      """;

  @Test
  void everyFindingIsThereWithItsFunctions() throws IOException {
    var report = Scans.of(ORDERS);
    var content = content(page(report));
    int count = 0;
    for (var flaw : content.get("flaws")) {
      count += flaw.get("count").asInt();
      assertThat(content.at("/rules/" + flaw.get("rule").asInt() + "/id").asText()).contains("/");
      flaw.get("functions")
          .forEach(
              one ->
                  assertThat(content.at("/functions/" + one.asInt() + "/name").asText())
                      .isNotEmpty());
    }
    assertThat(count).isEqualTo(report.findings().size());
    assertThat(content.get("functions")).hasSameSizeAs(report.app().functions());
    assertThat(content.get("files")).hasSameSizeAs(report.files());
  }

  @Test
  void excerptsMarkWhatTheFindingPointsAt() throws IOException {
    var content = content(page(Scans.of(ORDERS)));
    var marked = new java.util.HashSet<String>();
    for (var flaw : content.get("flaws")) {
      var excerpt = flaw.get("excerpt");
      int at = excerpt.get(1).asInt();
      assertThat(excerpt.get(0).asInt() + at).isEqualTo(flaw.get("line").asInt());
      var line = content.at("/lines/" + excerpt.get(4 + at).asInt()).asText();
      marked.add(line.substring(excerpt.get(2).asInt(), excerpt.get(3).asInt()));
    }
    assertThat(marked).contains("OrdersFunction", "NONE", "python3.8", "s3.amazonaws.com");
  }

  @Test
  void longLinesAndTabsAreMarkedInTheRightPlace(@TempDir Path folder) throws IOException {
    var report =
        Scans.ofText(
            folder,
            "t.json",
            "{\t\"Description\": \"%s\",\t\"Resources\": {\"F\": {\"Type\": \"AWS::Lambda::Function\", \"Properties\": {\"Runtime\": \"python3.8\", \"Handler\": \"a.b\", \"Role\": \"x\", \"Code\": {\"ZipFile\": \"%s\"}}}}}"
                .formatted("x".repeat(400), "y".repeat(400)));
    var content = content(page(report));
    for (var flaw : content.get("flaws")) {
      var excerpt = flaw.get("excerpt");
      var line = content.at("/lines/" + excerpt.get(4 + excerpt.get(1).asInt()).asInt()).asText();
      assertThat(line).hasSizeLessThanOrEqualTo(240).startsWith("…").endsWith("…");
      if (content
          .at("/rules/" + flaw.get("rule").asInt() + "/id")
          .asText()
          .equals("code/deprecated-runtime")) {
        assertThat(line.substring(excerpt.get(2).asInt(), excerpt.get(3).asInt()))
            .isEqualTo("\"python3.8\"");
      }
    }
  }

  @Test
  void noSecretIsInThePage() throws IOException {
    assertThat(page(Scans.of(ORDERS)))
        .contains("PAYMENT_API_KEY: 7d1f***")
        .doesNotContain("7d1f0c4ba92e");
  }

  @Test
  void verifiedPatchesAreShownWithSecretsMasked() throws IOException {
    var report = Scans.of(ORDERS);
    var finding = report.failures().getFirst();
    var file = finding.place().orElseThrow().file();
    int start = file.text().indexOf("PAYMENT_API_KEY");
    var patch =
        new Patch(file, List.of(new Edit(file, new Span(start, start), "NEW: 1\n        ")));
    var content =
        content(page(report.withFixes(new Fixes(Map.of(finding.id(), List.of(patch)), Map.of()))));
    assertThat(content.findValue("isPatchWhole").asBoolean()).isFalse();
    assertThat(content.findValue("patch").toString())
        .contains("NEW: 1")
        .contains("PAYMENT_API_KEY: 7d1f***")
        .doesNotContain("7d1f0c4ba92e");
  }

  @Test
  void onlyItsOwnScriptAndStyleMayRun() throws Exception {
    var page = page(Scans.of(ORDERS));
    var policy = group(Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\""), page);
    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .contains("script-src '" + hash(group(SCRIPT, page)) + "'")
        .contains("style-src '" + hash(group(STYLE, page)) + "'")
        .contains("require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "http");
  }

  @Test
  void nothingIsLoadedFromAnywhere() throws IOException {
    var page = page(Scans.of(ORDERS));
    assertThat(page.replaceFirst("(?s)<script>.*", ""))
        .doesNotContainPattern("(?i)\\b(?:src|srcset|action|poster)=")
        .doesNotContainPattern("(?i)<link(?! rel=\"icon\" href=\"data:)")
        .doesNotContainPattern("url\\((?!#)")
        .doesNotContain("@import");
    assertThat(group(SCRIPT, page))
        .doesNotContain("fetch(", "XMLHttpRequest", "import(", "innerHTML", "eval(", "Function(")
        .doesNotContain("outerHTML", "insertAdjacentHTML", "document.write", "new WebSocket");
  }

  @Test
  void hostileNamesStayTexts(@TempDir Path folder) throws IOException {
    var page = page(Scans.ofText(folder, "<b>&'\".yaml", HOSTILE));
    assertThat(page.split("(?i)<script", -1)).hasSize(3);
    assertThat(page.split("(?i)</script", -1)).hasSize(3);
    assertThat(page).doesNotContain("<img", "\u202e", "\u0000", "\u2028");
    var content = content(page);
    var names = content.get("functions").findValuesAsText("name");
    assertThat(names)
        .contains(
            "</script><script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>{{script}}")
        .anyMatch(name -> name.startsWith("a\uFFFDb\uFFFD"));
    assertThat(content.at("/files/0/path").asText()).isEqualTo("<b>&'\".yaml");
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    assertThat(page(Scans.of(ORDERS))).isEqualTo(page(Scans.of(ORDERS)));
  }

  @Test
  void aScanOfNothingGivesAPage(@TempDir Path folder) throws IOException {
    var content = content(page(Scans.of(folder)));
    assertThat(content.get("functions")).isEmpty();
    assertThat(content.at("/summary/templates").asInt()).isZero();
  }

  private static String page(Report report) {
    return Scans.written(report, new HtmlReport(Base.scanned()));
  }

  private static JsonNode content(String page) throws IOException {
    return JSON.readTree(group(CONTENT, page));
  }

  private static String group(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    assertThat(found.find()).as("%s", pattern).isTrue();
    return found.group(1);
  }

  private static String hash(String text) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
