package dev.martello.code.check.code;

import static dev.martello.check.Severity.HIGH;
import static java.util.stream.Collectors.toSet;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.ir.Unit;
import dev.martello.code.project.CodeResults;
import dev.martello.know.WrittenSecrets;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags credentials that stand in the code of a function. */
@About(
    severity = HIGH,
    title = "Secret stands in the function's code",
    why =
        "Everybody who may read the repository, the package or the function's code can use the"
            + " secret.",
    mend =
        "Keep it in Secrets Manager or as a SecureString parameter and fetch it at run time;"
            + " replace the exposed secret.",
    cwe = 798,
    sameAs = {"awslambda_function_no_secrets_in_code", "B105", "B106", "B107"})
final class SecretInCode implements MisuseCheck {
  private record Found(Origin.Written where, String message, boolean isDoubtful) {}

  /** Keys of any look, where knowledge of libraries tells that a constant is used as one. */
  @Override
  public String misuse() {
    return "secret-in-code";
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Found, List<LambdaFunction>>();
    var first = new HashMap<Line, Found>();
    var functions = context.shared(CodeResults.class, CodeResults::of).functions();
    var comments = new CommentSecrets();
    var searches =
        List.<Function<Unit, Stream<Found>>>of(
            SecretInCode::inTexts, unit -> inComments(unit, comments));
    for (var search : searches) {
      for (var code : functions) {
        code.result().reached().stream()
            .flatMap(search)
            .filter(each -> isFirst(each, first))
            .forEach(
                each -> found.computeIfAbsent(each, _ -> new ArrayList<>()).add(code.function()));
      }
    }
    var written =
        found.entrySet().stream()
            .map(
                each ->
                    Verdict.fails(
                            each.getValue().getFirst(),
                            each.getKey().where(),
                            each.getKey().message())
                        .raised(each.getKey().isDoubtful() ? -1 : 0)
                        .on(each.getValue()));
    var lines = found.keySet().stream().map(each -> Line.of(each.where())).collect(toSet());
    return Stream.concat(
        written, MisuseCheck.super.run(app, context).filter(verdict -> !isTold(verdict, lines)));
  }

  private static Stream<Found> inTexts(Unit unit) {
    return Constants.of(unit)
        .flatMap(constant -> constant.credential().map(hit -> found(constant, hit)).stream());
  }

  private static Stream<Found> inComments(Unit unit, CommentSecrets comments) {
    return comments.of(unit).stream()
        .map(
            hit ->
                new Found(
                    new Origin.Written(unit.file(), new Span(hit.start(), hit.end())),
                    "a comment " + hit.what(),
                    hit.isDoubtful()));
  }

  /**
   * A key and what it is called stand beside one another, and are taken out of the code together.
   */
  private static boolean isFirst(Found found, Map<Line, Found> first) {
    return found.equals(first.computeIfAbsent(Line.of(found.where()), _ -> found));
  }

  /** What gives a key in Go where a token is read. */
  private static final Pattern RETURNED =
      Pattern.compile("return\\s+(?:\\[]byte\\()?[\"`][^\"`\\n]*[\"`]");

  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_]\\w*\\b");

  /** Go: a key is taken out of the code where it is written, not where it is used. */
  @Override
  public Origin.Written place(Origin.Written call) {
    if (!call.file().path().toString().endsWith(".go")) {
      return call;
    }
    var file = call.file().text();
    var text = file.substring(call.span().start(), call.span().end());
    var returned = RETURNED.matcher(text);
    if (returned.find()) {
      int start = call.span().start() + returned.start();
      return new Origin.Written(call.file(), new Span(start, start + returned.group().length()));
    }
    if (text.contains("\"") || text.contains("`")) {
      return call;
    }
    return NAME.matcher(text).results().map(MatchResult::group).toList().reversed().stream()
        .flatMap(name -> declared(name, file).stream())
        .findFirst()
        .map(span -> new Origin.Written(call.file(), span))
        .orElse(call);
  }

  private static Optional<Span> declared(String name, String file) {
    var declaration =
        Pattern.compile(
                "\\b" + name + "\\b\\s*(?:string\\s*)?:?=\\s*(?:\\[]byte\\()?[\"`][^\"`\\n]+[\"`]")
            .matcher(file);
    return declaration.find()
        ? Optional.of(new Span(declaration.start(), declaration.end()))
        : Optional.empty();
  }

  private record Line(SourceFile file, int number) {
    static Line of(Origin.Written where) {
      return new Line(where.file(), where.line());
    }
  }

  /** A key that looks like one where it is written need not be told again where it is used. */
  private static boolean isTold(Verdict verdict, Set<Line> lines) {
    return verdict instanceof Verdict.Fails fails
        && fails.where() instanceof Origin.Written where
        && (lines.contains(Line.of(where))
            || names(where).anyMatch(name -> isTold(name, where.file(), lines)));
  }

  private static Stream<String> names(Origin.Written call) {
    var text = call.text();
    return NAME.matcher(text).results().map(MatchResult::group).distinct().limit(MANY_NAMES);
  }

  private static final int MANY_NAMES = 40;

  /** {@code key = "..."} or {@code "key": "..."} on a line that is told itself. */
  private static boolean isTold(String name, SourceFile file, Set<Line> lines) {
    return lines.stream()
        .filter(line -> line.file().equals(file))
        .map(line -> file.lineText(line.number()))
        .anyMatch(
            text ->
                Pattern.compile("\\b" + name + "\\b[\"'`]?\\s*(?::[^=]{0,30})?[=:]\\s*[\"'`]")
                    .matcher(text)
                    .find());
  }

  private static Found found(Constants constant, WrittenSecrets.Hit hit) {
    var doubt = hit.isDoubtful() ? ", which may be made up" : "";
    return new Found(constant.where(), "the code " + hit.what() + doubt, hit.isDoubtful());
  }
}
