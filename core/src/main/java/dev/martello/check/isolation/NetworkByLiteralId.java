package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.FunctionCheck;
import dev.martello.check.Verdict;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import java.util.stream.Stream;

/** Flags functions whose network is named by ids that may be gone tomorrow. */
@About(
    severity = LOW,
    title = "Function's network is named by literal ids",
    why =
        "Nothing ties the ids to the subnets and groups: when one is deleted, or its rules change"
            + " hands, the function fails or stands open and the template does not show it.",
    mend = "Refer to the resources, to an export of the network's stack, or to a parameter.",
    cwe = 1051,
    sameAs = {"GHOST.VPC.001"},
    isStrict = true)
final class NetworkByLiteralId implements FunctionCheck {
  /*
   * Whether a subnet or group still exists can be asked of an account only. What a template shows is
   * whether anything would notice: CloudFormation refuses to delete what is referred to or exported.
   */

  @Override
  public Stream<Verdict> run(LambdaFunction function) {
    var network = function.network();
    return Stream.concat(network.subnets().stream(), network.securityGroups().stream())
        .map(link -> judge(function, link));
  }

  private static Verdict judge(LambdaFunction function, Link<?> link) {
    var written = link.written();
    boolean isLiteral =
        written.candidates().stream()
            .anyMatch(id -> id.startsWith("subnet-") || id.startsWith("sg-"));
    return isLiteral
        ? Verdict.fails(
            function, written.origin(), "`%s` is written as an id".formatted(written.show()))
        : Verdict.passes();
  }
}
