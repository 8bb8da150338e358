package dev.martello.iam;

import static dev.martello.iam.Policies.allow;
import static dev.martello.iam.Policies.deny;
import static dev.martello.iam.Policies.grants;
import static dev.martello.iam.Policies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.know.Catalogue;
import dev.martello.know.EscalationPath;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EscalationTest {
  private static final String OWN = "arn:aws:iam::111122223333:role/orders";
  private static final String ADMINISTRATOR = "arn:aws:iam::111122223333:role/administrator";
  private static final Escalation.Subject ROLE =
      new Escalation.Subject(List.of(text(OWN)), List.of(text(ADMINISTRATOR)));
  private static final Escalation.Subject ANYBODY = new Escalation.Subject(List.of(), List.of());

  static Stream<Arguments> ways() {
    var create = allow("lambda:CreateFunction", "lambda:InvokeFunction").on("*");
    return Stream.of(
        arguments(
            "any role passed to a new function",
            List.of("lambda-001"),
            grants(allow("iam:PassRole").on("*"), create)),
        arguments("no role is passed", List.of(), grants(create)),
        arguments(
            "a new role of a certain name is given everything",
            List.of("martello-001"),
            grants(
                allow("iam:CreateRole", "iam:PutRolePolicy")
                    .on("arn:aws:iam::111122223333:role/env-*"))),
        arguments(
            "new roles and those that are given policies are called differently",
            List.of(),
            grants(
                allow("iam:CreateRole").on("arn:aws:iam::111122223333:role/env-*"),
                allow("iam:AttachRolePolicy").on("arn:aws:iam::111122223333:role/worker"))),
        arguments(
            "new roles have to have a boundary",
            List.of(),
            grants(
                allow("iam:CreateRole")
                    .on("arn:aws:iam::111122223333:role/env-*")
                    .when(
                        "StringEquals",
                        "iam:PermissionsBoundary",
                        "arn:aws:iam::111122223333:policy/limit"),
                allow("iam:PutRolePolicy").on("arn:aws:iam::111122223333:role/env-*"))),
        arguments(
            "whatever has no boundary is denied",
            List.of(),
            grants(
                allow("iam:CreateRole", "iam:PutRolePolicy")
                    .on("arn:aws:iam::111122223333:role/env-*"),
                deny("iam:CreateRole")
                    .on("*")
                    .when(
                        "StringNotEquals",
                        "iam:PermissionsBoundary",
                        "arn:aws:iam::111122223333:policy/limit"))),
        arguments(
            "any role is made, and one that exists is given policies",
            List.of(),
            grants(
                allow("iam:CreateRole").on("*"),
                allow("iam:PutRolePolicy").on("arn:aws:iam::111122223333:role/worker"))),
        arguments(
            "some names of many are given policies",
            List.of("martello-001"),
            grants(
                allow("iam:CreateRole").on("*"),
                allow("iam:PutRolePolicy").on("arn:aws:iam::111122223333:role/env-*"))),
        arguments(
            "a new user is given everything, and keys",
            List.of("martello-004"),
            grants(
                allow("iam:CreateUser", "iam:AttachUserPolicy", "iam:CreateAccessKey")
                    .on("arn:aws:iam::111122223333:user/ci-*"))),
        arguments(
            "only certain policies are attached to new roles",
            List.of(),
            grants(
                allow("iam:CreateRole").on("arn:aws:iam::111122223333:role/env-*"),
                allow("iam:AttachRolePolicy")
                    .on("arn:aws:iam::111122223333:role/env-*")
                    .when("ArnEquals", "iam:PolicyARN", "arn:aws:iam::111122223333:policy/env"))),
        arguments(
            "only certain roles are passed",
            List.of(),
            grants(allow("iam:PassRole").on("arn:aws:iam::111122223333:role/worker"), create)),
        arguments(
            "an administrator is passed",
            List.of("lambda-001"),
            grants(allow("iam:PassRole").on(ADMINISTRATOR), create)),
        arguments(
            "every role of the account",
            List.of("lambda-001"),
            grants(allow("iam:PassRole").on("arn:aws:iam::111122223333:role/*"), create)),
        arguments(
            "passed to the service that the path needs",
            List.of("lambda-001"),
            grants(
                allow("iam:PassRole").on("*").when("StringLike", "iam:PassedToService", "lambda.*"),
                create)),
        arguments(
            "passed to another service only",
            List.of(),
            grants(
                allow("iam:PassRole")
                    .on("*")
                    .when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com"),
                create)),
        arguments(
            "the new function has a fixed name",
            List.of("lambda-001"),
            grants(
                allow("iam:PassRole").on("*"),
                allow("lambda:CreateFunction", "lambda:InvokeFunction")
                    .on("arn:aws:lambda:eu-west-1:111122223333:function:job"))),
        arguments("itself", List.of("iam-005"), grants(allow("iam:PutRolePolicy").on(OWN))),
        arguments("every role", List.of("iam-005"), grants(allow("iam:PutRolePolicy").on("*"))),
        arguments(
            "another role",
            List.of(),
            grants(allow("iam:PutRolePolicy").on("arn:aws:iam::111122223333:role/worker"))),
        arguments(
            "only roles with a boundary",
            List.of(),
            grants(
                allow("iam:PutRolePolicy")
                    .on("*")
                    .when(
                        "StringEquals",
                        "iam:PermissionsBoundary",
                        "arn:aws:iam::111122223333:policy/boundary"))),
        arguments(
            "denied on itself",
            List.of(),
            grants(allow("iam:PutRolePolicy").on(OWN), deny("iam:Put*").on("*"))),
        arguments(
            "a role gains nothing by users", List.of(), grants(allow("iam:PutUserPolicy").on("*"))),
        arguments(
            "the key of a user is enough",
            List.of("iam-002"),
            grants(allow("iam:PutUserPolicy", "iam:CreateAccessKey").on("*"))),
        arguments(
            "the shortest way is told",
            List.of("iam-009", "sts-001"),
            grants(allow("iam:AttachRolePolicy", "sts:AssumeRole").on("*"))),
        arguments(
            "one build project is meant",
            List.of(),
            grants(
                allow("codebuild:StartBuild")
                    .on("arn:aws:codebuild:eu-west-1:111122223333:project/site"))),
        arguments(
            "every build project",
            List.of("codebuild-002"),
            grants(allow("codebuild:StartBuild").on("*"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void waysLeadToSomebodyElse(String rule, List<String> expected, Grants granted) {
    assertThat(Escalation.of(granted, ROLE))
        .extracting(way -> way.path().id())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void aPolicyMayBeAUsers() {
    assertThat(Escalation.of(grants(allow("iam:PutUserPolicy").on("*")), ANYBODY))
        .extracting(way -> way.path().id())
        .containsExactly("iam-007");
  }

  @Test
  void whatIsNotKnownLeavesAWayOpen() {
    var ways = Escalation.of(grants(allow("iam:PutRolePolicy").on("*").perhaps()), ROLE);
    assertThat(ways).extracting(Escalation::isComplete).containsExactly(Tri.UNKNOWN);
  }

  @Test
  void everyStepNamesItsStatement() {
    var pass = allow("iam:PassRole").on("*");
    var create = allow("glue:CreateJob", "glue:StartJobRun").on("*");
    var way = Escalation.of(grants(pass, create), ROLE).getFirst();
    assertThat(way.path().id()).isEqualTo("glue-003");
    assertThat(way.steps())
        .extracting(step -> step.grant().by())
        .containsExactly(pass.statement(), create.statement(), create.statement());
    assertThat(way.grants()).hasSize(2);
  }

  @Test
  void everyPathIsOfActionsThatTheCatalogueKnows() {
    assertThat(EscalationPath.all())
        .flatExtracting(EscalationPath::actions)
        .allMatch(action -> Catalogue.standard().find(action).isPresent());
  }
}
