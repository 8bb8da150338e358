// trigger: sns
// Work that the handler waits for, and work that it does not.
import middy from "@middy/core";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
import { S3, S3Client, PutObjectCommand } from "@aws-sdk/client-s3";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";

const sqs = new SQSClient({});
const s3 = new S3Client({});
const store = new S3({});
const events = new EventBridgeClient({});
const QueueUrl = process.env.QUEUE;

const tell = (text) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text }));
const forget = (text) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text }));

async function save(record) {
  await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: record.Sns.MessageId, Body: record.Sns.Message }));
}

async function process(record) {
  const first = save(record);
  const second = tell("saved");
  await Promise.all([first, second]);
}

const baseHandler = async (event) => {
  for (const record of event.Records) {
    save(record); // finding: unawaited-call
    await process(record);
  }
  event.Records.forEach(async (record) => { // finding: unawaited-call
    await save(record);
  });
  await Promise.all(event.Records.map((record) => save(record)));
  await Promise.all(
    event.Records.map(async (record) => {
      await tell(record.Sns.MessageId); // finding: calls-in-loop
    }),
  );
  store.putObject({ Bucket: process.env.BUCKET, Key: "done", Body: "" }); // finding: unawaited-call
  const kept = store.putObject({ Bucket: process.env.BUCKET, Key: "kept", Body: "" });
  forget("x"); // finding: unawaited-call
  const later = tell("later");
  await kept;
  try {
    await later;
  } catch (error) {
    throw new Error("not told", { cause: error });
  }
  return tell("end").then((answer) => answer.MessageId);
};

export const handler = middy(baseHandler);
