import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

const sqs = new SQSClient({});
const sns = new SNSClient({});
const dynamo = new DynamoDBClient({});
const s3 = new S3Client({});
const lambda = new LambdaClient({});
const bus = new EventBridgeClient({});

export const handler = async (event) => {
  const order = JSON.parse(event.body);
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: event.body }));
  await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC_ARN, Message: JSON.stringify(order) }));
  await dynamo.send(
    new PutItemCommand({ TableName: "crossing-orders", Item: { id: { S: order.id } } }),
  );
  await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: order.name, Body: "x" }));
  await lambda.send(
    new InvokeCommand({ FunctionName: process.env.TARGET, Payload: JSON.stringify({ name: order.name }) }),
  );
  await bus.send(
    new PutEventsCommand({
      Entries: [{ Source: "orders", DetailType: "placed", Detail: JSON.stringify(order) }],
    }),
  );
  await sqs.send(
    new SendMessageCommand({ QueueUrl: process.env.INNER, MessageBody: String(Number(order.count)) }),
  );
  return { statusCode: 202 };
};
