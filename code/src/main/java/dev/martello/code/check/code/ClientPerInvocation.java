package dev.martello.code.check.code;

import static dev.martello.check.Category.PERFORMANCE;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.code.analysis.Analysis;
import dev.martello.code.mend.ParsedSources;
import dev.martello.code.mend.SharedClient;
import dev.martello.model.LambdaFunction;

/** Flags clients of AWS and of databases that the handler makes anew for each event. */
@About(
    category = PERFORMANCE,
    severity = LOW,
    title = "A client is made for every event",
    why = "Each event pays for the connection and its TLS handshake again.",
    mend = "Make the client once, outside the handler.")
final class ClientPerInvocation implements MisuseCheck {
  /** As knowledge tells those that many make anew on purpose, and close at once. */
  static final String OPEN = "client-per-invocation-open";

  @Override
  public String misuse() {
    return "client-per-invocation";
  }

  @Override
  public boolean isOne(Analysis.Misuse misuse) {
    return misuse.check().equals(misuse()) || misuse.check().equals(OPEN);
  }

  @Override
  public boolean concerns(LambdaFunction function) {
    return !Invoked.isOnlyDeploying(function);
  }

  @Override
  public Remedy remedy(Analysis.Misuse misuse, Context context) {
    var changes = SharedClient.of(misuse.where().where(), ParsedSources.of(context));
    return changes.isEmpty()
        ? MisuseCheck.super.remedy(misuse, context)
        : Remedy.of("make the client once, before the function", changes.toArray(new Change[0]))
            .warning(
                "the client is made when the code is loaded: tests have to be ready for it then");
  }
}
