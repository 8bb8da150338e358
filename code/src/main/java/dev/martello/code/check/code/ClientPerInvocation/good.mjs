import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

const client = new SQSClient({});

export const handler = async (event) => {
  await client.send(new SendMessageCommand({ QueueUrl: "https://queue", MessageBody: event.body }));
  return { statusCode: 200 };
};
