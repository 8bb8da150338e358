package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Remedy;
import dev.martello.code.analysis.Analysis;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.project.CodeResults;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.util.regex.Pattern;

/** Flags requests that have no timeout. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "A request may wait for ever",
    why = "A server that does not answer holds the function until it times out.",
    mend = "Give a timeout below the function's own.",
    sameAs = {"B113"})
final class RequestWithoutTimeout implements MisuseCheck {
  @Override
  public String misuse() {
    return "request-without-timeout";
  }

  @Override
  public boolean concerns(LambdaFunction function) {
    return !Invoked.isOnlyDeploying(function);
  }

  /** The seconds that what mends requests gives them, also as milliseconds. */
  private static final Pattern SECONDS = Pattern.compile("(?<!\\$)\\b5(?=(?:000)?\\b)");

  private static final long USUAL = 5;

  @Override
  public Remedy remedy(Analysis.Misuse misuse, Context context) {
    long most = USUAL;
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      if (code.function().timeout() instanceof Val.Known<Long>(var seconds, _)
          && code.result().misuses().contains(misuse)) {
        most = Math.min(most, seconds - 1);
      }
    }
    return most < 1 ? Remedy.none() : remedy(misuse, Long.toString(most));
  }

  /** A request that waits as long as the function runs is no better than one without an end. */
  private static Remedy remedy(Analysis.Misuse misuse, String seconds) {
    var edits =
        misuse.edits().stream()
            .map(
                edit ->
                    new Knowledge.Rewording(
                        edit.find(), SECONDS.matcher(edit.put()).replaceAll(seconds)))
            .toList();
    return Rewordings.remedy(misuse.where().where(), misuse.mend(), edits);
  }
}
