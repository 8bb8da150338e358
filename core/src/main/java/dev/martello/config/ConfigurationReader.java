package dev.martello.config;

import dev.martello.check.Organisation;
import dev.martello.check.Profile;
import dev.martello.check.Severity;
import dev.martello.config.ConfigurationReader.NamedFile.Purpose;
import dev.martello.config.Fields.Word;
import dev.martello.syntax.Node;
import dev.martello.syntax.TagRule;
import dev.martello.syntax.YamlReader;
import dev.martello.triage.CheckNames;
import dev.martello.triage.Days;
import dev.martello.triage.Foreign;
import dev.martello.triage.Scope;
import dev.martello.triage.Suppression;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import dev.martello.value.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads {@code martello.yaml}; what is wrong in it is told, and the rest counts. */
public final class ConfigurationReader {
  /** The name of the file. */
  public static final String NAME = "martello.yaml";

  private static final List<String> KEYS =
      List.of(
          "profile",
          "region",
          "parameters",
          "exclude",
          "severities",
          "fail-on",
          "baseline",
          "honor",
          "ignore",
          "knowledge",
          "organization");
  private static final List<String> IGNORE_KEYS =
      List.of("check", "paths", "resources", "reason", "until");
  private static final List<String> ORGANIZATION_KEYS =
      List.of("accounts", "layer-accounts", "permissions-boundaries", "regions");
  private static final String OFF = "off";

  private final CheckNames names;
  private final List<Problem> problems = new ArrayList<>();
  private final List<NamedFile> named = new ArrayList<>();

  private ConfigurationReader(CheckNames names) {
    this.names = names;
  }

  /**
   * What a file says.
   *
   * @param named the other files that it names
   * @param problems what is wrong with it, by place; what they are about does not count
   */
  public record Result(Configuration configuration, List<NamedFile> named, List<Problem> problems) {
    public Result {
      named = List.copyOf(named);
      problems = problems.stream().sorted().toList();
    }
  }

  /**
   * Another file of the project, relative to the configuration's folder.
   *
   * @param origin where the configuration names it
   */
  public record NamedFile(Purpose purpose, String name, Origin origin) {
    /** What a configuration names a file for. */
    public enum Purpose {
      BASELINE,
      KNOWLEDGE
    }
  }

  /** Reads a file's text. */
  public static Result read(SourceFile file, CheckNames names) {
    var parsed = YamlReader.read(file, TagRule.NONE);
    var reader = new ConfigurationReader(names);
    reader.problems.addAll(parsed.problems());
    var configuration =
        switch (parsed.root()) {
          case Node.Mapping root -> reader.configuration(root);
          case Node.Null _ -> Configuration.none();
          case Node.Text _, Node.Num _, Node.Bool _, Node.Sequence _ -> {
            reader.problems.add(
                Problem.at(parsed.root().origin(), "a configuration is a mapping of settings"));
            yield Configuration.none();
          }
        };
    return new Result(configuration, reader.named, reader.problems);
  }

  private Configuration configuration(Node.Mapping root) {
    var fields = new Fields(root, KEYS, problems);
    var severities = new LinkedHashMap<String, Severity>();
    var disabled = new LinkedHashSet<String>();
    fields
        .pairs("severities")
        .forEach((check, level) -> severity(check, level, severities, disabled));
    return new Configuration(
        choice(fields.word("profile"), Profile.values(), Profile::word).orElse(Profile.STANDARD),
        checked(
            fields.word("region"), text -> text.matches(REGION), "a region such as `eu-west-1`"),
        parameters(fields),
        texts(fields.words("exclude")),
        severities,
        disabled,
        failOn(fields.words("fail-on")),
        fields.word("baseline").map(word -> file(Purpose.BASELINE, word)).orElse(""),
        honored(fields.words("honor")),
        fields.sections("ignore").stream().flatMap(this::suppression).toList(),
        fields.words("knowledge").stream().map(word -> file(Purpose.KNOWLEDGE, word)).toList(),
        fields.section("organization").map(this::organisation).orElseGet(Organisation::unknown));
  }

  private static final String REGION = "[a-z]{2,4}(-[a-z]{2,9}){1,2}-[0-9]{1,2}";
  private static final String ACCOUNT = "[0-9]{12}";

  private String file(Purpose purpose, Word name) {
    named.add(new NamedFile(purpose, name.text(), name.origin()));
    return name.text();
  }

  private static Map<String, String> parameters(Fields fields) {
    var values = new LinkedHashMap<String, String>();
    fields.pairs("parameters").forEach((name, value) -> values.put(name.text(), value.text()));
    return values;
  }

