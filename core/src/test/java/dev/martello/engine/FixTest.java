package dev.martello.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.check.Category;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Finding;
import dev.martello.check.Remedy;
import dev.martello.check.Rule;
import dev.martello.check.Severity;
import dev.martello.check.Step;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is offered as a fix, and what is not and why. */
class FixTest {
  private static final String QUEUES =
      """
      Resources:
        One:
          Type: AWS::SQS::Queue
        Two:
          Type: AWS::SQS::Queue
      """;
  private static final String ROLE =
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
            Policies:
              - PolicyName: own
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: s3:GetObject
                      Resource: arn:aws:s3:::b/*
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void severalFixesOfOneFileCompose() {
    var result = fix(QUEUES, wants("DelaySeconds", 5), wants("VisibilityTimeout", 60));
    assertThat(reasons(result)).isEmpty();
    assertThat(after(result))
        .isEqualTo(
            """
            Resources:
              One:
                Type: AWS::SQS::Queue
                Properties:
                  DelaySeconds: 5
                  VisibilityTimeout: 60
              Two:
                Type: AWS::SQS::Queue
                Properties:
                  DelaySeconds: 5
                  VisibilityTimeout: 60
            """);
  }

  @Test
  void theSecondRunChangesNothing() {
    var first = fix(QUEUES, wants("DelaySeconds", 5));
    var second = fix(after(first), wants("DelaySeconds", 5));
    assertThat(second.patches()).isEmpty();
    assertThat(second.outcomes()).isEmpty();
  }

  @Test
  void nothingIsWrittenToTheDisk() throws IOException {
    fix(QUEUES, wants("DelaySeconds", 5));
    assertThat(java.nio.file.Files.readString(folder.resolve("t.yaml"))).isEqualTo(QUEUES);
  }

  @Test
  void aFixThatDoesNotEndItsFindingIsDroppedWithoutCostingTheOthers() {
    var useless = rule("useless", queue -> put(queue, "MessageRetentionPeriod", 1), _ -> false);
    var result = fix(QUEUES, useless, wants("DelaySeconds", 5));
    assertThat(reasons(result))
        .containsExactlyInAnyOrder(
            "One: it would not end the finding", "Two: it would not end the finding");
    assertThat(after(result)).contains("DelaySeconds: 5").doesNotContain("MessageRetentionPeriod");
  }

  @Test
  void aFixThatCausesAnotherFindingIsDropped() {
    var harmful = wants("DelaySeconds", 5);
    var harmed = rule("harmed", _ -> Remedy.none(), queue -> !queue.contains("DelaySeconds"));
    var result = fix(QUEUES, harmful, harmed);
    assertThat(reasons(result)).contains("One: it would cause `code/harmed` of `One`");
    assertThat(result.patches()).isEmpty();
  }

  @Test
  void whatAFixMakesNecessaryComesWithIt() {
    var second =
        rule(
            "second",
            queue -> put(queue, "VisibilityTimeout", 60),
            set -> !set.contains("DelaySeconds") || set.contains("VisibilityTimeout"));
    var result = fix(QUEUES, wants("DelaySeconds", 5), second);
    assertThat(reasons(result)).isEmpty();
    assertThat(after(result)).contains("DelaySeconds: 5", "VisibilityTimeout: 60");
  }

  @Test
  void whatTwoFixesWantDifferentlyOneOfThemGets() {
    var result = fix(QUEUES, wants("DelaySeconds", 5), wants("DelaySeconds", 9));
    assertThat(result.outcomes()).hasSize(4);
    assertThat(reasons(result)).isEmpty();
    assertThat(after(result)).contains("DelaySeconds: ");
  }

  /** In the next round the check sees what the other one did and writes another remedy. */
  @Test
  void aFixThatWouldUndoAnotherOneIsTriedAgain() {
    var small =
        rule(
            "small",
            queue -> put(queue, "VisibilityTimeout", 60),
            set -> set.contains("VisibilityTimeout") && !set.contains("MaximumMessageSize"));
    Check check =
        (app, context) ->
            context
                .resources("AWS::SQS::Queue")
                .filter(queue -> !properties(app.settingsOf(queue)).contains("DelaySeconds"))
                .map(
                    queue -> {
                      boolean isSmall =
                          properties(app.settingsOf(queue)).contains("VisibilityTimeout");
                      var remedy =
                          put(queue, "DelaySeconds", 5)
                              .with(
                                  isSmall
                                      ? new Change[] {}
                                      : new Change[] {
                                        Change.put(
                                            queue.identity(),
                                            Term.number(1024),
                                            "MaximumMessageSize")
                                      });
                      return Verdict.fails(queue, queue.origin(), "spaced").mendedBy(remedy);
                    });
    var result = fix(QUEUES, small, rule("code/spaced", check));
    assertThat(reasons(result)).isEmpty();
    assertThat(after(result))
        .contains("VisibilityTimeout: 60", "DelaySeconds: 5")
        .doesNotContain("MaximumMessageSize");
  }

