package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTML report in a real browser; skipped where there is no Chromium. */
final class WebPageTest {
  private static final Path ORDERS = Product.CHECKOUT.resolve("examples/orders-sam/insecure");
  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  @TempDir static Path folder = Path.of("");
  private static Path orders = Path.of("");

  @BeforeAll
  static void aBrowserIsThere() {
    assumeTrue(
        Browser.program().isPresent(),
        "no Chromium on the PATH; install one (Debian: apt-get install chromium) or name it in"
            + " MARTELLO_CHROMIUM");
    orders = report(ORDERS, "orders.html");
  }

  private static Path report(Path scanned, String name) {
    var page = folder.resolve(name);
    var result =
        Product.run(
            folder, "scan", scanned.toString(), "--format", "html=" + page, "--fail-on", "none");
    assertThat(result.exitCode()).isZero();
    return page;
  }

  private static Browser open(Path page, int width, boolean isDark) {
    return Browser.open(Browser.program().orElseThrow(), page, width, isDark);
  }

  @Test
  void everyPartOpensFromDiskWithoutAComplaintAndLoadsNothing() {
    try (var browser = open(orders, DESKTOP, false)) {
      for (var part :
          new String[] {"overview", "findings", "paths", "undecided", "files", "function?fn=0"}) {
        browser.go("#/" + part);
        assertThat(browser.eval("document.querySelector('#view').textContent.length > 20"))
            .as(part)
            .isEqualTo("true");
      }
      assertThat(browser.eval("performance.getEntriesByType('resource').length")).isEqualTo("0");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void theOverviewLeadsFromAFunctionAndAStepToItsFindings() {
    try (var browser = open(orders, DESKTOP, false)) {
      assertThat(browser.eval("document.querySelectorAll('.matrix tbody tr').length"))
          .isEqualTo("5");
      assertThat(browser.eval("document.querySelectorAll('.matrix tbody .cell').length"))
          .isEqualTo("30");
      browser.eval(
          "[...document.querySelectorAll('.matrix tbody a.heat')].find(a =>"
              + " a.getAttribute('aria-label').startsWith('OrdersFunction, Least"
              + " privilege')).click(), ''");
      browser.await("document.body.dataset.view === 'findings'");
      assertThat(browser.eval("location.hash")).contains("step=access").contains("fn=");
      assertThat(
              browser.eval(
                  "[...document.querySelectorAll('.group-id')].every(id =>"
                      + " id.textContent.startsWith('access/'))"))
          .isEqualTo("true");
    }
  }

  @Test
  void filterAndSearchShowWhatTheyShould() {
    var json = Product.run(folder, "scan", ORDERS.toString(), "--format", "json").out();
    var high =
        Pattern.compile("\"severity\" : \"high\"")
            .matcher(json.replaceFirst("(?s)^.*?\"findings\" :", ""))
            .results()
            .count();
    try (var browser = open(orders, DESKTOP, false)) {
      browser.go("#/findings?severity=high");
      assertThat(browser.eval("document.querySelector('.results h2').textContent"))
          .isEqualTo(high + " findings");
      browser.go("#/findings");
      browser.press("/");
      for (var letter : "payment_api".split("")) {
        browser.press(letter);
      }
      browser.await("location.hash.includes('q=payment_api')");
      assertThat(browser.eval("document.querySelectorAll('.group').length > 0")).isEqualTo("true");
      assertThat(
              browser.eval(
                  "[...document.querySelectorAll('.row-message')].every(one =>"
                      + " one.closest('.group').textContent.toLowerCase().includes('payment_api'))"))
          .isEqualTo("true");
      browser.go("#/findings?q=nothing-has-this-name");
      assertThat(browser.eval("document.querySelector('.nothing').textContent"))
          .contains("Nothing matches");
    }
  }

  @Test
  void theKeyboardIsEnough() {
    try (var browser = open(orders, DESKTOP, false)) {
      browser.press("2");
      browser.await("document.body.dataset.view === 'findings'");
      browser.press("j");
      assertThat(browser.eval("document.activeElement.className")).isEqualTo("group-head");
      browser.press("j");
      browser.press("Enter");
      browser.await("document.activeElement.getAttribute('aria-expanded') === 'true'");
      assertThat(
              browser.eval(
                  "document.activeElement.nextElementSibling.querySelector('mark').textContent.length"
                      + " > 0"))
          .isEqualTo("true");
      browser.press("Escape");
      browser.await("document.activeElement.getAttribute('aria-expanded') === 'false'");
      browser.press("k");
      assertThat(browser.eval("document.activeElement.className")).isEqualTo("group-head");
      browser.press("?");
      browser.await("document.querySelector('dialog').open");
      browser.press("Escape");
      browser.await("!document.querySelector('dialog').open");
      browser.press("t");
      assertThat(browser.eval("document.documentElement.dataset.theme")).isEqualTo("dark");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** WCAG 2.2, 1.4.3: text has a contrast of 4.5 to 1 with what it stands on. */
  @ParameterizedTest(name = "dark {0}, {1} pixels")
  @CsvSource({"false,1280", "true,1280", "false,390", "true,390"})
  void everyTextCanBeReadAndNothingIsWiderThanTheWindow(boolean isDark, int width) {
    try (var browser = open(orders, width, isDark)) {
      for (var part : new String[] {"overview", "findings", "paths", "function?fn=0", "files"}) {
        browser.go("#/" + part);
        browser.eval(
            "document.querySelectorAll('.row').forEach((row, at) => at < 3 && row.click()), ''");
        assertThat(browser.eval(CONTRAST)).as(part).isEmpty();
        assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth"))
            .as(part)
            .isEqualTo("true");
      }
    }
  }

  private static final String CONTRAST =
      """
      (() => {
        const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const colour = (text) => {
          canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
        const over = ([r, g, b, a], below) => [r, g, b].map((v, at) => v * a / 255 + below[at] * (1 - a / 255));
        const ground = (element) => {
          const layers = [];
          for (let e = element; e; e = e.parentElement) layers.push(colour(getComputedStyle(e).backgroundColor));
          return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
        };
        const bad = new Set();
        for (const element of document.querySelectorAll('#view *, .top *')) {
          const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
          if (!own || element.closest('svg') || !element.checkVisibility()) continue;
          const below = ground(element);
          const text = over(colour(getComputedStyle(element).color), below);
          const [one, two] = [light(text), light(below)].sort((a, b) => b - a);
          const ratio = (one + 0.05) / (two + 0.05);
          if (ratio < 4.5) bad.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
        }
        return [...bad].join('; ');
      })()
      """;

  @Test
  void hostileNamesAreTextsInTheBrowserToo() throws IOException {
    var scanned = Files.createDirectories(folder.resolve("hostile"));
    Files.writeString(
        scanned.resolve("<img src=x onerror=alert(1)>.yaml"),
        """
        Resources:
          "</script><script>alert(1)</script>":
            Type: AWS::Lambda::Function
            Properties: {Runtime: python3.8, Handler: "'\\"><svg onload=alert(1)>", Role: x, Code: {ZipFile: ""}}
          "\\u05d0\\u202e{{script}}":
            Type: AWS::Lambda::Function
            Properties: {Runtime: python3.8, Handler: a.b, Role: y, Code: {ZipFile: ""}}
        """);
    try (var browser = open(report(scanned, "hostile.html"), DESKTOP, false)) {
      for (var part :
          new String[] {
            "overview", "findings", "paths", "files", "function?fn=0", "function?fn=1"
          }) {
        browser.go("#/" + part);
        browser.eval("document.querySelectorAll('.row').forEach(row => row.click()), ''");
      }
      assertThat(browser.eval("document.querySelectorAll('script').length")).isEqualTo("2");
      assertThat(browser.eval("document.querySelectorAll('img').length")).isEqualTo("0");
      browser.go("#/overview");
      assertThat(browser.eval("document.querySelector('#view').textContent"))
          .contains("</script><script>alert(1)</script>");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void fiveHundredFunctionsOpenAndFilterWithoutAPause() throws IOException {
    var scanned = Files.createDirectories(folder.resolve("large"));
    for (int file = 0; file < 20; file++) {
      var template = new StringBuilder("Transform: AWS::Serverless-2016-10-31\nResources:\n");
      for (int at = 0; at < 25; at++) {
        template.append(
            """
              Function%1$d:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: python3.8
                  Handler: app.handler
                  CodeUri: src/
                  Policies: [{Statement: [{Effect: Allow, Action: ["dynamodb:*", "lambda:UpdateFunctionCode"], Resource: "*"}]}]
                  Events: {Get: {Type: HttpApi, Properties: {Path: /r%1$d, Method: GET}}}
            """
                .formatted(file * 25 + at));
      }
      Files.writeString(scanned.resolve("t" + file + ".yaml"), template);
    }
    try (var browser = open(report(scanned, "large.html"), DESKTOP, false)) {
      assertThat(
              Double.parseDouble(
                  browser.eval("performance.getEntriesByType('navigation')[0].loadEventEnd")))
          .as("milliseconds to open")
          .isLessThan(10_000);
      for (var hash :
          new String[] {
            "#/findings",
            "#/findings?severity=low",
            "#/findings?q=function12",
            "#/overview?q=function4"
          }) {
        var took =
            browser.eval(
                "new Promise(done => { const t = performance.now(); addEventListener('hashchange', () => { document.body.offsetHeight; done(performance.now() - t); }, {once: true}); location.hash = '%s'; })"
                    .formatted(hash));
        assertThat(Double.parseDouble(took)).as(hash + ", milliseconds").isLessThan(3_000);
      }
      browser.go("#/findings?q=function12");
      assertThat(Integer.parseInt(browser.eval("document.querySelectorAll('*').length")))
          .isLessThan(20_000);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void paperGetsEverythingOfThePart() {
    try (var browser = open(orders, DESKTOP, false)) {
      browser.go("#/findings");
      browser.eval("dispatchEvent(new Event('beforeprint')), ''");
      assertThat(
              browser.eval(
                  "[...document.querySelectorAll('.group-head')].every(head =>"
                      + " head.getAttribute('aria-expanded') === 'true')"))
          .isEqualTo("true");
      assertThat(browser.eval("document.querySelectorAll('.excerpt').length > 5"))
          .isEqualTo("true");
      browser.eval("dispatchEvent(new Event('afterprint')), ''");
      assertThat(browser.eval("document.querySelectorAll('.excerpt').length")).isEqualTo("0");
    }
  }
}
