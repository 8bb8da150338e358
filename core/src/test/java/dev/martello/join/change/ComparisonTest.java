package dev.martello.join.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.martello.engine.Scans;
import dev.martello.join.change.Change.Direction;
import dev.martello.report.ComparedReport;
import dev.martello.report.Report;
import dev.martello.report.json.ComparisonJson;
import dev.martello.report.markdown.ComparisonMarkdown;
import dev.martello.report.text.ComparisonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a change to a template. */
final class ComparisonTest {
  private static final Path DOCS = Path.of("../docs");

  private static final String TEMPLATE =
      """
      Resources:
        R:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
            Policies:
              - PolicyName: p
                PolicyDocument:
                  Statement:
                    - {Effect: Allow, Action: logs:PutLogEvents, Resource: '*'}
                    # statement
        F:
          Type: AWS::Lambda::Function
          Properties: {Runtime: python3.13, Handler: a.b, Role: !GetAtt R.Arn, Code: {ZipFile: ""}}
        Table: {Type: AWS::DynamoDB::Table}
        Queue: {Type: AWS::SQS::Queue}
        # resource
      """;

  private static final String READ = "- {Effect: Allow, Action: dynamodb:GetItem, Resource: %s}";
  private static final String URL =
      """
      Url:
        Type: AWS::Lambda::Url
        Properties: {AuthType: %s, TargetFunctionArn: !GetAtt F.Arn}
      Permission:
        Type: AWS::Lambda::Permission
        Properties: {FunctionName: !Ref F, Action: lambda:InvokeFunctionUrl, Principal: '*', FunctionUrlAuthType: %s}
      """;

  @TempDir private Path folder;

  private static String template(String statement, String resources) {
    return TEMPLATE
        .replace("# statement", statement)
        .replace("  # resource\n", resources.indent(2));
  }

  /** Compares without running checks. */
  private List<Change> changes(String old, String now) {
    var before = Scans.explored(folder.resolve("old"), "template.yaml", old).report();
    var after = Scans.explored(folder.resolve("new"), "template.yaml", now).report();
    return ComparedReport.of("old", before, "new", after).comparison().changes();
  }

  private static List<String> told(List<Change> changes) {
    return changes.stream()
        .map(
            change ->
                "%s %s: %s %s"
                    .formatted(
                        change.direction(), change.topic().title(), change.name(), change.told()))
        .toList();
  }

  @Test
  void nothingIsToldOfWhatStaysTheSame() {
    var template = template(READ.formatted("!GetAtt Table.Arn"), URL.formatted("NONE", "NONE"));
    assertThat(changes(template, "# moved by a line\n" + template)).isEmpty();
  }

  @Test
  void aGrantIsGainedOrLost() {
    var none = template("", "");
    var some = template(READ.formatted("!GetAtt Table.Arn"), "");
    assertThat(told(changes(none, some)))
        .containsExactly(
            "WORSE grant: R may now `dynamodb:GetItem` on `table/${Table}`",
            "WORSE blast radius: F reaches 16.0 instead of 0.0");
    assertThat(told(changes(some, none)))
        .containsExactly(
            "BETTER grant: R may no longer `dynamodb:GetItem` on `table/${Table}`",
            "BETTER blast radius: F reaches 0.0 instead of 16.0");
  }

  @Test
  void aGrantThatIsWidenedIsToldAsWhatIsNew() {
    var changes =
        changes(
            template(READ.formatted("!GetAtt Table.Arn"), ""), template(READ.formatted("'*'"), ""));
    assertThat(told(changes))
        .contains("WORSE grant: R may now `dynamodb:GetItem` on everything")
        .noneMatch(one -> one.startsWith("BETTER"));
  }

  @Test
  void aGrantThatIsWrittenInAnotherWayIsNoChange() {
    var one =
        "- {Effect: Allow, Action: [dynamodb:GetItem, dynamodb:Scan], Resource: !GetAtt Table.Arn}";
    var two =
        "- {Effect: Allow, Action: dynamodb:Scan, Resource: !GetAtt Table.Arn}\n"
            + " ".repeat(14)
            + READ.formatted("!GetAtt Table.Arn");
    assertThat(changes(template(one, ""), template(two, ""))).isEmpty();
  }

  @Test
  void aConditionThatIsDroppedGrantsMore() {
    var bound =
        "- {Effect: Allow, Action: dynamodb:GetItem, Resource: !GetAtt Table.Arn, Condition:"
            + " {StringEquals: {'aws:SourceVpc': vpc-1}}}";
    assertThat(
            told(changes(template(bound, ""), template(READ.formatted("!GetAtt Table.Arn"), ""))))
        .contains("WORSE grant: R may now `dynamodb:GetItem` on `table/${Table}`");
  }

  @Test
  void aNewRoleIsHeldAgainstTheOneBefore() {
    var old = template(READ.formatted("!GetAtt Table.Arn"), "");
    var now = old.replace("  R:\n", "  Own:\n").replace("!GetAtt R.Arn", "!GetAtt Own.Arn");
    assertThat(changes(old, now)).noneMatch(change -> change.topic() == Change.Topic.GRANT);
  }