  @Test
  void aResourceThatTwoFixesAddIsShared() {
    var result = fix(QUEUES, addsTopic("Topic"));
    assertThat(reasons(result)).isEmpty();
    assertThat(after(result)).containsOnlyOnce("AWS::SNS::Topic").contains("x: !Ref Topic");
  }

  @Test
  void aResourceWhoseNameIsTakenGetsAnother() {
    var added =
        rule(
            "added",
            queue ->
                Remedy.of(
                    "add a topic",
                    new Change.Add(queue.identity(), "Two", "AWS::SNS::Topic", Term.parts()),
                    Change.put(queue.identity(), Term.sub("${Two}-x"), "RedrivePolicy", "x")),
            set -> set.contains("RedrivePolicy"));
    assertThat(after(fix(QUEUES, added)))
        .contains("  Two2:\n    Type: AWS::SNS::Topic\n", "x: !Sub ${Two2}-x");
  }

  @Test
  void aRoleIsGrantedNoMoreThanTheFixSays() {
    var path = new String[] {"Policies", "0", "PolicyDocument", "Statement", "0", "Action"};
    var wider = ofRole(role -> Change.put(role.identity(), Term.text("s3:*"), path));
    assertThat(reasons(fix(ROLE, wider)).getFirst()).contains("it would let `Role` do `s3:");
    var narrower = ofRole(role -> Change.put(role.identity(), Term.texts("s3:GetObject"), path));
    assertThat(reasons(fix(ROLE, narrower))).isEmpty();
    var told =
        ofRole(
            role ->
                new Change.Grant(
                    role.identity(), List.of("sqs:SendMessage"), Term.text("arn:aws:sqs:*:*:q")));
    assertThat(after(fix(ROLE, told)))
        .contains("- PolicyName: SendMessage\n", "Action: sqs:SendMessage");
  }

  @Test
  void aTemplateIsNotMadeLargerThanCloudFormationTakes() {
    var long100 = "x".repeat(99) + "\n";
    var text = QUEUES + "# " + ("# " + long100).repeat(9_800);
    var large =
        rule(
            "large",
            queue ->
                Remedy.of(
                    "x", Change.put(queue.identity(), Term.text("y".repeat(30_000)), "QueueName")),
            set -> set.contains("QueueName"));
    assertThat(reasons(fix(text, large)))
        .contains("One: CloudFormation takes no template of more than 1,000,000 bytes");
  }

  @Test
  void aTemplateGetsNoMoreResourcesThanCloudFormationTakes() {
    var text = new StringBuilder("Resources:\n");
    for (int number = 0; number < 500; number++) {
      text.append("  Q%d: {Type: AWS::SNS::Topic}\n".formatted(number));
    }
    text.replace(text.lastIndexOf("AWS::SNS::Topic"), text.length(), "AWS::SQS::Queue}\n");
    assertThat(reasons(fix(text.toString(), addsTopic("Topic"))))
        .containsExactly("Q499: CloudFormation takes no template of more than 500 resources");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void whatIsNotMeantToBeChangedIsRefused(String rule, String text, String reason) {
    var result = fix(text, always(queue -> put(queue, "DelaySeconds", 5)));
    assertThat(reasons(result)).first().asString().contains(reason);
    assertThat(result.patches()).isEmpty();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(
            "what an alias repeats",
            """
            Resources:
              One: {Type: AWS::SQS::Queue, Properties: &shared {QueueName: a}}
              Two: {Type: AWS::SQS::Queue, Properties: *shared}
            """,
            "is repeated elsewhere by an alias"),
        arguments(
            "a parameter that is used twice",
            """
            Parameters: {P: {Type: Number, Default: 0}}
            Resources:
              One: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !Ref P}}
              Two: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !Ref P}}
            """,
            "`DelaySeconds` takes its value from parameter `P`; give it another value"),
        arguments(
            "a choice of a condition",
            """
            Conditions: {C: !Equals [!Ref AWS::Region, eu-west-1]}
            Resources:
              One: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !If [C, 0, 1]}}
            """,
            "`DelaySeconds` is made by a function; a fixed value would undo what it is for"));
  }

  @Test
  void whatTheCdkWroteIsForTheProgram() {
    Scans.write(
        folder,
        "manifest.json",
        """
        {"version": "38.0.0", "artifacts": {"Shop": {
          "type": "aws:cloudformation:stack", "properties": {"templateFile": "t.yaml"}}}}
        """);
    var text =
        """
        {"Resources": {"One": {
          "Type": "AWS::SQS::Queue",
          "Properties": {},
          "Metadata": {"aws:cdk:path": "Shop/One/Resource"}}}}
        """;
    var result = fix(text, wants("DelaySeconds", 5));
    assertThat(reasons(result))
        .containsExactly(
            "One: the CDK writes this template; mend it in the program at construct `Shop/One`");
    assertThat(result.patches()).isEmpty();
  }

