package dev.martello.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.engine.Catalogue;
import dev.martello.engine.Decisions;
import dev.martello.engine.Fix;
import dev.martello.engine.Progress;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every check on the examples in the folder beside its class; {@code -Dcheck=access/,no-alarm}
 * runs only those whose ids contain one of these.
 */
class CheckFoldersTest {
  /*
   * bad.*        each line that must be reported ends in `# finding`, and no other line is
   * good.*       nothing is reported, decided or not: the look-alikes
   * strict.*     as bad, for what is reported only under the profile `strict`
   * demanded.*   as bad, for what is reported only where the organisation below demands it
   * undecided.*  each line that must stay undecided ends in `# undecided`, and nothing fails
   * fixed.*      what the fix makes of bad.*, if the check has a remedy; one that is not there is
   *              written for you to read, `-Dgolden=update` writes those that differ
   *
   * An example is a template, or a folder of templates that are scanned together.
   *
   * Where a finding cannot stand at the line's own end, `# finding` may stand alone on the line
   * above.
   */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final Organisation ORGANISATION =
      new Organisation(
          List.of("111122223333", "444455556666"),
          List.of("777788889999"),
          List.of("arn:aws:iam::*:policy/boundary/*"),
          List.of("eu-west-1", "eu-central-1"));
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Catalogue CATALOGUE = Catalogue.standard();

  /** All checks, or those whose id contains one of the parts in the system property. */
  static List<Rule> rules() {
    var wanted = List.of(System.getProperty("check", "").split(","));
    return CATALOGUE.rules().stream()
        .filter(rule -> wanted.stream().anyMatch(rule.id()::contains))
        .toList();
  }

  static Stream<Path> sources() throws IOException {
    try (var found = Files.walk(SOURCES.resolve("dev/martello"))) {
      return found.filter(CheckFoldersTest::isCheck).sorted().toList().stream();
    }
  }

