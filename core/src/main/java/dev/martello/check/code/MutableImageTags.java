package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Flags image repositories whose tags can be moved to other images. */
@About(
    severity = LOW,
    title = "Tags of the image repository can be moved",
    why =
        "Whoever may push can put another image under a tag that was tested, and the next"
            + " deployment runs it.",
    mend = "Set `ImageTagMutability` to `IMMUTABLE`.",
    cwe = 494,
    sameAs = {"ECR.2", "CKV_AWS_51", "AWS-0031", "33f41d31", "ecr_repositories_tag_immutability"})
final class MutableImageTags implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::ECR::Repository");
  }

  @Override
  public Stream<Verdict> run(Entity repository, Settings settings) {
    var setting = settings.get("ImageTagMutability");
    var mutability = setting.text("MUTABLE");
    return Stream.of(
        Verdict.of(
                mutability.is(value -> value.startsWith("MUTABLE")),
                repository,
                setting.exists().isYes() ? setting.origin() : repository.origin(),
                "tags are `%s`".formatted(mutability.show()),
                mutability)
            .mendedBy(
                Remedy.of(
                        "set `ImageTagMutability` to `IMMUTABLE`",
                        Change.put(
                            repository.identity(), Term.text("IMMUTABLE"), "ImageTagMutability"))
                    .warning("pushing a second image under one tag fails, also under `latest`")));
  }
}