  @Test
  void aFileThatIsTakenInIsNotChanged() {
    var result =
        fix(
            """
            Resources:
              One:
                Type: AWS::SQS::Queue
                Properties:
                  Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k.yaml}}
            """,
            always(queue -> put(queue, "DelaySeconds", 5)));
    assertThat(result.patches()).isEmpty();
  }

  @Test
  void onlyWhatIsWantedIsFixed() {
    write(QUEUES);
    var result =
        run(List.of(wants("DelaySeconds", 5)), finding -> finding.resource().id().equals("Two"));
    assertThat(after(result)).containsOnlyOnce("DelaySeconds: 5");
    assertThat(result.outcomes()).hasSize(1);
  }

  @Test
  void eachFixAloneEndsItsFinding() throws IOException {
    write(QUEUES);
    var rules = List.of(wants("DelaySeconds", 5), wants("VisibilityTimeout", 60));
    var each = Fix.each(request(rules), _ -> true, Progress.NONE).patches();
    assertThat(each).hasSize(4);
    assertThat(each.values())
        .allSatisfy(
            patches -> {
              assertThat(patches).hasSize(1);
              assertThat(patches.getFirst().after().lines().count()).isEqualTo(7);
            });
  }

  private Fix.Result fix(String text, Rule... rules) {
    write(text);
    return run(List.of(rules), _ -> true);
  }

  private void write(String text) {
    Scans.write(folder, "t.yaml", text);
  }

  private Fix.Result run(List<Rule> rules, Predicate<Finding> isWanted) {
    try {
      return Fix.run(request(rules), isWanted, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Scan.Request request(List<Rule> rules) {
    return new Scan.Request(
        List.of(folder),
        Setting.none(),
        rules,
        LocalDate.of(2026, 1, 31),
        new Report.Tool("martello", "test"));
  }

  private static String after(Fix.Result result) {
    assertThat(result.patches()).hasSize(1);
    return result.patches().getFirst().after();
  }

  private static List<String> reasons(Fix.Result result) {
    var reasons = new ArrayList<String>();
    for (var outcome : result.outcomes()) {
      if (outcome instanceof Fix.Outcome.Left(Finding finding, String reason)) {
        reasons.add(finding.resource().id() + ": " + reason);
      }
    }
    return reasons;
  }

  private static Rule addsTopic(String id) {
    return rule(
        "added",
        queue ->
            Remedy.of(
                "add a topic",
                new Change.Add(queue.identity(), id, "AWS::SNS::Topic", Term.parts()),
                Change.put(queue.identity(), Term.ref(id), "RedrivePolicy", "x")),
        set -> set.contains("RedrivePolicy"));
  }

  /** A rule that is never content. */
  private static Rule always(Function<Entity, Remedy> remedy) {
    return rule("always", remedy, _ -> false);
  }

  private static Rule wants(String property, long value) {
    return rule(
        "wants-" + property.toLowerCase(java.util.Locale.ROOT) + "-" + value,
        queue -> put(queue, property, value),
        set -> set.contains(property));
  }

  private static Remedy put(Entity queue, String property, long value) {
    return Remedy.of("set it", Change.put(queue.identity(), Term.number(value), property));
  }

  private static Rule rule(
      String name, Function<Entity, Remedy> remedy, Predicate<Set<String>> isGood) {
    Check check =
        (app, context) ->
            context
                .resources("AWS::SQS::Queue")
                .map(
                    queue ->
                        isGood.test(properties(app.settingsOf(queue)))
                            ? Verdict.passes()
                            : Verdict.fails(queue, queue.origin(), name)
                                .mendedBy(remedy.apply(queue)));
    return rule("code/" + name, check);
  }

  private static Set<String> properties(dev.martello.model.Settings settings) {
    return settings.parts().stream()
        .map(dev.martello.model.Settings.Named::name)
        .collect(Collectors.toSet());
  }

  /** A check that asks for one policy more, or for a list of actions. */
  private static Rule ofRole(Function<Entity, Change> change) {
    Check check =
        (app, _) ->
            app.roles().stream()
                .map(
                    role -> {
                      boolean isGood =
                          role.policies().size() > 1
                              || app.settingsOf(role)
                                  .get("Policies")
                                  .items()
                                  .getFirst()
                                  .get("PolicyDocument", "Statement")
                                  .items()
                                  .getFirst()
                                  .get("Action")
                                  .isStructured()
                              || !role.policies()
                                  .getFirst()
                                  .document()
                                  .statements()
                                  .getFirst()
                                  .actions()
                                  .getFirst()
                                  .show()
                                  .equals("s3:GetObject");
                      return isGood
                          ? Verdict.passes()
                          : Verdict.fails(role, role.origin(), "role")
                              .mendedBy(Remedy.of("change it", change.apply(role)));
                    });
    return rule("access/role", check);
  }

  private static Rule rule(String id, Check check) {
    return new Rule(
        id,
        Step.CODE,
        Category.SECURITY,
        Severity.LOW,
        "t",
        "w.",
        "m.",
        0,
        List.of(),
        List.of(),
        false,
        check);
  }
}
