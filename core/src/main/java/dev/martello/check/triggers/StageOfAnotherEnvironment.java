package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags stages whose variables lead to another environment. */
@About(
    severity = MEDIUM,
    title = "Stage calls another environment's function",
    why =
        "Calls to one environment change the data of another: real data by a test, or tests by"
            + " real users, past what separates the two.",
    mend = "Let the stage's variable name the function or alias of the stage's own environment.",
    cwe = 653,
    sameAs = {"STAGE.CROSSENV.001"})
final class StageOfAnotherEnvironment implements Check {
  /*
   * Told by words in names: a stage `prod` whose variable says `orders-dev`. Only variables count that
   * an integration or authorizer uses, and only names in which exactly one environment occurs. Where
   * the integrations were not read, what a variable is called tells that it names a function.
   */
  private static final Map<String, String> ENVIRONMENTS =
      Map.ofEntries(
          Map.entry("prod", "production"),
          Map.entry("production", "production"),
          Map.entry("prd", "production"),
          Map.entry("live", "production"),
          Map.entry("dev", "development"),
          Map.entry("devel", "development"),
          Map.entry("development", "development"),
          Map.entry("sandbox", "development"),
          Map.entry("test", "test"),
          Map.entry("tst", "test"),
          Map.entry("testing", "test"),
          Map.entry("qa", "test"),
          Map.entry("uat", "acceptance"),
          Map.entry("staging", "staging"),
          Map.entry("stg", "staging"),
          Map.entry("preprod", "staging"));

  private static final Pattern CALLED =
      Pattern.compile("function|lambda|alias|authorizer", Pattern.CASE_INSENSITIVE);

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var declared =
        app.apis().stream()
            .flatMap(
                api ->
                    api.stages().stream()
                        .filter(stage -> !stage.identity().isSame(api.identity()))
                        .flatMap(stage -> judge(app, stage, name -> isUsed(api, name))));
    var elsewhere =
        app.stagesElsewhere().stream()
            .flatMap(stage -> judge(app, stage, StageOfAnotherEnvironment::namesFunction));
    return Stream.concat(declared, elsewhere);
  }

  private static Stream<Verdict> judge(App app, Api.Stage stage, Predicate<String> isUsed) {
    var own = environment(stage.name().show());
    return own.isEmpty()
        ? Stream.of()
        : variables(app.settingsOf(stage)).stream()
            .filter(variable -> isUsed.test(variable.name()))
            .flatMap(
                variable ->
                    environment(literal(variable.value())).stream()
                        .filter(other -> !other.equals(own.get()))
                        .map(
                            other ->
                                Verdict.fails(
                                    stage,
                                    variable.value().origin(),
                                    "stage `%s` calls `%s`, which is named for %s"
                                        .formatted(
                                            stage.name().show(),
                                            variable.value().text().brief(),
                                            other))));
  }

  private static List<Settings.Named> variables(Settings stage) {
    return Stream.of(
            stage.get("Variables"),
            stage.get("StageVariables"),
            stage.get("StageDescription", "Variables"))
        .flatMap(variables -> variables.parts().stream())
        .toList();
  }

  private static boolean namesFunction(String variable) {
    return CALLED.matcher(variable).find();
  }

  private static boolean isUsed(Api api, String name) {
    if (api.routes().isEmpty()) {
      return namesFunction(name);
    }
    var use = "stageVariables." + name + "}";
    return Stream.concat(
            api.routes().stream().map(route -> route.integration().uri()),
            api.authorizers().stream().map(Api.Authorizer::function))
        .anyMatch(uri -> uri.show().contains(use));
  }

  /** What a reference means is not told by the name of what it refers to. */
  private static String literal(Settings value) {
    return Shape.of(value.text()).stream()
        .flatMap(shape -> shape.pieces().stream())
        .map(piece -> piece instanceof Shape.Literal(String text) ? text : " ")
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> environment(String name) {
    var words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    var found =
        Arrays.stream(words.split("[^a-z0-9]+"))
            .filter(ENVIRONMENTS::containsKey)
            .map(ENVIRONMENTS::get)
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