  @Test
  void administratorsAreCritical() {
    var changes =
        changes(template("", ""), template("- {Effect: Allow, Action: '*', Resource: '*'}", ""));
    assertThat(changes.getFirst().severity()).isEqualTo(dev.martello.check.Severity.CRITICAL);
    assertThat(told(changes)).contains("WORSE grant: R may now `*` on everything");
  }

  @Test
  void exposureIsToldWithTheWayIn() {
    var changes = changes(template("", ""), template("", URL.formatted("NONE", "NONE")));
    assertThat(told(changes))
        .first()
        .asString()
        .startsWith("WORSE exposure: F can be reached by anybody on the internet now through");
  }

  @Test
  void triggersAndFunctionsComeAndGo() {
    var mapping =
        """
        Mapping:
          Type: AWS::Lambda::EventSourceMapping
          Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref F}
        G:
          Type: AWS::Lambda::Function
          Properties: {Runtime: python3.13, Handler: a.b, Role: !GetAtt R.Arn, Code: {ZipFile: ""}}
        """;
    assertThat(told(changes(template("", ""), template("", mapping))))
        .containsExactly(
            "OTHER trigger: F is triggered by SQS `Queue` now", "OTHER function: G is new");
    assertThat(told(changes(template("", mapping), template("", ""))))
        .containsExactly(
            "OTHER trigger: F is no longer triggered by SQS `Queue`", "OTHER function: G is gone");
  }

  @Test
  void attackPathsComeAndGo() {
    var open = URL.formatted("NONE", "NONE");
    var delete = "- {Effect: Allow, Action: dynamodb:DeleteTable, Resource: !GetAtt Table.Arn}";
    var changes = told(changes(template("", open), template(delete, open)));
    assertThat(changes)
        .contains("WORSE attack path: F whoever calls `F` deletes from table `Table`");
    assertThat(told(changes(template(delete, open), template("", open))))
        .contains("BETTER attack path: F no longer: whoever calls `F` deletes from table `Table`");
  }

  @Test
  void findingsComeAndGoAndThoseInOtherWordsStay() {
    var before =
        Scans.ofText(
            folder.resolve("old"),
            "template.yaml",
            template("", "").replace("python3.13", "python3.8"));
    var after =
        Scans.ofText(
            folder.resolve("new"),
            "template.yaml",
            template("", "").replace("python3.13", "python3.7"));
    var changes = ComparedReport.of("old", before, "new", after).comparison().changes();
    assertThat(changes)
        .filteredOn(change -> change.told().contains("code/deprecated-runtime"))
        .singleElement()
        .satisfies(change -> assertThat(change.direction()).isNotEqualTo(Direction.BETTER));
  }

  // the outputs

  private static ComparedReport orders() {
    return ComparedReport.of(
        "examples/orders-sam/secured",
        Scans.of(Path.of("../examples/orders-sam/secured")),
        "examples/orders-sam/insecure",
        Scans.of(Path.of("../examples/orders-sam/insecure")));
  }

  @Test
  void jsonIsAsTheSchemaSays() throws IOException {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(DOCS.resolve("diff.schema.json")));
    var target = new StringBuilder();
    ComparisonJson.write(orders(), target);
    var json = new ObjectMapper().readTree(target.toString());
    assertThat(schema.validate(json)).isEmpty();
    assertThat(json.at("/changes")).isNotEmpty();
  }

  @Test
  void textAndMarkdownTellWhatGotWorseFirst() throws IOException {
    var text = new StringBuilder();
    new ComparisonText(false, false).write(orders(), text);
    assertThat(text.toString())
        .startsWith("examples/orders-sam/secured -> examples/orders-sam/insecure\n\nWorse\n\n")
        .contains("with `--all`")
        .endsWith(" other\n");
    assertThat(text.toString().lines()).allMatch(line -> line.length() <= 200);
    var markdown = new StringBuilder();
    ComparisonMarkdown.write(orders(), markdown);
    assertThat(markdown.toString())
        .startsWith("## Martello: ")
        .contains("\n### Worse\n\n- **")
        .contains("<details><summary>");
    assertThat(markdown.length()).isLessThan(65_536);
  }

  @Test
  void codeThatIsReadInOneStateAloneIsNamed() throws IOException {
    var orders = Scans.of(Path.of("../examples/orders-sam/secured"));
    var function = orders.app().functions().getFirst().identity();
    var without = orders.withUnread(List.of(new Report.UnreadCode(function, "is not built")));
    assertThat(ComparedReport.readOnce(without, orders)).containsExactly(function.key());
    assertThat(ComparedReport.readOnce(without, without)).isEmpty();
    assertThat(ComparedReport.readOnce(orders, orders)).isEmpty();
    var compared = ComparedReport.of("old", without, "new", without);
    var told = new StringBuilder();
    new ComparisonText(false, false).write(compared, told);
    ComparisonMarkdown.write(compared, told);
    ComparisonJson.write(compared, told);
    assertThat(told.toString())
        .contains("is not compared: that of `%s`".formatted(function.id()))
        .contains("The code of `%s` was not read in both states".formatted(function.id()))
        .contains("\"uncompared\" : [ \"%s\" ]".formatted(function.id()));
  }
}
