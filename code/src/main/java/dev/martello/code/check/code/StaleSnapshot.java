package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.analysis.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags what a snapshot of SnapStart keeps although every start needs it anew. */
@About(
    severity = MEDIUM,
    title = "Snapshot keeps what every start needs anew",
    why =
        "All environments start from one snapshot: they share what was to be unique, and use"
            + " secrets and connections of the day on which the version was published.",
    mend =
        "Make it in the handler, or in a hook after restore"
            + " (`register_after_restore`, `afterRestore`).",
    cwe = 330)
final class StaleSnapshot implements Check {
  /*
   * AWS Lambda Developer Guide, "Handling uniqueness with Lambda SnapStart" and "Best practices":
   * unique content that is made at initialisation is the same everywhere; connections may be broken;
   * temporary credentials and timestamps are old. The generators of the platforms (`SecureRandom`,
   * `os.urandom`, `secrets`) give other values after a restore, but what they gave before is kept.
   */
  private static final Pattern UNIQUE =
      Pattern.compile(
          "uuid\\.uuid[14]|secrets\\.token_\\w+|random\\.(?:random|randint|randrange|choices?|getrandbits|seed"
              + "|Random)|os\\.urandom|java\\.util\\.UUID\\.randomUUID|java\\.util\\.Random\\.<init>"
              + "|java\\.lang\\.Math\\.random|java\\.security\\.SecureRandom\\.next\\w+"
              + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current");

  private static final Pattern SECRET =
      Pattern.compile(
          "aws:(?:secretsmanager\\.(?:get_secret_value|batch_get_secret_value)|sts\\.(?:assume_role\\w*"
              + "|get_session_token)|ssm\\.get_parameters?)"
              + "|aws_lambda_powertools\\.utilities\\.parameters\\.get_(?:secret|parameter)"
              + "|software\\.amazon\\.lambda\\.powertools\\.parameters\\..*");

  private static final Pattern TIME =
      Pattern.compile(
          "time\\.time|datetime\\.datetime\\.(?:now|utcnow)|java\\.lang\\.System\\.currentTimeMillis"
              + "|java\\.time\\.(?:Instant|LocalDateTime|ZonedDateTime)\\.now");

  private static final Pattern CONNECTION =
      Pattern.compile(
          "psycopg2?\\.connect|pymysql\\.connect|pymssql\\.connect|mysql\\.connector\\.connect|sqlite3\\.connect"
              + "|redis\\.(?:Redis|StrictRedis|from_url)|pymongo\\.MongoClient"
              + "|java\\.sql\\.DriverManager\\.getConnection|redis\\.clients\\.jedis\\.Jedis\\.<init>");

  /** Libraries whose import means that there are hooks. */
  private static final Set<String> HOOKS = Set.of("snapshot_restore_py", "org.crac");

  private record Found(Origin.Written where, String message, int shift) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Found, List<LambdaFunction>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      if (isSnapshot(app, code.function()).isYes() && !hasHooks(code)) {
        for (var usage : code.result().usages()) {
          judge(usage)
              .ifPresent(
                  each -> found.computeIfAbsent(each, _ -> new ArrayList<>()).add(code.function()));
        }
      }
    }
    return found.entrySet().stream()
        .map(
            each ->
                Verdict.fails(
                        each.getValue().getFirst(), each.getKey().where(), each.getKey().message())
                    .raised(each.getKey().shift())
                    .on(each.getValue()));
  }

  private static Tri isSnapshot(App app, LambdaFunction function) {
    return app.resources().anyMatch(one -> one.identity().isSame(function.identity()))
        ? app.settingsOf(function)
            .get("SnapStart", "ApplyOn")
            .text("None")
            .isEqualTo("PublishedVersions")
        : Tri.NO;
  }

  private static boolean hasHooks(CodeResults.FunctionCode code) {
    return code.result().imports().stream()
            .anyMatch(name -> HOOKS.stream().anyMatch(name::startsWith))
        || code.result().reached().stream()
            .anyMatch(unit -> HOOKS.stream().anyMatch(unit.file().text()::contains));
  }

  private static Optional<Found> judge(Usage usage) {
    if (!usage.isInitialisation()) {
      return Optional.empty();
    }
    var name = usage.name();
    var shown = "`" + name.substring(name.indexOf(':') + 1).replace(".<init>", "") + "`";
    if (UNIQUE.matcher(name).matches()) {
      return found(usage, "what " + shown + " gives is the same in every environment", 0);
    }
    if (SECRET.matcher(name).matches()) {
      return found(usage, "what " + shown + " gives stays in the snapshot and gets old", 0);
    }
    if (TIME.matcher(name).matches()) {
      return found(usage, shown + " tells when the version was published", -1);
    }
    return CONNECTION.matcher(name).matches()
        ? found(usage, "the connection of " + shown + " is broken after a restore", -1)
        : Optional.empty();
  }

  private static Optional<Found> found(Usage usage, String message, int shift) {
    return Optional.of(new Found(usage.where(), message, shift));
  }
}
