package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.know.Credentials;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Principals.TemplateParameter;
import java.util.Comparator;
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
  private static final String SECRET = "AWS::SecretsManager::Secret";
  private static final String PARAMETER = "AWS::SSM::Parameter";

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.outputs().stream().map(output -> judge(output, app, context));
  }

  /** CloudFormation puts in no secret for a dynamic reference in an output. */
  private static Verdict judge(App.Output output, App app, Context context) {
    var value = output.value();
    var kind =
        value.candidates().stream()
            .flatMap(text -> Credentials.kindOf(output.name(), text).stream())
            .findFirst();
    if (kind.isPresent()) {
      return Verdict.fails(
              output,
              value.origin(),
              "output `%s` is %s".formatted(output.name(), Credentials.withArticle(kind.get())))
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
        .map(verdict -> withKeepers(verdict, output, app, context))
        .orElseGet(Verdict::passes);
  }

  /** Names the resources that make the secret or keep it. */
  private static Verdict withKeepers(Verdict verdict, App.Output output, App app, Context context) {
    var stack = output.identity().stack();
    var proven = verdict;
    var made = SecretSource.resources(output.value());
    var makers =
        Stream.concat(app.resources(), app.principals().accessKeys().stream())
            .filter(resource -> made.contains(resource.identity().key()))
            .sorted(Comparator.comparing(Entity::identity));
    for (var maker : makers.toList()) {
      proven = proven.because(maker.origin(), "the secret is made here");
    }
    var shown = SecretSource.secrets(output.value(), stack, context).toList();
    for (var keeper : context.resources(SECRET, PARAMETER).toList()) {
      if (kept(keeper, app, context).anyMatch(shown::contains)) {
        proven = proven.because(keeper.origin(), "the secret is kept here");
      }
    }
    return proven;
  }

  private static Stream<TemplateParameter> kept(Entity keeper, App app, Context context) {
    var property = keeper.identity().type().equals(SECRET) ? "SecretString" : "Value";
    var value = app.settingsOf(keeper).get(property).text();
    return SecretSource.parameters(value, keeper.identity().stack(), context);
  }
}
