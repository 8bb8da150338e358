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
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fixable finding of all real templates, fixed in one run. */
final class RealTemplatesFixTest {
  private static final Path TEMPLATES = Path.of("../../shared/data/serverless-patterns");

  /** Share of the fixable findings that have to be gone. */
  private static final double FIXED = 0.98;

  /** One run over all of them takes long under the profile strict, and so do all one by one. */
  private static final int EVERY = Integer.getInteger("martello.fix.every", 12);

  @TempDir Path folder = Path.of("");

  private int fixable;
  private int gone;
  private final List<String> left = new ArrayList<>();

  @Test
  void fixesEndTheirFindingsAndCauseNone() throws IOException {
    assumeTrue(Files.isDirectory(TEMPLATES), "no ../shared/data beside the project");
    assertThat(fix(TEMPLATES, Profile.STANDARD)).isGreaterThan(200);
    assertGone();
  }

  @Test
  void theyDoSoUnderTheProfileStrict() throws IOException {
    assumeTrue(Files.isDirectory(TEMPLATES), "no ../shared/data beside the project");
    var folders = folders();
    for (int at = 0; at < folders.size(); at += EVERY) {
      fix(folders.get(at), Profile.STRICT);
    }
    assertGone();
  }

  private void assertGone() {
    System.out.printf("%d of %d fixable findings are gone%n", gone, fixable);
    assertThat((double) gone / fixable)
        .as("%d of %d are gone; left: %s", gone, fixable, left)
        .isGreaterThanOrEqualTo(FIXED);
  }

  /** Fixes a copy of a folder and returns how many files that changed. */
  private int fix(Path original, Profile profile) throws IOException {
    var result = Fix.run(request(original, profile), _ -> true, Progress.NONE);
    var copy = copy(original);
    for (var patch : result.patches()) {
      Files.writeString(copy.resolve(patch.file().path()), patch.after());
    }
    var after = Scan.run(request(copy, profile));
    count(result, after);
    assertThat(Tally.of(after).newSince(Tally.of(result.before()), Map.of()))
        .as("told of " + original)
        .isEmpty();
    assertThat(problems(after)).isEqualTo(problems(result.before()));
    var second = Fix.run(request(copy, profile), _ -> true, Progress.NONE);
    assertThat(second.patches()).as("second fix of " + original).isEmpty();
    return result.patches().size();
  }

  private void count(Fix.Result result, Report after) {
    var stays = new TreeSet<String>();
    after.findings().stream().map(Finding::id).forEach(stays::add);
    for (var finding : result.before().failures()) {
      if (!finding.remedy().isNone()) {
        fixable++;
        gone += stays.contains(finding.id()) ? 0 : 1;
      }
    }
    for (var outcome : result.outcomes()) {
      if (outcome instanceof Fix.Outcome.Left(Finding finding, String reason)) {
        left.add("\n%s %s: %s".formatted(finding.path(), finding.rule().id(), reason));
      }
    }
  }

  private static Scan.Request request(Path path, Profile profile) {
    var plain = Scans.request(path);
    return new Scan.Request(
        plain.paths(),
        plain.setting(),
        Catalogue.standard().rules(profile),
        profile,
        plain.organisation(),
        plain.decisions(),
        plain.today(),
        plain.tool());
  }

  private static long problems(Report report) {
    return report.files().stream().mapToLong(file -> file.problems().size()).sum();
  }

  private static List<Path> folders() throws IOException {
    try (var found = Files.list(TEMPLATES)) {
      return found.filter(Files::isDirectory).sorted().toList();
    }
  }

  private Path copy(Path original) throws IOException {
    var target = folder.resolve(String.valueOf(original.getFileName()));
    try (var files = Files.walk(original)) {
      for (var file : files.sorted().toList()) {
        var copy = target.resolve(original.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (Files.isRegularFile(file)) {
          Files.copy(file, copy);
        }
      }
    }
    return target;
  }
}
