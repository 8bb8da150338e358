package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.know.Credentials;
import dev.martello.model.App;
import dev.martello.model.Principals;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags template parameters that hold or show a secret. */
@About(
    severity = MEDIUM,
    title = "Template parameter holds or shows a secret",
    why =
        "A default stands in the repository, and a parameter without `NoEcho` is shown to everybody"
            + " who may describe the stack.",
    mend =
        "Remove the default and set `NoEcho: true`, or better pass the ARN of a secret instead of"
            + " the secret.",
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
final class SecretInParameter implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var taken = new HashMap<String, SecretProperties.Written>();
    SecretProperties.of(app, context)
        .filter(written -> written.use() != SecretProperties.Use.KEEPS)
        .forEach(
            written ->
                written
                    .parameter(context)
                    .ifPresent(
                        parameter -> taken.putIfAbsent(parameter.identity().key(), written)));
    return app.parameters().stream()
        .map(
            parameter -> {
              var use = Optional.ofNullable(taken.get(parameter.identity().key()));
              var verdict = judge(parameter, use);
              return use.map(written -> verdict.because(written.where(), takenFor(written)))
                  .orElse(verdict);
            });
  }

  private static String takenFor(SecretProperties.Written written) {
    return "`%s` of `%s` takes it"
        .formatted(written.property(), written.resource().identity().title());
  }

  /**
   * Judges a parameter.
   *
   * @param taken the property that takes its value for a password, whatever its name says
   */
  private static Verdict judge(
      Principals.TemplateParameter parameter, Optional<SecretProperties.Written> taken) {
    boolean isPassword =
        taken.filter(written -> written.isSecret(parameter.defaultValue())).isPresent();
    Optional<String> kind =
        parameter.hasDefault()
            ? Credentials.kindOf(parameter.name(), parameter.defaultValue())
                .or(() -> isPassword ? Optional.of("password") : Optional.empty())
            : Optional.empty();
    if (kind.isPresent()) {
      return Verdict.fails(
              parameter,
              parameter.origin(),
              "the default of parameter `%s` is %s"
                  .formatted(parameter.name(), Credentials.withArticle(kind.get())))
          .raised(1);
    }
    boolean isShown =
        parameter.type().equals("String")
            && !parameter.noEcho()
            && (!parameter.hasDefault() || Credentials.isNoValue(parameter.defaultValue()))
            && (taken.isPresent() || Credentials.isSecretName(parameter.name()));
    return isShown
        ? Verdict.fails(
                parameter,
                parameter.origin(),
                "parameter `%s` takes a secret without `NoEcho`".formatted(parameter.name()))
            .mendedBy(
                Remedy.of(
                    "set `NoEcho`",
                    new Change.Attribute(parameter.identity(), "NoEcho", Term.flag(true))))
        : Verdict.passes();
  }
}
