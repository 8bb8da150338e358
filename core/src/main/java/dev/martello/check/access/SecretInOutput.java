package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Credentials;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags outputs that show a secret. */
@About(
    severity = MEDIUM,
    title = "Stack output shows a secret",
    why =
        "Whoever may describe stacks, which most read-only roles may, reads the secret, also in the"
            + " console and in the logs of deployments.",
    mend = "Put the secret into Secrets Manager and output its ARN.",
    cwe = 200,
    sameAs = {"cloudformation_stack_outputs_find_secrets"})
final class SecretInOutput implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.outputs().stream().map(output -> judge(output, context));
  }

  /** CloudFormation puts in no secret for a dynamic reference in an output. */
  private static Verdict judge(App.Output output, Context context) {
    var value = output.value();
    var kind =
        value.candidates().stream()
            .flatMap(text -> Credentials.kindOf(output.name(), text).stream())
            .findFirst();
    if (kind.isPresent()) {
      return Verdict.fails(
              output, value.origin(), "output `%s` is a %s".formatted(output.name(), kind.get()))
          .raised(1);
    }
    return SecretSource.of(value, output.identity().stack(), context, false)
        .<Verdict>map(
            source ->
                Verdict.fails(
                        output,
                        value.origin(),
                        "output `%s` shows %s".formatted(output.name(), source))
                    .raised(source.contains("SecretAccessKey") ? 1 : 0))
        .orElseGet(Verdict::passes);
  }
}
