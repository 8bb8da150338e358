// trigger: sqs
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

const client = new SQSClient({});

export const handler = async (event) => {
  await client.send(new SendMessageCommand({ QueueUrl: process.env.NEXT_QUEUE, MessageBody: event.Records[0].body }));
};
