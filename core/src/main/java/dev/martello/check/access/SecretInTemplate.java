package dev.martello.check.access;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.value.Shape;
import java.util.stream.Stream;

/** Flags passwords, tokens and keys that are written into a template. */
@About(
    severity = HIGH,
    title = "Password is written into the template",
    why =
        "Everybody who reads the repository, now or in ten years, or who describes the stack, has"
            + " the password.",
    mend =
        "Let Secrets Manager generate it and refer to it by `{{resolve:secretsmanager:...}}`, or"
            + " take it from a parameter with `NoEcho: true`.",
    cwe = 798,
    sameAs = {
      "F23",
      "F31",
      "F34..F37",
      "F41..F58",
      "F60..F70",
      "03b38885",
      "06adef8c",
      "06b9f52a",
      "39423ce4",
      "3c3b7a58",
      "5b48c507",
      "5f700072",
      "6685d912",
      "71493c8b",
      "73980e43",
      "dfb56e5d",
      "f988a17f"
    })
final class SecretInTemplate implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return SecretProperties.of(app, context).map(written -> judge(written, context));
  }

  /** What a parameter brings is told of the parameter. */
  private static Verdict judge(SecretProperties.Written written, Context context) {
    var value = written.value();
    var stack = written.resource().identity().stack();
    boolean isByParameter = SecretSource.parameters(value, stack, context).findAny().isPresent();
    boolean isWritten =
        Shape.of(value).stream()
            .allMatch(shape -> shape.isLiteral() && written.isSecret(shape.literalStart()));
    return isWritten && !isByParameter
        ? Verdict.fails(
            written.resource(),
            value.origin(),
            "`%s` is written into the template".formatted(written.property()))
        : Verdict.passes();
  }
}
