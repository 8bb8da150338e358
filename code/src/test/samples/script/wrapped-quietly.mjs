// trigger: sns
// What stands around the handler in the same file ends every error.
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

const sqs = new SQSClient({});

const safely = (work) => async (event) => {
  try {
    return await work(event);
  } catch (error) { // finding: swallowed-failure
    console.error(error);
  }
};

export const handler = safely(async (event) => {
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.NEXT, MessageBody: event.Records[0].Sns.Message }));
});
