// What bounds how many requests run at once, and what is only called so.
import pLimit from "p-limit";
import { SQSClient, SendMessageBatchCommand } from "@aws-sdk/client-sqs";

const sqs = new SQSClient({});
const limit = pLimit(5);

const send = async (group) => {
  const { Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: process.env.QUEUE, Entries: group }));
  if (Failed?.length) throw new Error("not sent");
};

export const handler = async (event) => {
  const { groups } = JSON.parse(event.body);
  const answers = await Promise.all(
    groups.map((group) => sqs.send(new SendMessageBatchCommand({ QueueUrl: process.env.QUEUE, Entries: group.slice(0, 10) }))), // finding: unbounded-parallelism
  );
  if (answers.some((answer) => answer.Failed?.length)) throw new Error("not sent");
  await Promise.all(groups.slice(0, 10).map((group) => send(group)));
  await Promise.all(groups.map((group) => limit(() => send(group))));
  return { statusCode: 204 };
};
