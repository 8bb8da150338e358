package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.martello.check.Finding;
import dev.martello.check.Profile;
import dev.martello.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fixable finding of all real templates, fixed in one run. */
final class RealTemplatesFixTest {
  private static final Path TEMPLATES = Path.of("../../shared/data/serverless-patterns");

  /** Share of the fixable findings that have to be gone. */
  private static final double FIXED = 0.98;

  @TempDir Path folder = Path.of("");

  @Test
  void fixesEndTheirFindingsAndCauseNone() throws IOException {
    assumeTrue(Files.isDirectory(TEMPLATES), "no ../shared/data beside the project");
    var result = Fix.run(request(TEMPLATES), _ -> true, Progress.NONE);
    assertThat(result.patches()).hasSizeGreaterThan(200);
    copy();
    for (var patch : result.patches()) {
      Files.writeString(folder.resolve(patch.file().path()), patch.after());
    }
    var after = Scan.run(request(folder));
    var fixable =
        result.before().failures().stream().filter(one -> !one.remedy().isNone()).toList();
    var stays = new TreeSet<String>();
    after.findings().stream().map(Finding::id).forEach(stays::add);
    long gone = fixable.stream().filter(one -> !stays.contains(one.id())).count();
    assertThat((double) gone / fixable.size())
        .as("%d of %d are gone; left: %s", gone, fixable.size(), left(result))
        .isGreaterThanOrEqualTo(FIXED);
    assertThat(Tally.of(after).newSince(Tally.of(result.before()), java.util.Map.of())).isEmpty();
    assertThat(problems(after)).isEqualTo(problems(result.before()));
    var second = Fix.run(request(folder), _ -> true, Progress.NONE);
    assertThat(second.patches()).isEmpty();
  }

  private static Scan.Request request(Path path) {
    return Scans.request(path).with(Catalogue.standard().rules(Profile.STANDARD));
  }

  private static ArrayList<String> left(Fix.Result result) {
    var left = new ArrayList<String>();
    for (var outcome : result.outcomes()) {
      if (outcome instanceof Fix.Outcome.Left(Finding finding, String reason)) {
        left.add("\n%s %s: %s".formatted(finding.path(), finding.rule().id(), reason));
      }
    }
    return left;
  }

  private static long problems(Report report) {
    return report.files().stream().mapToLong(file -> file.problems().size()).sum();
  }

  private void copy() throws IOException {
    try (var files = Files.walk(TEMPLATES)) {
      for (var file : files.sorted().toList()) {
        var copy = folder.resolve(TEMPLATES.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (Files.isRegularFile(file)) {
          Files.copy(file, copy);
        }
      }
    }
  }
}
