package dev.martello.check.access;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Flags parameters of Systems Manager that no key guards, whatever they hold. */
@About(
    severity = LOW,
    title = "Systems Manager parameter is kept as plain text",
    why = "Whoever may read parameters reads it, and no key policy stands in between.",
    mend =
        "Keep secrets in Secrets Manager, or make parameters of type `SecureString` outside of"
            + " CloudFormation.",
    cwe = 312,
    sameAs = {"CKV2_AWS_34", "CKV_AWS_337"},
    isStrict = true)
final class PlainParameter implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::SSM::Parameter");
  }

  @Override
  public Stream<Verdict> run(Entity parameter, Settings settings) {
    var type = settings.get("Type").text();
    return Stream.of(
        Verdict.of(
            type.isEqualTo("SecureString").not(),
            parameter,
            type.origin(),
            "the parameter is of type `%s`".formatted(type.brief()),
            type));
  }
}