  private void severity(
      Word check, Word level, Map<String, Severity> severities, Set<String> disabled) {
    var ids = ids(check);
    if (level.text().equals(OFF) || level.text().equals("false")) {
      disabled.addAll(ids); // YAML of old reads `off` as a boolean
      return;
    }
    choice(Optional.of(level), Severity.values(), Severity::word, OFF)
        .ifPresent(severity -> ids.forEach(id -> severities.put(id, severity)));
  }

  private List<String> ids(Word check) {
    var ids = names.idsOf(check.text());
    if (ids.isEmpty()) {
      problems.add(Problem.at(check.origin(), names.unknown(check.text())));
    }
    return ids;
  }

  private List<String> failOn(List<Word> words) {
    var known = new ArrayList<>(List.of("undecided", "none"));
    Arrays.stream(Severity.values()).map(Severity::word).forEach(known::add);
    var wanted = new ArrayList<String>();
    for (var word : words) {
      if (known.contains(word.text())) {
        wanted.add(word.text());
      } else {
        problems.add(Problem.at(word.origin(), unknown(word.text(), known)));
      }
    }
    if (wanted.size() > 1
        && (wanted.contains("none") || wanted.size() > 2 || !wanted.contains("undecided"))) {
      problems.add(
          Problem.at(
              words.getFirst().origin(),
              "`fail-on` takes one severity, `undecided` or both, or `none`"));
      return List.of();
    }
    return wanted;
  }

  private Set<Foreign> honored(List<Word> words) {
    var honored = new LinkedHashSet<Foreign>();
    for (var word : words) {
      Foreign.named(word.text())
          .ifPresentOrElse(
              honored::add,
              () -> problems.add(Problem.at(word.origin(), unknown(word.text(), Foreign.words()))));
    }
    return honored;
  }

  private Stream<Suppression> suppression(Node.Mapping item) {
    var fields = new Fields(item, IGNORE_KEYS, problems);
    var checks = fields.words("check");
    var ids = checks.stream().flatMap(check -> ids(check).stream()).distinct().toList();
    var reason = fields.word("reason").map(Word::text).orElse("");
    var until = fields.word("until").map(Word::text).orElse("");
    var day = Days.read(until);
    if (checks.isEmpty()) {
      fields.problem(fields.origin(), "an item of `ignore` needs a `check`");
    }
    if (reason.isBlank()) {
      fields.problem(
          fields.origin(), "an item of `ignore` needs a `reason` and does not count without");
    }
    if (day.isEmpty()) {
      fields.problem(fields.origin(), Days.wrong(until));
    }
    if (ids.isEmpty() || reason.isBlank() || day.isEmpty()) {
      return Stream.empty();
    }
    var scope = new Scope.Matching(texts(fields.words("paths")), texts(fields.words("resources")));
    return Stream.of(
        new Suppression(ids, reason.strip(), day.get(), "martello", scope, fields.origin()));
  }

  private Organisation organisation(Node.Mapping section) {
    var fields = new Fields(section, ORGANIZATION_KEYS, problems);
    return new Organisation(
        accounts(fields, "accounts"),
        accounts(fields, "layer-accounts"),
        texts(fields.words("permissions-boundaries")),
        texts(fields.words("regions")));
  }

  private List<String> accounts(Fields fields, String key) {
    return fields.words(key).stream()
        .map(
            word ->
                checked(
                    Optional.of(word),
                    text -> text.matches(ACCOUNT),
                    "an account id of twelve digits in quotes"))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private String checked(Optional<Word> word, Predicate<String> isRight, String wanted) {
    if (word.isEmpty() || isRight.test(word.get().text())) {
      return word.map(Word::text).orElse("");
    }
    problems.add(Problem.at(word.get().origin(), "`" + word.get().text() + "` is not " + wanted));
    return "";
  }

  private <E> Optional<E> choice(
      Optional<Word> word, E[] values, Function<E, String> spelled, String... more) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    var text = word.get().text();
    var found =
        Arrays.stream(values).filter(value -> spelled.apply(value).equals(text)).findFirst();
    if (found.isEmpty()) {
      var known = Stream.concat(Arrays.stream(values).map(spelled), Arrays.stream(more)).toList();
      problems.add(Problem.at(word.get().origin(), unknown(text, known)));
    }
    return found;
  }

  private static String unknown(String text, List<String> known) {
    return "unknown value `"
        + text
        + "`"
        + Spelling.nearest(text, known)
            .map(near -> "; did you mean `" + near + "`?")
            .orElseGet(() -> "; known are `" + String.join("`, `", known) + "`");
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }
}
