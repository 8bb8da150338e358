// trigger: sqs
import { KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { SQSClient, SendMessageBatchCommand } from "@aws-sdk/client-sqs";

const kinesis = new KinesisClient({});
const sqs = new SQSClient({});

const send = (Entries) => sqs.send(new SendMessageBatchCommand({ QueueUrl: process.env.QUEUE, Entries }));

export const handler = async (event) => {
  const Records = event.Records.map((record) => ({ Data: record.body, PartitionKey: record.messageId }));
  const { FailedRecordCount } = await kinesis.send(new PutRecordsCommand({ StreamName: process.env.STREAM, Records }));
  const answer = await send(event.Records.map((record) => ({ Id: record.messageId, MessageBody: record.body })));
  if (FailedRecordCount > 0 || answer.Failed?.length) {
    throw new Error("some failed");
  }
};
