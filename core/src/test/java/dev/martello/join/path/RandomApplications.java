package dev.martello.join.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes templates of small applications in which much is connected; the same seed, the same. */
final class RandomApplications {
  private static final List<String> ACTIONS =
      List.of(
          "*",
          "dynamodb:*",
          "dynamodb:GetItem",
          "dynamodb:DeleteItem",
          "sqs:SendMessage",
          "sqs:*",
          "sns:Publish",
          "s3:PutObject",
          "secretsmanager:GetSecretValue",
          "kms:Decrypt",
          "lambda:InvokeFunction",
          "lambda:UpdateFunctionCode",
          "lambda:UpdateFunctionConfiguration",
          "lambda:CreateFunction",
          "iam:PassRole",
          "iam:PutRolePolicy",
          "iam:*",
          "sts:AssumeRole",
          "logs:DeleteLogGroup",
          "states:StartExecution");

  private final Random random;
  private final int functions;
  private final List<String> statements = new ArrayList<>();
  private final List<String> triggers = new ArrayList<>();

  RandomApplications(long seed) {
    random = new Random(seed);
    functions = 2 + random.nextInt(3);
    int count = functions + random.nextInt(2 * functions);
    for (int at = 0; at < count; at++) {
      statements.add(statement(at));
    }
    for (int at = 0; at < 1 + random.nextInt(3); at++) {
      triggers.add(trigger(at));
    }
  }

  int statements() {
    return statements.size();
  }

  int triggers() {
    return triggers.size();
  }

  /** Returns a number below a bound, for what a test wants to take away. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String statement(int number) {
    var resources =
        List.of(
            "'*'",
            "'*'",
            "!GetAtt Table.Arn",
            "!GetAtt Queue.Arn",
            "!Ref Topic",
            "!Sub '${Bucket.Arn}/*'",
            "!Ref Secret",
            "!GetAtt Key.Arn",
            "!GetAtt F" + random.nextInt(functions) + ".Arn",
            "!GetAtt R" + random.nextInt(functions) + ".Arn",
            "!Ref Machine",
            "arn:aws:dynamodb:eu-west-1:111122223333:table/elsewhere",
            "!Ref Unknown");
    boolean isDeny = random.nextInt(8) == 0;
    var condition =
        random.nextInt(6) == 0 ? ", Condition: {StringEquals: {'aws:SourceVpc': vpc-1}}" : "";
    return "{Sid: S%d, Effect: %s, Action: ['%s', '%s'], Resource: [%s, %s]%s}"
        .formatted(
            number,
            isDeny ? "Deny" : "Allow",
            pick(ACTIONS),
            pick(ACTIONS),
            pick(resources),
            pick(resources),
            condition);
  }

  boolean isAllow(int statement) {
    return statements.get(statement).contains("Effect: Allow");
  }

  private String trigger(int number) {
    return """
    M%d:
      Type: AWS::Lambda::EventSourceMapping
      Properties: {EventSourceArn: %s, FunctionName: !Ref F%d}
    """
        .formatted(
            number,
            pick(List.of("!GetAtt Queue.Arn", "!GetAtt Table.StreamArn")),
            random.nextInt(functions));
  }

  /** Returns the template without one statement and one trigger; -1 for with all. */
  String template(int withoutStatement, int withoutTrigger) {
    var text = new StringBuilder();
    text.append(
        """
        Parameters:
          Unknown: {Type: String}
        Resources:
          Table:
            Type: AWS::DynamoDB::Table
            Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}
          Queue: {Type: AWS::SQS::Queue}
          Topic:
            Type: AWS::SNS::Topic
            Properties: {Subscription: [{Protocol: sqs, Endpoint: !GetAtt Queue.Arn}]}
          Bucket: {Type: AWS::S3::Bucket}
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement:
                  - {Effect: Allow, Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}, Action: kms:*, Resource: '*'}
          Secret:
            Type: AWS::SecretsManager::Secret
            Properties: {KmsKeyId: !GetAtt Key.Arn}
          Logs: {Type: AWS::Logs::LogGroup}
          Machine:
            Type: AWS::StepFunctions::StateMachine
            Properties: {RoleArn: !GetAtt R0.Arn, DefinitionString: !Sub '{"States": {"A": {"Type": "Task", "Resource": "${F1.Arn}"}}}'}
        """);
    for (int function = 0; function < functions; function++) {
      text.append(function(function, withoutStatement).indent(2));
    }
    for (int trigger = 0; trigger < triggers.size(); trigger++) {
      if (trigger != withoutTrigger) {
        text.append(triggers.get(trigger).indent(2));
      }
    }
    return text.toString();
  }

  /** Policies stand beside their roles, so that they may name whatever they like. */
  private String function(int number, int withoutStatement) {
    var own = new StringBuilder();
    for (int at = number; at < statements.size(); at += functions) {
      if (at != withoutStatement) {
        own.append("          - ").append(statements.get(at)).append('\n');
      }
    }
    var trust = number == 1 ? "ecs-tasks.amazonaws.com" : "lambda.amazonaws.com";
    var made =
        """
        R%d:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - {Effect: Allow, Principal: {Service: %s}, Action: sts:AssumeRole}
                - {Effect: Allow, Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}, Action: sts:AssumeRole}
        F%d:
          Type: AWS::Lambda::Function
          Properties: {Runtime: python3.13, Handler: a.b, Role: !GetAtt R%d.Arn, Code: {ZipFile: ""}}
        """
            .formatted(number, trust, number, number);
    return own.isEmpty()
        ? made
        : made
            + """
            P%d:
              Type: AWS::IAM::Policy
              Properties:
                PolicyName: p
                Roles: [!Ref R%d]
                PolicyDocument:
                  Statement:
            """
                .formatted(number, number)
            + own;
  }
}
