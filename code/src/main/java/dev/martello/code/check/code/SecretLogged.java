package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.flow.Flow;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.SinkKind;
import dev.martello.model.App;
import java.util.List;
import java.util.stream.Stream;

/** Flags secrets and callers' credentials that are written to the log. */
@About(
    severity = MEDIUM,
    title = "A secret is written to the log",
    why = "Everybody who may read the log group can use the secret, for as long as logs are kept.",
    mend = "Log the fields that are needed; leave out headers and secrets.",
    cwe = 532)
final class SecretLogged implements PlaceCheck {
  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return WrittenSecretsLogged.places(code);
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found =
        Reaching.byPlace(
            context.shared(CodeResults.class, CodeResults::of),
            (_, flow) -> flow.kind() == SinkKind.SECRET_LOG,
            Flow::where);
    return Stream.concat(
        found.stream().map(SecretLogged::verdict), PlaceCheck.super.run(app, context));
  }

  private static Verdict verdict(List<Reaching> all) {
    var first =
        all.stream()
            .min(java.util.Comparator.comparing(each -> isWhole(each.flow())))
            .orElseThrow();
    var flow = first.flow();
    return first.fails(message(flow), all).raised(isWhole(flow) ? -1 : 0);
  }

  /** Credentials are in a whole request only if the caller sends some. */
  private static boolean isWhole(Flow flow) {
    return !isValue(flow) && (flow.path().isEmpty() || flow.path().endsWith("eaders"));
  }

  private static boolean isValue(Flow flow) {
    return flow.source().trigger().equals("secret");
  }

  private static String message(Flow flow) {
    if (isValue(flow)) {
      return "%s reaches %s".formatted(flow.path(), flow.sink());
    }
    if (flow.source().trigger().equals("cognito") && isWhole(flow)) {
      return "the whole event, with what the user typed, reaches " + flow.sink();
    }
    return flow.path().isEmpty()
        ? "the whole request, with the credentials in its headers, reaches " + flow.sink()
        : "`%s` of the request reaches %s".formatted(flow.path(), flow.sink());
  }
}
