package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Usage;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags tokens and passwords made of random numbers that can be foretold. */
@About(
    severity = MEDIUM,
    title = "A secret is made of predictable random numbers",
    why = "Whoever sees some of the numbers computes those that follow.",
    mend = "Use `secrets` in Python, `crypto.randomBytes` or `crypto.randomInt` in JavaScript.",
    cwe = 338,
    sameAs = {"B311"})
final class InsecureRandom implements Check {
  private static final Set<String> PREDICTABLE =
      Set.of(
          "random.random",
          "random.randint",
          "random.randrange",
          "random.choice",
          "random.choices",
          "random.sample",
          "random.getrandbits",
          "random.randbytes",
          "Math.random");

  /** What must not be guessed; words inside other words ({@code tokenizer}) do not count. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(?:^|_|(?<=[a-z])(?=[A-Z]))(?:pass(?:word|code|wd)|token|secret|otp|nonce|salt|csrf"
              + "|session_?id|api_?key|(?:verification|reset|login|auth|invite|access)_?code)s?"
              + "(?:$|_|(?-i:(?=[A-Z])))");

  /** The last assignment that begins before a place on its line. */
  private static final Pattern ASSIGNED =
      Pattern.compile("([A-Za-z_$][\\w$]*)[\"']?\\]?\\s*(?::\\s*\\w+\\s*)?(?:\\+?=|:)[^=]*$");

  private record Found(Origin.Written where, String message) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Found, List<LambdaFunction>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      for (var usage : code.result().usages()) {
        if (PREDICTABLE.contains(usage.name())) {
          names(usage, code.result().reached())
              .filter(name -> SECRET.matcher(name).find())
              .limit(1)
              .map(name -> new Found(usage.where(), message(usage, name)))
              .forEach(
                  each -> found.computeIfAbsent(each, _ -> new ArrayList<>()).add(code.function()));
        }
      }
    }
    return found.entrySet().stream()
        .map(
            each ->
                Verdict.fails(
                        each.getValue().getFirst(), each.getKey().where(), each.getKey().message())
                    .on(each.getValue()));
  }

  private static String message(Usage usage, String name) {
    return "`%s` makes `%s`".formatted(usage.name(), name);
  }

  /** Returns what the call's result is assigned to, and the function that it stands in. */
  private static Stream<String> names(Usage usage, List<Unit> units) {
    var place = usage.where();
    var line = place.file().lineText(place.line());
    int column = place.span().start() - place.file().startOfLine(place.line());
    var before = line.substring(0, Math.clamp(column, 0, line.length()));
    var assigned = ASSIGNED.matcher(before);
    var names = assigned.find() ? Stream.of(assigned.group(1)) : Stream.<String>empty();
    var around =
        units.stream()
            .filter(unit -> unit.file().equals(place.file()))
            .flatMap(unit -> unit.procedures().stream())
            .filter(procedure -> procedure.parent() >= 0 || procedure.number() > 0)
            .filter(procedure -> !procedure.name().isEmpty())
            .filter(procedure -> contains(procedure, usage))
            .min(
                Comparator.comparing(
                    procedure -> procedure.span().end() - procedure.span().start()))
            .stream()
            .map(Procedure::name);
    return Stream.concat(names, around);
  }

  private static boolean contains(Procedure procedure, Usage usage) {
    return procedure.span().start() <= usage.where().span().start()
        && procedure.span().end() >= usage.where().span().end();
  }
}
