package dev.martello.report.html;

import dev.martello.report.Base;
import dev.martello.report.Report;
import dev.martello.report.ReportWriter;
import dev.martello.report.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the report as one HTML file that loads nothing: what was found as JSON, and a script of
 * our own that shows it.
 */
public final class HtmlReport implements ReportWriter {
  /*
   * The page's policy lets only this style and this script run, by their hashes, so that nothing
   * that came out of a template could, even if it got past the escaping; and it forbids the script
   * to turn strings into markup (Trusted Types).
   */
  private static final List<String> SCRIPTS =
      List.of("dom.js", "model.js", "list.js", "views.js", "reach.js", "shell.js");

  private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z]+)}}");

  private final Base base;

  /**
   * Makes a writer.
   *
   * @param base where the files can be seen
   */
  public HtmlReport(Base base) {
    this.base = base;
  }

  @Override
  public void write(Report report, Appendable target) throws IOException {
    var style = "\n" + resource("report.css");
    var script =
        SCRIPTS.stream().map(HtmlReport::resource).collect(Collectors.joining("\n", "\n", ""));
    var parts =
        Map.of(
            "policy", policy(style, script),
            "title", Html.text(title(report)),
            "tool", Html.text(report.tool().name() + " " + report.tool().version()),
            "style", style,
            "pictures", Pictures.of(report),
            "content", Html.json(Content.of(report, base)),
            "script", script);
    var page =
        HOLE.matcher(resource("page.html"))
            .replaceAll(hole -> Matcher.quoteReplacement(parts.getOrDefault(hole.group(1), "")));
    target.append(page);
  }

  private static String title(Report report) {
    long templates = report.files().stream().filter(Report.ReportedFile::isReadTemplate).count();
    return Words.number(report.app().functions().size(), "function")
        + " in "
        + Words.number(templates, "template");
  }

  private static String policy(String style, String script) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src '" + hash(script) + "'",
        "style-src '" + hash(style) + "'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (var stream = HtmlReport.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the product lacks " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
