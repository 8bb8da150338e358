package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import java.util.stream.Stream;

/** Flags functions that stand in no VPC of the account. */
@About(
    severity = LOW,
    title = "Function is not in a VPC",
    why =
        "No security group, firewall or flow log of the account limits or records where the"
            + " function connects to.",
    mend =
        "Put the function into private subnets (`VpcConfig`), if the organisation watches its"
            + " networks.",
    cwe = 923,
    sameAs = {
      "Lambda.3",
      "CKV_AWS_117",
      "W89",
      "LambdaInsideVPC",
      "awslambda_function_inside_vpc",
      "C.1"
    },
    isStrict = true)
final class NotInVpc implements Check {
  /** A function whose database is in a VPC is reported for that. */
  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .filter(function -> OutsideVpc.database(app, function).isEmpty())
        .map(function -> judge(app, function).on(function));
  }

  /** A capacity provider runs its functions on instances in a VPC. */
  private static Verdict judge(App app, LambdaFunction function) {
    var provider = app.settingsOf(function).get("CapacityProviderConfig").exists();
    return Verdict.of(
        function.network().isInVpc().or(provider).not(),
        function,
        function.origin(),
        "the function has no `VpcConfig`");
  }
}
