package dev.martello.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The imports that are allowed between packages; nothing else is. */
@AnalyzeClasses(packages = "dev.martello", importOptions = ImportOption.DoNotIncludeTests.class)
final class LayersTest {

  /** What each package of core may import of ours; a package always sees itself. */
  private static final Map<String, List<String>> SEES =
      Map.ofEntries(
          Map.entry("value", List.of()),
          Map.entry("syntax", List.of("value")),
          Map.entry("stack", List.of("value", "syntax")),
          Map.entry("read", List.of("value", "syntax", "stack")),
          Map.entry("model", List.of("value")),
          Map.entry("know", List.of("value", "model")),
          Map.entry("iam", List.of("value", "model", "know")),
          Map.entry("assemble", List.of("value", "model", "iam", "know", "syntax", "stack")),
          Map.entry("check", List.of("value", "model", "iam", "know")),
          Map.entry("join", List.of("value", "model", "iam", "know", "check")),
          Map.entry("triage", List.of("value", "syntax", "model", "check")),
          Map.entry("config", List.of("value", "syntax", "check", "triage")),
          Map.entry("fix", List.of("value", "syntax", "stack", "model", "check")),
          Map.entry(
              "report",
              List.of(
                  "value", "model", "iam", "know", "syntax", "stack", "check", "join", "fix",
                  "triage")));

  /** Sees all of core, and only the command line sees it. */
  private static final String ENGINE = "engine";

  /** An optional part; nothing sees it. */
  private static final String CODE = "code";

  /** What the packages of the part that follow values may import of each other. */
  private static final Map<String, List<String>> FOLLOWING =
      Map.of(
          "ir", List.of(),
          "name", List.of(),
          "knowledge", List.of("ir"),
          "value", List.of("ir", "name"),
          "pattern", List.of("value"),
          "flow", List.of("ir", "name", "knowledge", "value", "pattern"),
          "library", List.of("ir", "name", "knowledge", "value", "pattern", "flow"),
          "analysis", List.of("ir", "name", "knowledge", "value", "pattern", "flow", "library"));

  /** What core may import of others, and which of its packages may. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "java", List.of(""),
          "org.jspecify.annotations", List.of(""),
          "org.snakeyaml.engine", List.of("syntax"),
          "com.fasterxml.jackson.core", List.of("syntax", "report", ENGINE),
          "org.tomlj", List.of("syntax"),
          "dk.brics.automaton", List.of("iam"));

  @ArchTest
  static final ArchRule eachPackageImportsOnlyWhatLiesBelow =
      CompositeArchRule.of(
          SEES.entrySet().stream()
              .map(row -> importsOnly("", row.getKey(), row.getValue()))
              .toList());

  @ArchTest
  static final ArchRule onlyTheCommandLineSeesTheEngine =
      noClasses()
          .that()
          .resideInAnyPackage(SEES.keySet().stream().map(LayersTest::ours).toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ours(ENGINE), ours("cli"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule coreImportsOnlyItsLibraries =
      CompositeArchRule.of(
          Stream.concat(SEES.keySet().stream(), Stream.of(ENGINE))
              .map(LayersTest::usesOnlyItsLibraries)
              .toList());

  @ArchTest
  static final ArchRule nothingSeesTheOptionalPart =
      noClasses()
          .that()
          .resideInAnyPackage(
              Stream.concat(SEES.keySet().stream(), Stream.of(ENGINE, "cli"))
                  .map(LayersTest::ours)
                  .toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ours(CODE));

  @ArchTest
  static final ArchRule theOptionalPartImportsOnlyItsLibraries =
      classes()
          .that()
          .resideInAPackage(ours(CODE))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.martello..",
              "java..",
              "org.jspecify.annotations..",
              "org.snakeyaml.engine..",
              "com.fasterxml.jackson.core..");

  @ArchTest
  static final ArchRule whatFollowsValuesImportsOnlyWhatLiesBelow =
      CompositeArchRule.of(
          FOLLOWING.entrySet().stream()
              .map(row -> importsOnly(CODE + ".", row.getKey(), row.getValue()))
              .toList());

  @ArchTest
  static final ArchRule checksKnowNoFormat =
      noClasses()
          .that()
          .resideInAPackage("dev.martello.check..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.martello.syntax..",
              "dev.martello.stack..",
              "dev.martello.read..",
              "dev.martello.report..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule stepsStandAlone =
      slices()
          .matching("dev.martello.check.(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  /** Joins answer in the words of checks; they do not call the checks of a step. */
  @ArchTest
  static final ArchRule joinsUseNoStep =
      noClasses()
          .that()
          .resideInAPackage("dev.martello.join..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.martello.check.*..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("dev.martello.(**)").should().beFreeOfCycles();

  /** A package that the table forgets would be bound by no rule. */
  @ArchTest
  static void everyPackageHasItsRow(JavaClasses all) {
    Set<String> known = new TreeSet<>(SEES.keySet());
    known.addAll(Set.of(ENGINE, "cli", CODE));
    var found = new TreeSet<String>();
    for (var each : all) {
      found.add(each.getPackageName().substring("dev.martello.".length()).split("\\.", 2)[0]);
    }
    assertThat(found).contains("value", "model", "cli");
    assertThat(known).containsAll(found);
  }

  /** Of what stands within a part of the tree, a layer imports only what lies below it. */
  private static ArchRule importsOnly(String within, String layer, List<String> below) {
    var allowed =
        Stream.concat(Stream.of(layer), below.stream())
            .map(name -> ours(within + name))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(ours(within + layer))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("dev.martello." + within + ".")).or(resideInAnyPackage(allowed)))
        .allowEmptyShould(true);
  }

  private static ArchRule usesOnlyItsLibraries(String layer) {
    var allowed =
        LIBRARIES.entrySet().stream()
            .filter(row -> row.getValue().contains("") || row.getValue().contains(layer))
            .map(row -> row.getKey() + "..");
    return classes()
        .that()
        .resideInAPackage(ours(layer))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of("dev.martello..", ""), allowed).toArray(String[]::new))
        .allowEmptyShould(true);
  }

  private static String ours(String layer) {
    return "dev.martello." + layer + "..";
  }
}
