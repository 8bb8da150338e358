package dev.martello.join.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Scans;
import dev.martello.report.Report;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws of the blast radius over random applications; a failure names its seed. */
final class BlastRadiusProperties {
  private static final int ROUNDS = 80;

  @TempDir private Path folder;

  private Report scan(String template) {
    var report = Scans.explored(folder, "template.yaml", template).report();
    assertThat(report.files()).allSatisfy(file -> assertThat(file.problems()).isEmpty());
    return report;
  }

  private static Map<String, BlastRadius> radii(Report report) {
    var radii = new HashMap<String, BlastRadius>();
    report.blastRadii().forEach(radius -> radii.put(radius.subject().id(), radius));
    return radii;
  }

  private static void assertSmaller(Report less, Report more, String as) {
    var before = radii(more);
    radii(less)
        .forEach(
            (function, radius) -> {
              assertThat(radius.low()).as(as).isLessThanOrEqualTo(before.get(function).low());
              assertThat(radius.high()).as(as).isLessThanOrEqualTo(before.get(function).high());
            });
  }

  @Test
  void takingAStatementAwayNeverMakesItLarger() {
    int shrunk = 0;
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new RandomApplications(seed);
      int statement = random.below(random.statements());
      if (random.isAllow(statement)) {
        var before = scan(random.template(-1, -1));
        var after = scan(random.template(statement, -1));
        assertSmaller(after, before, "seed " + seed + " without S" + statement);
        shrunk += sum(after) < sum(before) ? 1 : 0;
      }
    }
    assertThat(shrunk).as("statements that mattered").isGreaterThan(ROUNDS / 4);
  }

  @Test
  void takingATriggerAwayNeverMakesItLarger() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new RandomApplications(seed);
      int trigger = random.below(random.triggers());
      var before = scan(random.template(-1, -1));
      var after = scan(random.template(-1, trigger));
      assertSmaller(after, before, "seed " + seed + " without M" + trigger);
    }
  }

  @Test
  void whatIfSaysWhatAScanWithoutTheStatementFinds() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var random = new RandomApplications(seed);
      int statement = random.below(random.statements());
      if (random.isAllow(statement)) {
        var reach = Scans.explored(folder, "template.yaml", random.template(-1, -1)).reach();
        var after = radii(scan(random.template(statement, -1)));
        var whatIf = reach.without(Removal.parse("S" + statement));
        for (var shrunk : whatIf.stream().flatMap(what -> what.radii().stream()).toList()) {
          var radius = after.get(shrunk.function().id());
          var as = "seed " + seed + " without S" + statement + ": " + shrunk.function().id();
          assertThat(shrunk.low()).as(as).isEqualTo(radius.low());
          assertThat(shrunk.high()).as(as).isEqualTo(radius.high());
          after.remove(shrunk.function().id());
        }
        reach
            .radii()
            .forEach(
                before -> {
                  var same = after.get(before.subject().id());
                  if (same != null) {
                    assertThat(before.low()).isEqualTo(same.low());
                    assertThat(before.high()).isEqualTo(same.high());
                  }
                });
      }
    }
  }

  @Test
  void whatIsCertainIsPossible() {
    for (long seed = 0; seed < ROUNDS; seed++) {
      var report = scan(new RandomApplications(seed).template(-1, -1));
      for (var radius : report.blastRadii()) {
        assertThat(radius.low()).as("seed " + seed).isLessThanOrEqualTo(radius.high());
      }
    }
  }

  private static double sum(Report report) {
    return report.blastRadii().stream().mapToDouble(radius -> radius.low() + radius.high()).sum();
  }
}
