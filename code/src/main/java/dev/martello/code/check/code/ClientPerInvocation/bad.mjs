import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

export const handler = async (event) => {
  const client = new SQSClient({}); // finding
  await client.send(new SendMessageCommand({ QueueUrl: "https://queue", MessageBody: event.body }));
  return { statusCode: 200 };
};
