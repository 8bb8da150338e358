package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.analysis.AnsweredSecrets;
import dev.martello.code.analysis.Usage;
import dev.martello.code.flow.Flow;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.SinkKind;
import dev.martello.model.App;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags secrets and keys of the function that its callers are answered. */
@About(
    severity = MEDIUM,
    title = "A secret is handed to the caller",
    why =
        "Whoever calls the function keeps the secret, uses it from anywhere, and hands it on; nobody"
            + " can take it back from them.",
    mend =
        "Do with the secret what the caller wants done, or answer something that allows that alone:"
            + " a presigned URL, a token of the caller's own, a key for browsers.",
    cwe = 200)
final class SecretReturned implements Check {
  private static final Pattern LENDING =
      Pattern.compile("(?i).*(?:assume_?role\\w*|get_?federation_?token)(?:command)?");

  private static final Pattern BOUND =
      Pattern.compile("\\b(?:with|set)?(?i:policy(?:_?arns)?|tags)\\b");

  /** Decryption is asked for of parameters, too, that were never encrypted. */
  private static final Set<String> PARAMETERS =
      Set.of("a decrypted parameter", "a parameter that was encrypted");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Reaching.byPlace(
            context.shared(CodeResults.class, CodeResults::of),
            (code, flow) -> flow.kind() == SinkKind.SECRET_ANSWER && !isForCaller(flow, code),
            Flow::where)
        .stream()
        .map(SecretReturned::verdict);
  }

  /** Keys that are lent with a policy of their own allow no more than the caller may. */
  private static boolean isForCaller(Flow flow, CodeResults.FunctionCode code) {
    return AnsweredSecrets.isLent(flow.path())
        && code.result().usages().stream().anyMatch(SecretReturned::isBound);
  }

  private static boolean isBound(Usage usage) {
    return LENDING.matcher(usage.name()).matches()
        && (BOUND.matcher(usage.where().text()).find()
            || Stream.concat(usage.placed().stream(), Stream.of(usage.receiver()))
                .flatMap(given -> given.members().keySet().stream())
                .anyMatch(name -> BOUND.matcher(name).matches()));
  }

  private static Verdict verdict(List<Reaching> all) {
    var secrets =
        all.stream()
            .map(reaching -> reaching.flow().path().replace("an answer of", "a value of"))
            .distinct()
            .sorted()
            .toList();
    var first = all.getFirst();
    var verdict =
        first.fails(
            "%s %s %s"
                .formatted(
                    String.join(" and ", secrets),
                    secrets.size() == 1 && !secrets.getFirst().endsWith("s") ? "reaches" : "reach",
                    first.flow().sink()),
            all);
    return PARAMETERS.containsAll(secrets) ? verdict.raised(-1) : verdict;
  }
}
