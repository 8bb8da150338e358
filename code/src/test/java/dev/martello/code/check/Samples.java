package dev.martello.code.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Finding;
import dev.martello.check.Rule;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * Runs the product on a sample of code and compares what it finds with what the sample's comments
 * say: {@code # finding} or {@code # finding: check-name} at the end of a line. A comment {@code
 * trigger: s3} tells what invokes the handler (an HTTP API that anybody may call, if nothing does),
 * {@code handler: name} what the handler is called, {@code timeout: 10} how many seconds it has.
 * The variables {@code OWN_QUEUE}, {@code OWN_TOPIC}, {@code OWN_BUCKET} and {@code OWN_TABLE} name
 * what triggers it, and {@code -partial} after a trigger says that its mapping asks what failed. A
 * line {@code // file: store/store.go} begins another file of the sample, whose lines keep their
 * numbers. A sample {@code *.cfn.yaml} is a template itself.
 */
final class Samples {
  private static final Pattern MARK = Pattern.compile("(?:#|//) finding(?:: ([a-z0-9, -]+))?\\s*$");
  private static final Pattern TRIGGER = Pattern.compile("(?:#|//) trigger: ([a-z0-9-]+)");
  private static final Pattern TIMEOUT = Pattern.compile("(?:#|//) timeout: (\\d+)");
  private static final Pattern HANDLER = Pattern.compile("(?:#|//) handler: ([\\w.:]+)");

  private static final Pattern FILE = Pattern.compile("(?m)^// file: ([\\w./-]+)$");

  private static final String AUTHORIZER = "authorizer";

  /** An API whose two methods ask the sample's function. */
  private static final String AUTHORIZED =
      """
        Api:
          Type: AWS::Serverless::Api
          Properties:
            StageName: prod
            Auth:
              DefaultAuthorizer: Asked
              Authorizers: {Asked: {FunctionArn: !GetAtt Sample.Arn}}
        Behind:
          Type: AWS::Serverless::Function
          Properties:
            Handler: index.handler
            Runtime: nodejs24.x
            InlineCode: 'exports.handler = async () => ({statusCode: 204});'
            Events:
              Get: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /orders, Method: get}}
              Put: {Type: Api, Properties: {RestApiId: !Ref Api, Path: /orders, Method: put}}
      """;

  private static final String DEPLOYING = "custom-resource";

  /** A resource that the sample's function makes while the stack is deployed. */
  private static final String DEPLOYED =
      """
        Made:
          Type: Custom::Made
          Properties: {ServiceToken: !GetAtt Sample.Arn}
      """;

  /** Says that a sample's function uses SnapStart. */
  private static final String SNAPSHOT = "snapstart: true";

  /** Says that a sample is packed with a layer rather than with the function. */
  private static final String IN_LAYER = "packed: layer";

  /** Says that a sample of Java is looked at as bytecode; it uses the platform alone. */
  private static final String COMPILED = "code: compiled";

  private static final Map<String, String> EVENTS =
      Map.ofEntries(
          Map.entry("http-api", "{Type: HttpApi, Properties: {Path: /x, Method: ANY}}"),
          Map.entry(
              "http-api-twice",
              "{Type: HttpApi, Properties: {Path: /x, Method: GET}}, Other: {Type: HttpApi,"
                  + " Properties: {Path: /y, Method: POST}}"),
          Map.entry("rest-api", "{Type: Api, Properties: {Path: /x, Method: any}}"),
          Map.entry(
              "rest-api-iam",
              "{Type: Api, Properties: {Path: /x, Method: any, Auth: {Authorizer: AWS_IAM}}}"),
          Map.entry(
              "s3", "{Type: S3, Properties: {Bucket: !Ref Store, Events: 's3:ObjectCreated:*'}}"),
          Map.entry("sqs", "{Type: SQS, Properties: {BatchSize: 1, Queue: !GetAtt Queue.Arn}}"),
          Map.entry("sns", "{Type: SNS, Properties: {Topic: !Ref Topic}}"),
          Map.entry(
              "dynamodb",
              "{Type: DynamoDB, Properties: {BatchSize: 1, Stream: !GetAtt Table.StreamArn,"
                  + " StartingPosition: LATEST}}"),
          Map.entry(
              "kinesis",
              "{Type: Kinesis, Properties: {BatchSize: 1, Stream: !GetAtt Stream.Arn,"
                  + " StartingPosition: LATEST}}"),
          Map.entry(
              "eventbridge", "{Type: EventBridgeRule, Properties: {Pattern: {source: [orders]}}}"),
          Map.entry("schedule", "{Type: Schedule, Properties: {Schedule: rate(1 hour)}}"),
          Map.entry("iot", "{Type: IoTRule, Properties: {Sql: \"SELECT * FROM 'a/b'\"}}"),
          Map.entry(
              "cognito",
              "{Type: Cognito, Properties: {UserPool: !Ref Pool, Trigger: PostConfirmation}}"));

  private static final String VARIABLES =
      """
            Environment:
              Variables:
                OWN_QUEUE: !Ref Queue
                OWN_TOPIC: !Ref Topic
                OWN_BUCKET: !Ref Store
                OWN_TABLE: !Ref Table
      """;

  private static final String OTHERS =
      """
        Shared:
          Type: AWS::Serverless::LayerVersion
          Properties: {ContentUri: layer, CompatibleRuntimes: [python3.13]}
        Store: {Type: AWS::S3::Bucket}
        Queue: {Type: AWS::SQS::Queue}
        Topic: {Type: AWS::SNS::Topic}
        Pool: {Type: AWS::Cognito::UserPool}
        Stream: {Type: AWS::Kinesis::Stream}
        Table:
          Type: AWS::DynamoDB::Table
          Properties:
            StreamSpecification: {StreamViewType: NEW_IMAGE}
            BillingMode: PAY_PER_REQUEST
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      """;

  private Samples() {}

  /** Scans a sample as the code of one function and returns what the rules find in it. */
  static List<Finding> scan(Path sample, List<Rule> rules) throws IOException {
    var text = Files.readString(sample);
    // Java's stand beside the classes of the checks and must not be compiled with them.
    var name = sample.getFileName().toString().replaceFirst("\\.txt$", "");
    var folder = Files.createTempDirectory("sample");
    try {
      if (name.endsWith(".cfn.yaml")) {
        Files.writeString(folder.resolve("template.yaml"), text);
        return Scan.run(request(folder, rules)).findings();
      }
      Files.createDirectory(folder.resolve("src"));
      Files.createDirectory(folder.resolve("layer"));
      var place = text.contains(IN_LAYER) ? "layer" : "src";
      write(folder.resolve(place), name, text);
      if (text.contains(COMPILED)) {
        compile(folder.resolve(place).resolve(name));
      }
      Files.writeString(folder.resolve("template.yaml"), template(name, text));
      return Scan.run(request(folder, rules)).findings().stream()
          .filter(finding -> finding.path().startsWith(place + "/"))
          .toList();
    } finally {
      delete(folder);
    }
  }

  /** Leaves the classes of a source in its place. */
  private static void compile(Path source) throws IOException {
    var messages = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                messages,
                "-g",
                "-proc:none",
                "-d",
                source.getParent().toString(),
                source.toString());
    assertThat(result).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    Files.delete(source);
  }

  static Scan.Request request(Path folder, List<Rule> rules) {
    return new Scan.Request(
        List.of(folder),
        Setting.none(),
        rules,
        LocalDate.of(2026, 1, 1),
        new Report.Tool("martello", "test"));
  }

  private static void write(Path folder, String name, String text) throws IOException {
    var parts = FILE.matcher(text);
    var here = name;
    int start = 0;
    while (parts.find()) {
      write(folder, here, text, start, parts.start());
      here = parts.group(1);
      start = parts.start();
    }
    write(folder, here, text, start, text.length());
    if (name.endsWith(".go")) {
      Files.writeString(folder.resolve("go.mod"), "module sample\n\ngo 1.24\n");
    }
  }

  private static void write(Path folder, String name, String text, int start, int end)
      throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    long before = text.substring(0, start).lines().count();
    Files.writeString(file, "\n".repeat((int) before) + text.substring(start, end));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String template(String name, String text) {
    boolean isPython = name.endsWith(".py");
    boolean isJava = name.endsWith(".java");
    boolean isGo = name.endsWith(".go");
    var file = name.substring(0, name.lastIndexOf('.'));
    var handler =
        first(HANDLER, text).orElse(text.contains("lambda_handler") ? "lambda_handler" : "handler");
    var trigger = first(TRIGGER, text).orElse("http-api");
    boolean isUntold = Set.of("none", AUTHORIZER, DEPLOYING).contains(trigger);
    var events = isUntold ? "" : "      Events: {Source: " + source(trigger) + "}\n";
    return "Transform: AWS::Serverless-2016-10-31\nResources:\n"
        + "  Sample:\n    Type: AWS::Serverless::Function\n    Properties:\n"
        + (text.contains(SNAPSHOT) ? "      SnapStart: {ApplyOn: PublishedVersions}\n" : "")
        + "      Layers: [!Ref Shared]\n      CodeUri: src\n      Handler: "
        + (isGo ? "bootstrap" : isJava ? javaHandler(text) : file + "." + handler)
        + "\n      Runtime: "
        + (isGo ? "provided.al2023" : isPython ? "python3.13" : isJava ? "java21" : "nodejs24.x")
        + "\n"
        + "      Timeout: "
        + first(TIMEOUT, text).orElse("30")
        + "\n"
        + VARIABLES
        + events
        + (trigger.equals(AUTHORIZER) ? AUTHORIZED : "")
        + (trigger.equals(DEPLOYING) ? DEPLOYED : "")
        + OTHERS;
  }

  /**
   * {@code sqs-partial} is a queue whose mapping asks which messages failed, {@code sqs-many} one
   * whose mapping does not, though it hands over several.
   */
  private static String source(String trigger) {
    var source = EVENTS.getOrDefault(trigger.replaceFirst("-(?:partial|many)$", ""), "{}");
    if (trigger.endsWith("-many")) {
      return source.replace("BatchSize: 1, ", "");
    }
    return trigger.endsWith("-partial")
        ? source.replace(
            "Properties: {", "Properties: {FunctionResponseTypes: [ReportBatchItemFailures], ")
        : source;
  }

  /**
   * The class is the first of the file; its method, or another class, may be named by a comment.
   */
  private static String javaHandler(String text) {
    var other = first(HANDLER, text).filter(name -> name.contains("::"));
    if (other.isPresent()) {
      return other.get();
    }
    var type = first(Pattern.compile("(?m)^package ([\\w.]+);"), text).map(name -> name + ".");
    var method = first(HANDLER, text).map(name -> "::" + name);
    var name = first(Pattern.compile("(?m)^public (?:final )?class (\\w+)"), text);
    return type.orElse("") + name.orElse("Handler") + method.orElse("");
  }

  private static Optional<String> first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Returns the lines that are marked for a check.
   *
   * @param isBare whether marks that name no check count
   */
  static SortedSet<Integer> marked(String text, String check, boolean isBare) {
    var lines = new TreeSet<Integer>();
    var all = text.split("\r?\n|\r", -1);
    for (int line = 0; line < all.length; line++) {
      var matcher = MARK.matcher(all[line]);
      if (matcher.find()) {
        var names = matcher.group(1);
        boolean isIt = names == null ? isBare : List.of(names.split("\\s*,\\s*")).contains(check);
        if (isIt) {
          lines.add(line + 1);
        }
      }
    }
    return lines;
  }
}
