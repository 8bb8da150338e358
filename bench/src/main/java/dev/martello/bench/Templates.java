package dev.martello.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes SAM templates of any size that look like real ones: same input for every run. */
final class Templates {
  private static final String HEAD =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Transform: AWS::Serverless-2016-10-31
      Parameters:
        Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}
      Conditions:
        IsProd: !Equals [!Ref Stage, prod]
      Globals:
        Function:
          Runtime: python3.13
          Timeout: 10
          Environment:
            Variables:
              STAGE: !Ref Stage
      Resources:
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            StageName: !Ref Stage
      """;
  private static final String PART =
      """
        Table%1$d:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
        Queue%1$d:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: !If [IsProd, 60, 30]
        Function%1$d:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: s3://code/function%1$d.zip
            Handler: app.handler
            Environment:
              Variables:
                TABLE: !Ref Table%1$d
            Policies:
              - DynamoDBCrudPolicy: {TableName: !Ref Table%1$d}
              - Statement:
                  - Effect: Allow
                    Action: ["s3:Get*", "s3:PutObject"]
                    Resource: !Sub "arn:${AWS::Partition}:s3:::bucket-${Stage}/%1$d/*"
            Events:
              Create:
                Type: HttpApi
                Properties: {ApiId: !Ref Api, Path: /items%1$d, Method: post}
              Work:
                Type: SQS
                Properties: {Queue: !GetAtt Queue%1$d.Arn, BatchSize: 10}
      """;

  /** May do everything with all of some kinds, and reach other roles by that. */
  private static final String WILDCARDS =
      """
              - Statement:
                  - Effect: Allow
                    Action: ["dynamodb:*", "sqs:*", "lambda:*"]
                    Resource: "*"
                  - Effect: Allow
                    Action: ["s3:Get*", "iam:PassRole", "iam:PutRolePolicy"]
                    Resource: "*"
      """;

  private Templates() {}

  /** Returns a template with some functions, each with a table, a queue, a route and policies. */
  static String withFunctions(int count) {
    return of(PART, count);
  }

  /** Returns the same functions with roles that may do everything with all of some kinds. */
  static String withWildcards(int count) {
    return of(PART.replace("      Events:\n", WILDCARDS + "      Events:\n"), count);
  }

  private static String of(String part, int count) {
    var text = new StringBuilder(HEAD);
    for (int number = 0; number < count; number++) {
      text.append(part.formatted(number));
    }
    return text.toString();
  }

  /** Writes a folder of templates that together have a number of functions. */
  static Path folder(int functions, int perTemplate) {
    return folder(functions, perTemplate, withFunctions(perTemplate));
  }

  /** As {@link #folder(int, int)}, with roles that may do everything with all of some kinds. */
  static Path folderWithWildcards(int functions, int perTemplate) {
    return folder(functions, perTemplate, withWildcards(perTemplate));
  }

  private static Path folder(int functions, int perTemplate, String template) {
    try {
      var folder = Files.createTempDirectory("martello-bench");
      for (int number = 0; number * perTemplate < functions; number++) {
        var service = Files.createDirectory(folder.resolve("service" + number));
        Files.writeString(service.resolve("template.yaml"), template);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
