// trigger: sqs
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

const sqs = new SQSClient({});
const dynamo = new DynamoDBClient({});

const store = (record) =>
  dynamo.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { id: { S: record.messageId } } }));

async function tell(text) {
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.NEXT, MessageBody: text }));
}

export const handler = async (event) => {
  const waiting = [];
  for (const record of event.Records) {
    waiting.push(store(record));
  }
  event.Records.forEach((record) => console.log(record.messageId));
  await Promise.all(waiting);
  await Promise.allSettled(event.Records.map(async (record) => tell(record.body)));
  const started = tell("started");
  await started;
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.NEXT, MessageBody: "x" })).catch(console.error);
  return tell("done");
};
