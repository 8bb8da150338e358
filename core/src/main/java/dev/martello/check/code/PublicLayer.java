package dev.martello.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Flags layers that every AWS account may download. */
@About(
    severity = MEDIUM,
    title = "Every AWS account may download the layer",
    why =
        "Whatever the layer holds, such as own code, configuration or a forgotten key, is there for"
            + " everybody who guesses its name.",
    mend = "Name the accounts as `Principal`, or the organisation as `OrganizationId`.",
    cwe = 732)
final class PublicLayer implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::Lambda::LayerVersionPermission");
  }

  @Override
  public Stream<Verdict> run(Entity permission, Settings settings) {
    var principal = settings.get("Principal").text();
    var organisation = settings.get("OrganizationId").text();
    return Stream.of(
        Verdict.of(
            Shape.isEqual(principal, "*").and(() -> Shape.isEmpty(organisation)),
            permission,
            settings.get("Principal").origin(),
            "the layer version is shared with every account",
            principal,
            organisation));
  }
}
