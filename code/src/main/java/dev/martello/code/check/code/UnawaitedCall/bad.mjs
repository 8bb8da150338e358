// trigger: sqs
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";

const sqs = new SQSClient({});
const dynamo = new DynamoDBClient({});
const sns = new SNSClient({});

const audit = async (id) => {
  await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: id }));
};

async function store(record) {
  return dynamo.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { id: { S: record.messageId } } }));
}

export const handler = async (event) => {
  sqs.send(new SendMessageCommand({ QueueUrl: process.env.NEXT, MessageBody: "started" })); // finding
  event.Records.forEach(async (record) => { // finding
    await audit(record.messageId);
  });
  store(event.Records[0]); // finding
  sqs.send(new SendMessageCommand({ QueueUrl: process.env.NEXT, MessageBody: "x" })).catch(console.error); // finding
  fetch(process.env.METRICS, { signal: AbortSignal.timeout(500) }).catch(console.error); // finding
  audit("done"); // finding
};
