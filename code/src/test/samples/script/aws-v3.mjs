import { S3Client, GetObjectCommand, PutObjectCommand, S3 } from "@aws-sdk/client-s3";
import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda";
import * as sqs from "@aws-sdk/client-sqs";
import { STSClient, AssumeRoleCommand } from "@aws-sdk/client-sts";
import { SecretsManagerClient, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { SSMClient, GetParameterCommand } from "@aws-sdk/client-ssm";
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";

const s3 = new S3Client({});
const whole = new S3({});
const lambda = new LambdaClient({});
const queues = new sqs.SQSClient({});
const sts = new STSClient({});
const secrets = new SecretsManagerClient({});
const parameters = new SSMClient({});
const machines = new SFNClient({});
const TENANTS = { a: "arn:aws:iam::1:role/a", b: "arn:aws:iam::1:role/b" };

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  await s3.send(new GetObjectCommand({ Bucket: body.bucket, Key: "x" })); // finding: event-chosen-resource
  await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: body.key, Body: event.body }));
  await whole.getObject({ Bucket: body.bucket, Key: "x" }); // finding: event-chosen-resource
  await lambda.send(new InvokeCommand({ FunctionName: `work-${body.name}` })); // finding: event-chosen-resource, waiting-for-function
  await queues.send(new sqs.SendMessageCommand({ QueueUrl: body.queue, MessageBody: "x" })); // finding: event-chosen-resource
  await sts.send(new AssumeRoleCommand({ RoleArn: body.role, RoleSessionName: "x" })); // finding: event-chosen-resource
  await sts.send(new AssumeRoleCommand({ RoleArn: TENANTS[body.tenant], RoleSessionName: "x" }));
  await secrets.send(new GetSecretValueCommand({ SecretId: body.secret })); // finding: event-chosen-resource
  await secrets.send(new GetSecretValueCommand({ SecretId: "fixed" }));
  await parameters.send(new GetParameterCommand({ Name: "/app/" + body.name })); // finding: event-chosen-resource
  await machines.send(new StartExecutionCommand({ stateMachineArn: body.machine })); // finding: event-chosen-resource
  await machines.send(new StartExecutionCommand({ stateMachineArn: process.env.MACHINE, input: event.body }));
  return { statusCode: 200 };
};
