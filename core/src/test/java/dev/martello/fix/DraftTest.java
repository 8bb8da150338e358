package dev.martello.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.martello.check.Caller;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.model.Identity;
import dev.martello.read.Discovery;
import dev.martello.read.TemplateExpansion;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.stack.Setting;
import dev.martello.stack.Template;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import dev.martello.value.Tri;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where changes that are told in the words after all transforms end up in what the user wrote. */
final class DraftTest {
  private static final String QUEUES =
      """
      Parameters:
        Days: {Type: Number, Default: 3}
        Shared: {Type: Number, Default: 3}
        Free: {Type: Number}
        Size: {Type: String, Default: a, AllowedValues: [a, b]}
      Resources:
        One:
          Type: AWS::SQS::Queue
          Properties:
            DelaySeconds: !Ref Days
            VisibilityTimeout: !Ref Shared
            MaximumMessageSize: !Ref Free
            QueueName: !Ref Size
            KmsMasterKeyId: !Sub '${Shared}-key'
            Tags:
              - {Key: a, Value: b}
        Two:
          Type: AWS::SQS::Queue
      """;

  private static final String SAM =
      """
      Transform: AWS::Serverless-2016-10-31
      Globals:
        Function:
          Timeout: 3
          Layers:
            - arn:aws:lambda:eu-west-1:111122223333:layer:a:1
      Resources:
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            Handler: a.b
            Runtime: python3.13
            InlineCode: x
            Layers:
              - arn:aws:lambda:eu-west-1:111122223333:layer:b:1
            Events:
              Jobs:
                Type: SQS
                Properties:
                  Queue: arn:aws:sqs:eu-west-1:111122223333:q
              Web:
                Type: Api
                Properties: {Path: /, Method: get}
              Fast:
                Type: HttpApi
                Properties: {Path: /, Method: get}
        Topic:
          Type: AWS::SNS::Topic
      """;

  @TempDir Path folder = Path.of("");

  private static Identity own(String id, String type) {
    return made(id, type, id, type);
  }

  private static Identity made(String id, String type, String writtenId, String writtenType) {
    return new Identity(
        "t.yaml", id, type, writtenId, writtenType, new Origin.ServiceDefault("test"), Tri.YES);
  }

  private static Identity ofFunction(String id, String type) {
    return made(id, type, "Fn", "AWS::Serverless::Function");
  }

  private static final Identity ONE = own("One", "AWS::SQS::Queue");
  private static final Identity TWO = own("Two", "AWS::SQS::Queue");
  private static final Identity FN = ofFunction("Fn", "AWS::Lambda::Function");
  private static final Identity ROLE = ofFunction("FnRole", "AWS::IAM::Role");
  private static final Identity REST =
      made(
          "ServerlessRestApi",
          "AWS::ApiGateway::RestApi",
          "ServerlessRestApi",
          "AWS::Serverless::Api");
  private static final Identity HTTP =
      made(
          "ServerlessHttpApi",
          "AWS::ApiGatewayV2::Api",
          "ServerlessHttpApi",
          "AWS::Serverless::HttpApi");
  private static final Caller SIGNER = new Caller.Signer();
  private static final Caller MEMBER = new Caller.Member("Members", "Pool", List.of("Client"));
  private static final Identity JOBS = ofFunction("FnJobs", "AWS::Lambda::EventSourceMapping");

