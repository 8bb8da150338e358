// trigger: sqs-partial
// Calls for each item, which batches replace, and calls that cannot be batched.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocument, DynamoDBDocumentClient, GetCommand, PutCommand, DeleteCommand, UpdateCommand, BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { SQSClient, SendMessageCommand, SendMessageBatchCommand } from "@aws-sdk/client-sqs";
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis";
import { S3Client, DeleteObjectCommand } from "@aws-sdk/client-s3";
import { SSM } from "@aws-sdk/client-ssm";

const TableName = process.env.TABLE;
const dynamo = new DynamoDBClient({});
const documents = DynamoDBDocumentClient.from(dynamo);
const whole = DynamoDBDocument.from(dynamo);
const sqs = new SQSClient({});
const sns = new SNSClient({});
const events = new EventBridgeClient({});
const kinesis = new KinesisClient({});
const s3 = new S3Client({});
const ssm = new SSM({});

const save = async (item) => documents.send(new PutCommand({ TableName, Item: item }));

const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, at * size + size));

const sendAll = async (entries) => {
  for (const Entries of chunks(entries, 10)) {
    const answer = await sqs.send(new SendMessageBatchCommand({ QueueUrl: process.env.QUEUE, Entries }));
    if (answer.Failed?.length) throw new Error("not sent");
    const { FailedEntryCount } = await events.send(new PutEventsCommand({ Entries }));
    if (FailedEntryCount) throw new Error("not put");
  }
};

const writeAll = async (items) => {
  let waiting = { [TableName]: items.map((Item) => ({ PutRequest: { Item } })) };
  while (Object.keys(waiting).length) {
    const answer = await documents.send(new BatchWriteCommand({ RequestItems: waiting }));
    waiting = answer.UnprocessedItems ?? {};
  }
};

export const handler = async (event) => {
  for (const record of event.Records) {
    const body = JSON.parse(record.body);
    await save({ id: record.messageId }); // finding: calls-in-loop
    await documents.send(new PutCommand({ TableName, Item: { id: "1" }, ConditionExpression: "attribute_not_exists(id)" }));
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE, MessageBody: record.body })); // finding: calls-in-loop
    await sns.send(new PublishCommand({ PhoneNumber: body.phone, Message: "shipped" }));
    await kinesis.send(new PutRecordCommand({ StreamName: "s", Data: record.body, PartitionKey: "1" })); // finding: calls-in-loop
    await documents.send(new UpdateCommand({ TableName, Key: { id: "1" }, UpdateExpression: "SET seen = :yes" }));
    const put = await events.send(
      new PutEventsCommand({ Entries: [{ Source: "orders", DetailType: "placed", Detail: record.body }] }), // finding: calls-in-loop
    );
    if (put.FailedEntryCount > 0) throw new Error("not put");
  }
  await Promise.all(
    event.Records.map((record) =>
      sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: record.messageId })), // finding: calls-in-loop
    ),
  );
  const found = await Promise.all(
    event.Records.map(async (record) => {
      const { Item } = await documents.send(new GetCommand({ TableName, Key: { id: record.messageId } })); // finding: calls-in-loop
      return Item;
    }),
  );
  for (const item of found) {
    await whole.put({ TableName, Item: item }); // finding: calls-in-loop
    await dynamo.send(new PutItemCommand({ TableName, Item: item })); // finding: calls-in-loop
    await documents.send(new DeleteCommand({ TableName, Key: { id: item.old } })); // finding: calls-in-loop
    await s3.send(new DeleteObjectCommand({ Bucket: process.env.BUCKET, Key: item.key })); // finding: calls-in-loop
  }
  for (const Name of ["/a", "/b"]) {
    await ssm.getParameter({ Name }); // finding: calls-in-loop
  }
  await sendAll(found);
  await writeAll(found);
  await save({ id: "last" });
  return { batchItemFailures: [] };
};