  private static boolean isCheck(Path path) {
    try {
      return path.toString().endsWith(".java") && Files.readString(path).contains("\n@About(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyCheckIsListed(Path source) {
    var name = source.getFileName().toString().replace(".java", "");
    assertThat(CATALOGUE.rules())
        .as("a check must stand in the list of its step")
        .anyMatch(rule -> rule.check().getClass().getSimpleName().equals(name));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysWhatIsWrongWhyAndHowToMendIt(Rule rule) {
    assertThat(rule.title().split(" ")).as("words of the title").hasSizeLessThan(10);
    assertThat(rule.title()).doesNotEndWith(".");
    assertThat(rule.why()).endsWith(".");
    assertThat(rule.mend()).endsWith(".");
    assertThat(rule.page())
        .startsWith("# " + rule.title())
        .contains("## Why it matters", "## How to fix", "## References");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void badExamplesAreReportedAtTheMarkedLinesOnly(Rule rule) throws IOException {
    var examples = examples(rule, "bad.");
    assertThat(Stream.of(examples, examples(rule, "demanded.")).flatMap(List::stream))
        .as("bad examples of " + rule.id())
        .isNotEmpty();
    for (var example : examples) {
      assertMarked(example, scan(example, rule));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void strictExamplesAreReportedUnderThatProfileOnly(Rule rule) throws IOException {
    for (var example : examples(rule, "strict.")) {
      var silent = scan(example, rule, Profile.STANDARD, Organisation.unknown());
      boolean tellsWhatFor = !silent.app().functions().isEmpty();
      assertThat(tellsWhatFor ? messages(silent) : List.of()).as(example.toString()).isEmpty();
      assertMarked(example, scan(example, rule, Profile.STRICT, Organisation.unknown()));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void demandedExamplesAreReportedForThatOrganisationOnly(Rule rule) throws IOException {
    var profile = rule.isStrict() ? Profile.STRICT : Profile.STANDARD;
    for (var example : examples(rule, "demanded.")) {
      var silent = scan(example, rule, profile, Organisation.unknown());
      assertThat(messages(silent)).as(example.toString()).isEmpty();
      assertMarked(example, scan(example, rule, profile, ORGANISATION));
    }
  }

  private static void assertMarked(Path example, Report report) throws IOException {
    assertThat(lines(report, Finding.Kind.FAILS))
        .as(example + "\n" + messages(report))
        .isEqualTo(marked(example, "finding"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void lookAlikesStaySilent(Rule rule) throws IOException {
    var examples = examples(rule, "good.");
    assertThat(examples).as("good examples of " + rule.id()).isNotEmpty();
    for (var example : examples) {
      var report = scan(example, rule);
      assertThat(messages(report)).as(example.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsNotKnownStaysUndecided(Rule rule) throws IOException {
    for (var example : examples(rule, "undecided.")) {
      var report = scan(example, rule);
      assertThat(lines(report, Finding.Kind.FAILS)).as(example + "\n" + messages(report)).isEmpty();
      assertThat(lines(report, Finding.Kind.UNDECIDED))
          .as(example + "\n" + messages(report))
          .isEqualTo(marked(example, "undecided"))
          .isNotEmpty();
      assertThat(report.undecided()).allSatisfy(open -> assertThat(open.needs()).isNotBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void fixesSilenceTheBadExamples(Rule rule) throws IOException {
    for (var example : examples(rule, "bad.")) {
      var fixed =
          example.resolveSibling(example.getFileName().toString().replaceFirst("bad", "fixed"));
      var profile = rule.isStrict() ? Profile.STRICT : Profile.STANDARD;
      var request = request(example, CATALOGUE.rules(profile), profile, Organisation.unknown());
      var before = Scan.run(request);
      if (remedies(before, rule).isEmpty()) {
        assertThat(fixed).doesNotExist();
        continue;
      }
      var result =
          Fix.run(request, finding -> finding.rule().id().equals(rule.id()), Progress.NONE);
      assertThat(left(result)).as("not fixed in " + example).isEmpty();
      assertThat(result.patches()).as("patches of " + example).hasSize(1);
      check(fixed, result.patches().getFirst().after());
      var after = Scan.run(request(fixed, request.rules(), profile, Organisation.unknown()));
      assertThat(remedies(after, rule)).as(fixed.toString()).isEmpty();
      var old = told(before);
      assertThat(told(after))
          .as("told of " + fixed)
          .allSatisfy(
              (what, count) -> assertThat(count).as(what).isLessThanOrEqualTo(old.get(what)));
    }
  }

  private static List<String> left(Fix.Result result) {
    return result.outcomes().stream()
        .filter(Fix.Outcome.Left.class::isInstance)
        .map(Fix.Outcome.Left.class::cast)
        .map(left -> "line %d: %s".formatted(left.finding().line(), left.reason()))
        .toList();
  }

  private static List<Finding> remedies(Report report, Rule rule) {
    return report.failures().stream()
        .filter(finding -> finding.rule().id().equals(rule.id()))
        .filter(finding -> !finding.remedy().isNone())
        .toList();
  }

  private static void check(Path fixed, String text) throws IOException {
    boolean isMissing = Files.notExists(fixed);
    if (isMissing || "update".equals(System.getProperty("golden"))) {
      Files.writeString(fixed, text);
    }
    assertThat(isMissing).as(fixed + " was missing and is written: read it like code").isFalse();
    assertThat(text).as(fixed.toString()).isEqualTo(Files.readString(fixed));
  }

  /** Counts what is told of each resource, and what is wrong with the file. */
  private static Map<String, Integer> told(Report report) {
    var told = new TreeMap<String, Integer>();
    report.findings().forEach(one -> told.merge(one.resource().writtenId(), 1, Integer::sum));
    report
        .files()
        .forEach(
            file -> file.problems().forEach(one -> told.merge(one.message(), 1, Integer::sum)));
    return told;
  }

  private static List<Path> examples(Rule rule, String prefix) throws IOException {
    var type = rule.check().getClass();
    var folder =
        SOURCES.resolve(type.getPackageName().replace('.', '/')).resolve(type.getSimpleName());
    try (var found = Files.list(folder)) {
      return found
          .filter(path -> path.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private static Report scan(Path example, Rule rule) throws IOException {
    var profile = rule.isStrict() ? Profile.STRICT : Profile.STANDARD;
    return scan(example, rule, profile, Organisation.unknown());
  }

  private static Report scan(Path example, Rule rule, Profile profile, Organisation organisation)
      throws IOException {
    var report = Scan.run(request(example, List.of(rule), profile, organisation));
    var problems = report.files().stream().flatMap(file -> file.problems().stream()).toList();
    assertThat(problems).as("problems of " + example).isEmpty();
    assertThat(report.count(Report.Status.READ))
        .as("templates read in " + example)
        .isEqualTo(files(example).size());
    return report;
  }

  private static Scan.Request request(
      Path example, List<Rule> rules, Profile profile, Organisation organisation) {
    return new Scan.Request(
        List.of(example),
        Setting.none(),
        rules,
        profile,
        organisation,
        Decisions.none(),
        TODAY,
        new Report.Tool("Martello", "test"));
  }

  private static TreeSet<String> lines(Report report, Finding.Kind kind) {
    var lines = new TreeSet<String>();
    report.findings().stream()
        .filter(finding -> finding.kind() == kind)
        .forEach(finding -> lines.add(finding.path() + ":" + finding.line()));
    return lines;
  }

  private static List<String> messages(Report report) {
    return report.findings().stream()
        .map(
            finding ->
                "%s %s:%d: %s %s"
                    .formatted(
                        finding.kind().name().toLowerCase(Locale.ROOT),
                        finding.path(),
                        finding.line(),
                        finding.message(),
                        finding.needs()))
        .toList();
  }

  /** Returns the marked lines as a report names them: in a folder by the way from there. */
  private static TreeSet<String> marked(Path example, String mark) throws IOException {
    var marked = new TreeSet<String>();
    for (var file : files(example)) {
      var text = Files.readAllLines(file);
      var name = file.equals(example) ? file.getFileName() : example.relativize(file);
      IntStream.range(0, text.size())
          .filter(index -> text.get(index).stripTrailing().endsWith("# " + mark))
          .map(index -> text.get(index).strip().equals("# " + mark) ? index + 2 : index + 1)
          .forEach(line -> marked.add(name + ":" + line));
    }
    return marked;
  }

  private static List<Path> files(Path example) throws IOException {
    try (var found = Files.walk(example)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