  static Stream<Arguments> queues() {
    return Stream.of(
        arguments(
            "a value that a parameter gives is changed there",
            Change.put(ONE, Term.number(9), "DelaySeconds"),
            "-  Days: {Type: Number, Default: 3}\n+  Days: {Type: Number, Default: 9}\n"),
        arguments(
            "unless something else uses the parameter",
            Change.put(ONE, Term.number(9), "VisibilityTimeout"),
            "`VisibilityTimeout` takes its value from parameter `Shared`; give it another value"),
        arguments(
            "or it has no default",
            Change.put(ONE, Term.number(9), "MaximumMessageSize"),
            "`MaximumMessageSize` takes its value from parameter `Free`; give it another value"),
        arguments(
            "or does not allow the value",
            Change.put(ONE, Term.text("c"), "QueueName"),
            "`QueueName` takes its value from parameter `Size`; give it another value"),
        arguments(
            "an allowed value is fine",
            Change.put(ONE, Term.text("b"), "QueueName"),
            "Default: a, AllowedValues: [a, b]}\n+  Size: {Type: String, Default: b,"),
        arguments(
            "what a function makes is somebody's intent",
            Change.put(ONE, Term.text("x"), "KmsMasterKeyId"),
            "`KmsMasterKeyId` is made by a function; a fixed value would undo what it is for"),
        arguments(
            "a function takes the place of a function",
            Change.put(ONE, Term.ref("Two"), "KmsMasterKeyId"),
            "+      KmsMasterKeyId: !Ref Two\n"),
        arguments(
            "what is missing is made",
            Change.put(TWO, Term.number(9), "DelaySeconds"),
            "+    Properties:\n+      DelaySeconds: 9\n"),
        arguments(
            "an item is added",
            new Change.Append(ONE, List.of("Tags"), tag("c", "d")),
            "+        - Key: c\n+          Value: d\n"),
        arguments(
            "an item that is there is not added",
            new Change.Append(ONE, List.of("Tags"), tag("a", "b")),
            ""),
        arguments(
            "an item is repeated with a part of its own",
            new Change.Copy(
                ONE,
                List.of("Tags", "0"),
                List.of("Tags"),
                Term.parts().with("Key", Term.text("c"))),
            "+        - Key: c\n+          Value: b\n"),
        arguments(
            "a value is repeated as it is written",
            new Change.Copy(ONE, List.of("QueueName"), List.of("KmsMasterKeyId"), Term.parts()),
            "+      KmsMasterKeyId: !Ref Size\n"),
        arguments(
            "a part is taken away",
            new Change.Remove(ONE, List.of("QueueName")),
            "-      QueueName: !Ref Size\n"),
        arguments(
            "what is not there cannot go",
            new Change.Remove(ONE, List.of("Nothing")),
            "`Nothing` is not there"),
        arguments(
            "what stands beside the properties",
            new Change.Attribute(TWO, "DeletionPolicy", Term.text("Retain")),
            "     Type: AWS::SQS::Queue\n+    DeletionPolicy: Retain\n"),
        arguments(
            "what a parameter says",
            new Change.Attribute(own("Days", "Parameter"), "NoEcho", Term.flag(true)),
            "+  Days: {Type: Number, Default: 3, NoEcho: true}\n"),
        arguments(
            "nothing that is not written",
            Change.put(own("Three", "AWS::SQS::Queue"), Term.number(9), "DelaySeconds"),
            "no resource `Three` is written in the template"),
        arguments(
            "nor beside it",
            new Change.Attribute(
                own("Three", "AWS::SQS::Queue"), "DeletionPolicy", Term.text("Retain")),
            "no resource `Three` is written in the template"),
        arguments(
            "a value by its place",
            new Change.Replace(place("!Ref Shared"), Term.number(9)),
            "+      VisibilityTimeout: 9\n"),
        arguments(
            "an item by its place",
            new Change.Replace(place("{Key: a, Value: b}"), Term.text("x")),
            "+        - x\n"),
        arguments(
            "a part of a value has no place",
            new Change.Replace(place("Ref Shared"), Term.number(9)),
            "the value does not stand by itself in the file"),
        arguments(
            "a value that is written nowhere",
            new Change.Replace(new Origin.ServiceDefault("x"), Term.number(9)),
            "the value is written nowhere"),
        arguments(
            "a new resource",
            new Change.Add(
                ONE, "Topic", "AWS::SNS::Topic", Term.parts().with("a", Term.ref("One"))),
            "+  Topic:\n+    Type: AWS::SNS::Topic\n+    Properties:\n+      a: !Ref One\n"),
        arguments(
            "a new resource without properties",
            new Change.Add(
                ONE,
                "Topic",
                "AWS::SNS::Topic",
                Term.parts(),
                Term.parts().with("DeletionPolicy", Term.text("Retain"))),
            "+  Topic:\n+    Type: AWS::SNS::Topic\n+    DeletionPolicy: Retain\n"),
        arguments(
            "of a free name",
            new Change.Add(ONE, "One", "AWS::SNS::Topic", Term.parts()),
            "+  One2:\n+    Type: AWS::SNS::Topic\n"),
        arguments(
            "that is no parameter's either",
            new Change.Add(ONE, "Days", "AWS::SNS::Topic", Term.parts()),
            "+  Days2:\n+    Type: AWS::SNS::Topic\n"),
        arguments(
            "one that is there is shared",
            new Change.Add(ONE, "Two", "AWS::SQS::Queue", Term.parts()),
            ""),
        arguments(
            "a route that is not written",
            new Change.Authorize(
                own("Api", "AWS::ApiGateway::RestApi"), place("!Ref Shared"), SIGNER),
            "the route is not written as a path of an API definition"));
  }

