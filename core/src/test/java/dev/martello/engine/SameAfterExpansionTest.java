package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.martello.check.Finding;
import dev.martello.read.Discovery;
import dev.martello.read.FileKind;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A SAM template and what the transform makes of it are the same application, so they have the same
 * findings on the same resources. Public templates are compared where they are on the machine.
 */
final class SameAfterExpansionTest {
  private static final Path DATA = Path.of("../../shared/data");

  /** Silent on what the transform embeds unasked, which its result does not tell any more. */
  private static final String OF_WHAT_IS_WRITTEN = "access/inline-policy";

  private static final String EXPANSION = "expansion-of-the-template.json";

  @TempDir Path folder = Path.of("");

  @Test
  void theExampleOfOrdersIsTheSame() throws IOException {
    assertSame(List.of(Path.of("../examples/orders-sam/insecure/template.yaml")), 1);
  }

  @Test
  void theExamplesOfChecksAreTheSame() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java/dev/martello"))) {
      assertSame(files.filter(file -> file.toString().endsWith(".sam.yaml")).sorted().toList(), 80);
    }
  }

  @Test
  void publicPatternsAreTheSame() throws IOException {
    var patterns = DATA.resolve("serverless-patterns");
    Assumptions.assumeTrue(Files.isDirectory(patterns));
    var templates = new ArrayList<Path>();
    for (var template : Discovery.read(patterns).templates()) {
      if (template.kind() == FileKind.SAM_TEMPLATE) {
        templates.add(patterns.resolve(template.path()));
      }
    }
    assertSame(templates, 220);
  }

  @Test
  void theTranslatorsOwnTemplatesAreTheSame() throws IOException {
    var inputs = DATA.resolve("sam-translator/input");
    Assumptions.assumeTrue(Files.isDirectory(inputs));
    try (Stream<Path> files = Files.list(inputs)) {
      assertSame(
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> !file.getFileName().toString().startsWith("error_"))
              .sorted()
              .toList(),
          380);
    }
  }

  private void assertSame(List<Path> templates, int atLeast) throws IOException {
    int number = 0;
    int compared = 0;
    int told = 0;
    var differing = new ArrayList<String>();
    for (var template : templates) {
      var work = Files.createDirectories(folder.resolve("work" + number++));
      copy(template.toAbsolutePath().getParent(), work, template.getFileName().toString());
      var here = work.resolve(template.getFileName().toString());
      var expansion = work.resolve(EXPANSION);
      if (expand(here, expansion)) {
        compared++;
        var written = findings(here);
        told += written.size();
        difference(written, findings(expansion))
            .forEach(line -> differing.add(template + ": " + line));
      }
      delete(work);
    }
    assertThat(told).isGreaterThan(compared);
    assertThat(compared).isGreaterThanOrEqualTo(atLeast);
    if (!differing.isEmpty()) {
      fail("%d differences:%n%s", differing.size(), String.join("\n", differing));
    }
  }

  private static boolean expand(Path template, Path expansion) throws IOException {
    return switch (Expand.run(template, Setting.none())) {
      case Expand.Result.Expanded expanded -> {
        if (expanded.problems().isEmpty()) {
          Files.writeString(expansion, expanded.json());
        }
        yield expanded.problems().isEmpty();
      }
      case Expand.Result.Unreadable _ -> false;
    };
  }

  /** What is compared of a finding: not its place and words, which tell of the template's text. */
  private static TreeSet<String> findings(Path template) {
    var findings = new TreeSet<String>();
    for (var finding : Scans.of(template).findings()) {
      if (finding.rule().id().equals(OF_WHAT_IS_WRITTEN)) {
        continue;
      }
      findings.add(
          String.join(
              " ",
              finding.kind().name(),
              finding.severity().word(),
              finding.rule().id(),
              resource(finding)));
    }
    return findings;
  }

  private static String resource(Finding finding) {
    return finding.about().id();
  }

  private static List<String> difference(TreeSet<String> written, TreeSet<String> expanded) {
    var lines = new ArrayList<String>();
    written.stream().filter(one -> !expanded.contains(one)).forEach(one -> lines.add("- " + one));
    expanded.stream().filter(one -> !written.contains(one)).forEach(one -> lines.add("+ " + one));
    return lines;
  }

  /** Copies a template with the small files below its folder, which it may refer to. */
  private static void copy(Path from, Path to, String template) throws IOException {
    if (from.endsWith("input") || from.toString().contains("/check/") || from.endsWith("join")) {
      Files.copy(from.resolve(template), to.resolve(template));
      return;
    }
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && attributes.size() < 1_000_000) {
              Files.copy(file, to.resolve(from.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
