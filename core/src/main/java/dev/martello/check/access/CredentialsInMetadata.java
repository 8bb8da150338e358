package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Flags credentials in the metadata of resources. */
@About(
    severity = MEDIUM,
    title = "Metadata of a resource carries credentials",
    why =
        "Whoever may describe the resource of the stack reads them: CloudFormation hides nothing"
            + " that stands in `Metadata`, also not what a parameter with `NoEcho` brings.",
    mend = "Let the instance use its role: set `roleName` instead of keys and passwords.",
    cwe = 522,
    sameAs = {"W1", "9ecb6b21"})
final class CredentialsInMetadata implements Check {
  private static final String AUTHENTICATION = "AWS::CloudFormation::Authentication";
  private static final List<String> CREDENTIALS = List.of("accessKeyId", "secretKey", "password");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.resources()
        .filter(resource -> app.metadataOf(resource).isPresent())
        .sorted(Comparator.comparing(Entity::identity))
        .flatMap(
            resource ->
                app.metadataOf(resource).stream()
                    .flatMap(metadata -> metadata.get(AUTHENTICATION).parts().stream())
                    .flatMap(part -> judge(resource, part.value())));
  }

  private static Stream<Verdict> judge(Entity resource, Settings authentication) {
    return CREDENTIALS.stream()
        .filter(name -> !authentication.get(name).exists().isNo())
        .map(name -> judge(resource, name, authentication.get(name)));
  }

  /** A literal stands in the repository as well. */
  private static Verdict judge(Entity resource, String name, Settings value) {
    boolean isLiteral = Shape.of(value.text()).stream().allMatch(Shape::isLiteral);
    return Verdict.of(
            value.exists(), resource, value.origin(), "`%s` stands in the metadata".formatted(name))
        .raised(isLiteral ? 1 : 0);
  }
}