  private static Term tag(String key, String value) {
    return Term.parts().with("Key", Term.text(key)).with("Value", Term.text(value));
  }

  /** Returns the place of a text in the template of queues. */
  private static Origin place(String text) {
    return placeIn(QUEUES, text);
  }

  private static Origin placeIn(String template, String text) {
    int start = template.indexOf(text);
    assertThat(start).as(text).isNotNegative();
    return new Origin.Written(
        new SourceFile("t.yaml", template), new Span(start, start + text.length()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queues")
  void changesOfCloudFormation(String rule, Change change, String expected) {
    assertDrafted(QUEUES, expected, change);
  }

  static Stream<Arguments> serverless() {
    return Stream.of(
        arguments(
            "a property under its own name",
            "+    Timeout: 9\n",
            List.of(Change.put(FN, Term.number(9), "Timeout"))),
        arguments(
            "a property under another name",
            "+      Tracing: Active\n",
            List.of(Change.put(FN, Term.text("Active"), "TracingConfig", "Mode"))),
        arguments(
            "a mapping part by part",
            "+      Tracing: Active\n",
            List.of(
                Change.put(FN, Term.parts().with("Mode", Term.text("Active")), "TracingConfig"))),
        arguments(
            "a property that SAM cannot set",
            "`AWS::Serverless::Function` has nothing that sets `Nothing` of the"
                + " `AWS::Lambda::Function` it makes",
            List.of(Change.put(FN, Term.number(9), "Nothing"))),
        arguments(
            "a tag becomes a part",
            "+      Tags:\n+        team: a\n",
            List.of(new Change.Append(FN, List.of("Tags"), tag("team", "a")))),
        arguments(
            "tags are no list",
            "tags are set one at a time",
            List.of(Change.put(FN, Term.items(tag("team", "a")), "Tags"))),
        arguments(
            "a property of an event",
            "+            BatchSize: 5\n",
            List.of(Change.put(JOBS, Term.number(5), "BatchSize"))),
        arguments(
            "an event that cannot be told",
            "it is not clear which event makes `Other`",
            List.of(
                Change.put(
                    ofFunction("Other", "AWS::Lambda::EventSourceMapping"),
                    Term.number(5),
                    "BatchSize"))),
        arguments(
            "an own item behind those of Globals",
            "-        - arn:aws:lambda:eu-west-1:111122223333:layer:b:1\n+        - x\n",
            List.of(Change.put(FN, Term.text("x"), "Layers", "1"))),
        arguments(
            "an item of Globals",
            "`Layers` is set in `Globals`",
            List.of(Change.put(FN, Term.text("x"), "Layers", "0"))),
        arguments(
            "an item of Globals is not repeated",
            "`Layers` is set in `Globals`",
            List.of(new Change.Copy(FN, List.of("Layers", "1"), List.of("Layers"), Term.parts()))),
        arguments(
            "what only Globals set cannot be taken from one function",
            "`Layers` is set in `Globals`",
            List.of(new Change.Remove(FN, List.of("Layers", "0")))),
        arguments(
            "what Globals set for every function is set anew there",
            "-    Timeout: 3\n+    Timeout: 9\n",
            List.of(Change.put(FN, Term.number(9), "Timeout"))),
        arguments(
            "a target that the remedy adds",
            "+      DeadLetterQueue:\n+        Type: SQS\n+        TargetArn: !GetAtt Dead.Arn\n",
            List.of(
                new Change.Add(FN, "Dead", "AWS::SQS::Queue", Term.parts()),
                Change.put(FN, Term.attribute("Dead", "Arn"), "DeadLetterConfig", "TargetArn"))),
        arguments(
            "a target that is there",
            "+        Type: SNS\n+        TargetArn: !Ref Topic\n",
            List.of(Change.put(FN, Term.ref("Topic"), "DeadLetterConfig", "TargetArn"))),
        arguments(
            "a target by its ARN",
            "+        Type: SQS\n",
            List.of(
                Change.put(
                    FN,
                    Term.sub("arn:${AWS::Partition}:sqs:eu-west-1:1:q"),
                    "DeadLetterConfig",
                    "TargetArn"))),
        arguments(
            "a target of which nothing is known",
            "it is not known what kind of target is meant",
            List.of(Change.put(FN, Term.ref("Somebody"), "DeadLetterConfig", "TargetArn"))),
        arguments(
            "a target that is no text",
            "it is not known what kind of target is meant",
            List.of(Change.put(FN, Term.number(1), "DeadLetterConfig", "TargetArn"))),
        arguments(
            "a grant to the function's role",
            "+      Policies:\n"
                + "+        - Version: '2012-10-17'\n"
                + "+          Statement:\n"
                + "+            - Effect: Allow\n"
                + "+              Action:\n"
                + "+                - s3:GetObject\n"
                + "+                - s3:PutObject\n"
                + "+              Resource: '*'\n",
            List.of(
                new Change.Grant(ROLE, List.of("s3:GetObject", "s3:PutObject"), Term.text("*")))),
        arguments(
            "no grant to the role of an event",
            "the transform makes role `FnJobsRole` of an event",
            List.of(
                new Change.Grant(
                    ofFunction("FnJobsRole", "AWS::IAM::Role"),
                    List.of("s3:GetObject"),
                    Term.text("*")))),
        arguments(
            "tracing is granted by the transform",
            "!Policies",
            List.of(
                Change.put(FN, Term.text("Active"), "TracingConfig", "Mode"),
                new Change.Grant(ROLE, List.of("xray:PutTraceSegments"), Term.text("*")))),
        arguments(
            "but nothing else",
            "Action: xray:GetTraceSummaries",
            List.of(
                Change.put(FN, Term.text("Active"), "TracingConfig", "Mode"),
                new Change.Grant(ROLE, List.of("xray:GetTraceSummaries"), Term.text("*")))),
        arguments(
            "sending to a target is granted by the transform",
            "!Policies",
            List.of(
                Change.put(FN, Term.ref("Topic"), "DeadLetterConfig", "TargetArn"),
                new Change.Grant(ROLE, List.of("sns:Publish"), Term.ref("Topic")))),
        arguments(
            "but not to another one",
            "Action: sns:Publish",
            List.of(
                Change.put(FN, Term.ref("Topic"), "DeadLetterConfig", "TargetArn"),
                new Change.Grant(ROLE, List.of("sns:Publish"), Term.text("*")))),
        arguments(
            "a property beside the function is the function's",
            "+    DeletionPolicy: Retain\n",
            List.of(new Change.Attribute(FN, "DeletionPolicy", Term.text("Retain")))),
        arguments(
            "beside what the transform makes nothing can stand",
            "the transform makes `FnRole`",
            List.of(new Change.Attribute(ROLE, "DeletionPolicy", Term.text("Retain")))),
        arguments(
            "the implicit API is set in Globals",
            "+  Api:\n+    TracingEnabled: true\n",
            List.of(
                Change.put(
                    made(
                        "ServerlessRestApiProdStage",
                        "AWS::ApiGateway::Stage",
                        "ServerlessRestApi",
                        "AWS::Serverless::Api"),
                    Term.flag(true),
                    "TracingEnabled"))),
        arguments(
            "who may call an event of a REST API",
            "Properties: {Path: /, Method: get, Auth: {Authorizer: AWS_IAM, InvokeRole: NONE}}",
            List.of(new Change.Authorize(REST, placeIn(SAM, "Web"), SIGNER))),
        arguments(
            "who may call an event of an HTTP API",
            "+  HttpApi:\n+    Auth:\n+      EnableIamAuthorizer: true\n",
            List.of(new Change.Authorize(HTTP, placeIn(SAM, "Fast"), SIGNER))),
        arguments(
            "an authorizer that the API has",
            "Properties: {Path: /, Method: get, Auth: {Authorizer: Members}}",
            List.of(
                new Change.Authorize(REST, placeIn(SAM, "Web"), new Caller.KnownTo("Members")))),
        arguments(
            "an authorizer for the user pool of a REST API",
            """
            +  Api:
            +    Auth:
            +      Authorizers:
            +        Members:
            +          UserPoolArn: !GetAtt Pool.Arn
            """,
            List.of(new Change.Authorize(REST, placeIn(SAM, "Web"), MEMBER))),
        arguments(
            "an authorizer for the user pool of an HTTP API",
            """
            +  HttpApi:
            +    Auth:
            +      Authorizers:
            +        Members:
            +          IdentitySource: $request.header.Authorization
            +          JwtConfiguration:
            +            issuer: !Sub https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}
            +            audience:
            +              - !Ref Client
            """,
            List.of(new Change.Authorize(HTTP, placeIn(SAM, "Fast"), MEMBER))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("serverless")
  void changesOfWhatTheTransformMakes(String rule, String expected, List<Change> changes) {
    assertDrafted(SAM, expected, changes.toArray(Change[]::new));
  }

  @Test
  void globalsAreNotChangedForOneOfSeveralApis() {
    var template =
        SAM + "  Other:\n    Type: AWS::Serverless::Api\n    Properties: {StageName: x}\n";
    var stage =
        made(
            "ServerlessRestApiProdStage",
            "AWS::ApiGateway::Stage",
            "ServerlessRestApi",
            "AWS::Serverless::Api");
    assertDrafted(
        template,
        "the implicit API is set in `Globals` only, which would change the other APIs as well",
        Change.put(stage, Term.flag(true), "TracingEnabled"));
  }

  @Test
  void settingsForTheSameMethodsBecomeOne() {
    var stage = own("Stage", "AWS::ApiGateway::Stage");
    assertDrafted(
        """
        Resources:
          Stage:
            Type: AWS::ApiGateway::Stage
            Properties:
              StageName: prod
        """,
        """
        +      MethodSettings:
        +        - HttpMethod: '*'
        +          ResourcePath: /*
        +          ThrottlingRateLimit: '100'
        +          LoggingLevel: ERROR
        +        - HttpMethod: GET
        +          ResourcePath: /*
        +          LoggingLevel: INFO
        """,
        setting(stage, "HttpMethod", "*", "ResourcePath", "/*", "ThrottlingRateLimit", "100"),
        setting(stage, "ResourcePath", "/*", "HttpMethod", "*", "LoggingLevel", "ERROR"),
        setting(stage, "HttpMethod", "GET", "ResourcePath", "/*", "LoggingLevel", "INFO"));
  }

  private static Change setting(Identity stage, String... namesAndValues) {
    var item = Term.parts();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      item = item.with(namesAndValues[at], Term.text(namesAndValues[at + 1]));
    }
    return new Change.Append(stage, List.of("MethodSettings"), item);
  }

  @Test
  void anApiOfItsOwnIsAskedToKnowCallers() {
    var template =
        SAM
            + "  Http:\n"
            + "    Type: AWS::Serverless::HttpApi\n"
            + "    Properties: {FailOnWarnings: true}\n";
    assertDrafted(
        template,
        "Properties: {FailOnWarnings: true, Auth: {EnableIamAuthorizer: true}}",
        new Change.Authorize(
            made("Http", "AWS::ApiGatewayV2::Api", "Http", "AWS::Serverless::HttpApi"),
            placeIn(template, "Fast"),
            SIGNER));
  }

  @Test
  void operationsOfADefinitionTellWhoMayCall() {
    var template =
        """
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                paths:
                  /orders:
                    get:
                      responses: {}
        """;
    assertDrafted(
        template,
        "+              x-amazon-apigateway-auth:\n+                type: AWS_IAM\n",
        new Change.Authorize(
            own("Api", "AWS::ApiGateway::RestApi"), placeIn(template, "get"), SIGNER));
  }

  private static final String OPEN =
      " is written here, which lets everybody in: suppress the finding with the reason, or name"
          + " who may call";

  static Stream<Arguments> open() {
    return Stream.of(
        arguments("an empty list", "security: []", "`security` without a scheme"),
        arguments("a free choice", "security: [{}]", "`security` without a scheme"),
        arguments("the word", "x-amazon-apigateway-auth: {type: NONE}", "`type: NONE`"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("open")
  void operationsThatLetEverybodyInStayAsTheyAre(String rule, String written, String word) {
    var template =
        """
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                paths:
                  /orders:
                    get:
                      responses: {}
        """
            + "              "
            + written
            + "\n";
    var change =
        new Change.Authorize(
            own("Api", "AWS::ApiGateway::RestApi"), placeIn(template, "get"), SIGNER);
    assertDrafted(template, word + OPEN, change);
  }

  @Test
  void eventsThatLetEverybodyInStayAsTheyAre() {
    var template =
        SAM.replace(
            "Properties: {Path: /, Method: get}",
            "Properties: {Path: /, Method: get, Auth: {Authorizer: NONE}}");
    assertDrafted(
        template,
        "`Authorizer: NONE`" + OPEN,
        new Change.Authorize(REST, placeIn(template, "Web"), SIGNER));
  }

  @Test
  void operationsOfADefinitionNameASchemeForAUserPool() {
    var template =
        """
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Body:
                openapi: 3.0.1
                paths:
                  /orders:
                    get:
                      responses: {}
                      security:
                        - key: []
        """;
    var route = placeIn(template, "get");
    assertDrafted(
        template,
        """
        +                - Members: []
        +        components:
        +          securitySchemes:
        +            Members:
        +              type: apiKey
        +              name: Authorization
        +              in: header
        +              x-amazon-apigateway-authtype: cognito_user_pools
        +              x-amazon-apigateway-authorizer:
        +                type: cognito_user_pools
        +                providerARNs:
        +                  - !GetAtt Pool.Arn
        """,
        new Change.Authorize(own("Api", "AWS::ApiGateway::RestApi"), route, MEMBER));
    var older = template.replace("openapi: 3.0.1", "swagger: '2.0'");
    assertDrafted(
        older,
        "+        securityDefinitions:\n+          Members:\n",
        new Change.Authorize(
            own("Api", "AWS::ApiGateway::RestApi"), placeIn(older, "get"), MEMBER));
    assertDrafted(
        template,
        "+              type: oauth2\n",
        new Change.Authorize(own("Api", "AWS::ApiGatewayV2::Api"), route, MEMBER));
    assertDrafted(
        template,
        "+                - Known: []\n",
        new Change.Authorize(
            own("Api", "AWS::ApiGateway::RestApi"), route, new Caller.KnownTo("Known")));
  }

  @Test
  void roleThatIsWrittenGetsAPolicyWithAName() {
    var template =
        "Resources:\n  Role:\n    Type: AWS::IAM::Role\n  Queue:\n    Type: AWS::SQS::Queue\n";
    var role = own("Role", "AWS::IAM::Role");
    assertDrafted(
        template,
        "+        - PolicyName: SendMessageQueue\n+          PolicyDocument:\n",
        new Change.Grant(role, List.of("sqs:SendMessage"), Term.attribute("Queue", "Arn")));
    assertDrafted(
        template,
        "PolicyName: SendMessageQueue\n",
        new Change.Grant(role, List.of("sqs:SendMessage"), Term.ref("Queue")));
    assertDrafted(
        template,
        "PolicyName: SendMessage\n",
        new Change.Grant(role, List.of("sqs:SendMessage"), Term.text("*")));
  }

  @Test
  void whatAnAliasRepeatsIsNotChanged() {
    var template =
        """
        Resources:
          One:
            Type: AWS::SQS::Queue
            Properties: &same
              DelaySeconds: 1
          Two:
            Type: AWS::SQS::Queue
            Properties: *same
        """;
    assertDrafted(
        template,
        "`Properties` is repeated elsewhere by an alias",
        Change.put(ONE, Term.number(2), "DelaySeconds"));
    assertDrafted(
        template,
        "+    DeletionPolicy: Retain\n",
        new Change.Attribute(ONE, "DeletionPolicy", Term.text("Retain")));
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        arguments("the same twice", put(5, "A"), put(5, "A"), true),
        arguments("different values", put(5, "A"), put(6, "A"), false),
        arguments("different places", put(5, "A"), put(6, "B"), true),
        arguments("a part of what is put", put("A"), put(6, "A", "B"), true),
        arguments("a part of a value", put(5, "A"), put(6, "A", "B"), false),
        arguments("two items", append("a"), append("b"), true),
        arguments("an item of what is put", put(5, "Tags"), append("b"), false),
        arguments("an item goes, another changes", remove("Tags", "0"), put(5, "Tags", "1"), false),
        arguments("the other way round", put(5, "Tags", "1"), remove("Tags", "0"), false),
        arguments("something else goes", remove("Name"), put(5, "A"), true),
        arguments("it changes and goes", put(5, "Name"), remove("Name"), false));
  }

  private static Change put(String... path) {
    return Change.put(ONE, Term.parts().with("C", Term.number(1)), path);
  }

  private static Change put(long value, String... path) {
    return Change.put(ONE, Term.number(value), path);
  }

  private static Change append(String item) {
    return new Change.Append(ONE, List.of("Tags"), Term.text(item));
  }

  private static Change remove(String... path) {
    return new Change.Remove(ONE, List.of(path));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void remediesThatUndoEachOtherWait(String rule, Change one, Change two, boolean areTogether) {
    var template =
        "Resources:\n"
            + "  One:\n"
            + "    Type: AWS::SQS::Queue\n"
            + "    Properties:\n"
            + "      Name: x\n"
            + "      Tags: [x, y]\n";
    var round = round(template);
    var first = taken(Draft.empty().with(Remedy.of("x", one), round));
    assertThat(first.with(Remedy.of("y", two), round) instanceof Draft.Drafted.Taken)
        .isEqualTo(areTogether);
    assertThat(first.nextRound().with(Remedy.of("y", two), round))
        .isNotInstanceOf(Draft.Drafted.Waits.class);
  }

  private static Draft taken(Draft.Drafted drafted) {
    assertThat(drafted).isInstanceOf(Draft.Drafted.Taken.class);
    return ((Draft.Drafted.Taken) drafted).draft();
  }

  /** Expects a piece of the diff, a refusal, no difference for "", or no such piece after "!". */
  private void assertDrafted(String text, String expected, Change... changes) {
    switch (Draft.empty().with(Remedy.of("mend it", changes), round(text))) {
      case Draft.Drafted.Taken(Draft draft) -> {
        var written = draft.write();
        assertThat(written.refused()).isEmpty();
        var diff = String.join("", written.patches().stream().map(Patch::diff).toList());
        if (expected.isEmpty()) {
          assertThat(diff).isEmpty();
        } else if (expected.startsWith("!")) {
          assertThat(diff).isNotEmpty().doesNotContain(expected.substring(1));
        } else {
          assertThat(diff).contains(expected);
        }
      }
      case Draft.Drafted.Refused(String reason) -> assertThat(reason).isEqualTo(expected);
      case Draft.Drafted.Waits waits -> assertThat(waits).isNull();
    }
  }

  @Test
  void codeIsRewordedAtItsPlaces() {
    var file = new SourceFile("app.py", "a = load(1)\nb = load(2)\n");
    var round = round(QUEUES);
    var first = taken(Draft.empty(), reword(file, 4, 8, "safe_load"), round);
    assertThat(first.with(reword(file, 4, 8, "other"), round))
        .isInstanceOf(Draft.Drafted.Waits.class);
    var both = taken(first, reword(file, 16, 20, "safe_load"), round);
    assertThat(after(both)).isEqualTo("a = safe_load(1)\nb = safe_load(2)\n");

    // In the next round the remedies know the text as it is by then.
    var now = new SourceFile("app.py", after(both));
    var next = both.nextRound();
    assertThat(after(taken(next, reword(now, 31, 32, "20"), round)))
        .isEqualTo("a = safe_load(1)\nb = safe_load(20)\n");
    assertThat(next.with(reword(now, 6, 9, "x"), round)).isInstanceOf(Draft.Drafted.Waits.class);
  }

  @Test
  void codeThatIsNoFileOfItsOwnIsLeft() {
    var inTemplate = new SourceFile("t.yaml", QUEUES);
    assertThat(Draft.empty().with(reword(inTemplate, 0, 1, "x"), round(QUEUES)))
        .isEqualTo(new Draft.Drafted.Refused("the code stands inside a template"));
    var inArchive = new SourceFile("app.zip!/app.js", "load(1)");
    assertThat(Draft.empty().with(reword(inArchive, 0, 1, "x"), round(QUEUES)))
        .isEqualTo(new Draft.Drafted.Refused("`app.zip!/app.js` is no file that can be edited"));
  }

  private static Remedy reword(SourceFile file, int start, int end, String text) {
    return Remedy.of(
        "mend it", new Change.Reword(new Origin.Written(file, new Span(start, end)), text));
  }

  private static Draft taken(Draft draft, Remedy remedy, Draft.Round round) {
    return switch (draft.with(remedy, round)) {
      case Draft.Drafted.Taken(Draft more) -> more;
      case Draft.Drafted other -> throw new AssertionError(other);
    };
  }

  private static String after(Draft draft) {
    return draft.write().patches().getFirst().after();
  }

  private Draft.Round round(String text) {
    return round(Document.read(new SourceFile("t.yaml", text), ShortTags.RULE), expanded(text));
  }

  private static Draft.Round round(Document document, Template template) {
    return new Draft.Round() {
      @Override
      public boolean isFile(SourceFile code) {
        return code.path().endsWith(".py");
      }

      @Override
      public Optional<Document> document(String path) {
        return path.equals("t.yaml") ? Optional.of(document) : Optional.empty();
      }

      @Override
      public Optional<Template> template(String path) {
        return path.equals("t.yaml") ? Optional.of(template) : Optional.empty();
      }
    };
  }

  private Template expanded(String text) {
    try {
      var file = folder.resolve("t.yaml");
      Files.writeString(file, text);
      var tree = Discovery.read(file);
      return TemplateExpansion.expand(tree.template("t.yaml").orElseThrow(), tree, Setting.none())
          .template();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void parameterThatAListOrATextUsesToo() {
    for (var use : List.of("[!Ref Days]", "!Sub '${Days}-a'", "{a: {b: [1, !Ref Days]}}")) {
      var template = QUEUES + "    Properties: {Tags: " + use + "}\n";
      assertDrafted(
          template,
          "`DelaySeconds` takes its value from parameter `Days`; give it another value",
          Change.put(ONE, Term.number(9), "DelaySeconds"));
    }
    assertDrafted(
        QUEUES + "    Properties: {Tags: [!Ref One, 1, true, ~]}\n",
        "Default: 9}",
        Change.put(ONE, Term.number(9), "DelaySeconds"));
  }

  @Test
  void eventIsFoundByItsPlace() {
    var place = (Origin.Written) placeIn(SAM, "Jobs");
    var mapping =
        new Identity(
            "t.yaml",
            "Renamed",
            "AWS::Lambda::EventSourceMapping",
            "Fn",
            "AWS::Serverless::Function",
            place,
            Tri.YES);
    assertDrafted(
        SAM, "+            BatchSize: 5\n", Change.put(mapping, Term.number(5), "BatchSize"));
    var route = placeIn(SAM, "Handler");
    assertDrafted(
        SAM,
        "the route is not written as a path of an API definition",
        new Change.Authorize(own("Api", "AWS::ApiGateway::RestApi"), route, SIGNER));
  }

  @Test
  void tracingOfAnotherFunctionGrantsNothing() {
    var other = made("Other", "AWS::Lambda::Function", "Other", "AWS::Serverless::Function");
    assertDrafted(
        SAM + "  Other:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: a.b}\n",
        "Action: xray:PutTraceSegments",
        Change.put(other, Term.text("Active"), "TracingConfig", "Mode"),
        new Change.Grant(ROLE, List.of("xray:PutTraceSegments"), Term.text("*")));
    assertDrafted(
        SAM,
        "Action: sns:Publish",
        Change.put(FN, Term.ref("Topic"), "Description"),
        new Change.Grant(ROLE, List.of("sns:Publish"), Term.ref("Topic")));
  }

  @Test
  void whatAProgramWritesIsMendedThere() {
    var template =
        new Template(
            "t.yaml",
            Template.Format.CDK,
            expanded(QUEUES).root(),
            Map.of(),
            Map.of(),
            Setting.none());
    var document = Document.read(new SourceFile("t.yaml", QUEUES), ShortTags.RULE);
    var remedy = Remedy.of("mend it", Change.put(TWO, Term.number(9), "DelaySeconds"));
    assertThat(Draft.empty().with(remedy, round(document, template)))
        .isEqualTo(
            new Draft.Drafted.Refused("the CDK writes this template; mend it in the program"));
  }

  @Test
  void fileOfWhichNothingIsKnownIsRefused() {
    var elsewhere =
        new Identity(
            "other.yaml",
            "One",
            "AWS::SQS::Queue",
            "One",
            "AWS::SQS::Queue",
            new Origin.ServiceDefault("test"),
            Tri.YES);
    assertDrafted(
        QUEUES,
        "`other.yaml` is no file that can be edited",
        Change.put(elsewhere, Term.number(1), "DelaySeconds"));
  }
}
