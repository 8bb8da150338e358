package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Credentials;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.stream.Stream;

/** Flags parameters of Systems Manager that keep a secret as plain text. */
@About(
    severity = MEDIUM,
    title = "Systems Manager parameter keeps a secret as plain text",
    why =
        "Whoever may read parameters reads it, no key stands in between, and its whole history is"
            + " kept.",
    mend =
        "Make it an `AWS::SecretsManager::Secret`; CloudFormation cannot create parameters of type"
            + " `SecureString`.",
    cwe = 312,
    sameAs = {
      "CKV_AWS_384",
      "SECRETS.SSM.INSECURE.001",
      "F23",
      "F31",
      "F34..F37",
      "F41..F58",
      "F60..F70"
    })
final class PlainSecretParameter implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(
        app.stores(DataStore.Parameter.class)
            .map(parameter -> judge(parameter, app, context).on(context.usersOf(parameter))),
        SecretProperties.of(app, context)
            .filter(written -> written.use() != SecretProperties.Use.KEEPS)
            .map(PlainSecretParameter::judge));
  }

  private static Verdict judge(DataStore.Parameter parameter, App app, Context context) {
    if (parameter.type().isEqualTo("SecureString").isYes()) {
      return Verdict.passes();
    }
    var value = app.settingsOf(parameter).get("Value");
    var content = value.text();
    var name = lastPart(parameter.name());
    var kind =
        content.candidates().stream()
            .filter(_ -> value.target().isElsewhere())
            .flatMap(
                text ->
                    Credentials.kindOf(name, text).or(() -> Credentials.kindInJson(text)).stream())
            .findFirst();
    if (kind.isPresent()) {
      return Verdict.fails(
              parameter,
              content.origin(),
              "the value is %s, as plain text".formatted(Credentials.withArticle(kind.get())))
          .raised(1);
    }
    var source = SecretSource.of(content, parameter.identity().stack(), context, true);
    if (source.isPresent()) {
      return Verdict.fails(
          parameter, content.origin(), "%s is kept as plain text".formatted(source.get()));
    }
    return Verdict.passes();
  }

  /** CloudFormation reads parameters of plain text only by `ssm` (User Guide, "ssm"). */
  private static Verdict judge(SecretProperties.Written written) {
    boolean isPlain =
        Shape.of(written.value()).stream()
            .flatMap(shape -> shape.holes().stream())
            .anyMatch(hole -> hole.startsWith("resolve:ssm:"));
    return isPlain
        ? Verdict.fails(
            written.resource(),
            written.where(),
            "`%s` is taken from a parameter that keeps it as plain text"
                .formatted(written.property()))
        : Verdict.passes();
  }

  /** Returns what the value is called: {@code db-password} of {@code /orders/prod/db-password}. */
  private static String lastPart(Val<String> name) {
    var shown = name.brief().replaceAll("\\$\\{([^}]*)}", "$1");
    return shown.substring(shown.lastIndexOf('/') + 1).replaceAll("[-.]", "_");
  }
}
