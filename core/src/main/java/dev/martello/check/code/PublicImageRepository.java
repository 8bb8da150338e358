package dev.martello.check.code;

import static dev.martello.check.Severity.HIGH;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.iam.ActionPattern;
import dev.martello.iam.Openness;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/** Flags image repositories that let every AWS account in. */
@About(
    severity = HIGH,
    title = "Every AWS account may use the image repository",
    why =
        "Everybody can download the images with the code in them; where pushing is allowed too,"
            + " everybody can replace them.",
    mend = "Name the accounts or roles, or bind the statement with `aws:PrincipalOrgID`.",
    cwe = 732,
    sameAs = {"CKV_AWS_32", "AWS-0032", "75be209d", "ecr_repositories_not_publicly_accessible"})
final class PublicImageRepository implements Check {
  private static final List<String> REPLACING = List.of("ecr:PutImage", "ecr:SetRepositoryPolicy");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(byPolicy(app, context), gallery(context));
  }

  /** What stands in the public gallery is there for everybody, which may be meant so. */
  private static Stream<Verdict> gallery(Context context) {
    return context.isStrict()
        ? context
            .resources("AWS::ECR::PublicRepository")
            .map(
                repository ->
                    Verdict.fails(
                            repository,
                            repository.origin(),
                            "everybody may use the images, which are in the public gallery")
                        .raised(-1))
        : Stream.empty();
  }

  private static Stream<Verdict> byPolicy(App app, Context context) {
    return context
        .resources("AWS::ECR::Repository")
        .flatMap(
            repository ->
                app.settingsOf(repository).get("RepositoryPolicyText").policy().stream()
                    .flatMap(policy -> Openness.isPublic(policy, context.names()).stream())
                    .map(found -> judge(repository, found))
                    .map(verdict -> verdict.on(context.usersOf(repository))));
  }

  private static Verdict judge(Entity repository, Openness.Found found) {
    var statement = found.statement();
    var place = statement.placeOfPrincipals();
    boolean isReplacing = statement.actions().stream().anyMatch(PublicImageRepository::replaces);
    return Verdict.of(
            found.openness().isOpen(),
            repository,
            place,
            "everybody may %s".formatted(isReplacing ? "replace the images" : "use the images"))
        .raised(isReplacing || statement.notAction() ? 1 : 0);
  }

  private static boolean replaces(Val<String> action) {
    return action.candidates().stream()
        .map(ActionPattern::of)
        .anyMatch(pattern -> REPLACING.stream().anyMatch(pattern::matches));
  }
}
