package dev.martello.check.triggers;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Permission;
import dev.martello.value.Shape;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Flags resource policies of functions that allow more than to invoke them. */
@About(
    severity = HIGH,
    title = "Function's policy allows more than to invoke it",
    why =
        "Whoever it names may change the function, its code or its settings, and then acts with the"
            + " rights of the function's role.",
    mend = "Set `Action` to `lambda:InvokeFunction`, or to `lambda:InvokeFunctionUrl` for a URL.",
    cwe = 732,
    sameAs = {"W24", "9b83114b", "75ec6890", "ad9dabc7"})
final class UnusualInvokeAction implements Check {
  private static final Set<String> INVOKING =
      Set.of(
          "lambda:invokefunction",
          "lambda:invokefunctionurl",
          "lambda:invokeasync",
          "lambda:invokefunctionwithresponsestream");

  /** Bedrock, AppSync and event sources need no more; reading the code or settings is no change. */
  private static final Set<String> READING =
      Set.of("lambda:getfunction", "lambda:getfunctionconfiguration", "lambda:getalias");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Permissions.judge(app, UnusualInvokeAction::judge);
  }

  private static Verdict judge(Permission permission) {
    var action = permission.action();
    var verdict =
        Verdict.of(
            action.is(UnusualInvokeAction::isUnusual),
            permission,
            action.origin(),
            "`%s` may use `%s` on the function"
                .formatted(permission.principal().brief(), action.show()),
            action);
    var wanted =
        Shape.isEmpty(permission.functionUrlAuthType()).isYes()
            ? "lambda:InvokeFunction"
            : "lambda:InvokeFunctionUrl";
    boolean isOnlyReading = action.is(UnusualInvokeAction::isReading).isYes();
    return (isOnlyReading ? verdict.raised(-2) : verdict)
        .mendedBy(
            Remedy.of(
                    "allow `%s` only".formatted(wanted),
                    Change.put(permission.identity(), Term.text(wanted), "Action"))
                .warning("whatever else the principal did with the function is refused"));
  }

  private static boolean isUnusual(String action) {
    return !action.isEmpty() && !INVOKING.contains(action.toLowerCase(Locale.ROOT));
  }

  private static boolean isReading(String action) {
    return READING.contains(action.toLowerCase(Locale.ROOT));
  }
}
