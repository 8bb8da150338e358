import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
import axios from "axios";

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const lazy = { client: undefined };
const slow = axios.create({ baseURL: "https://a.example.com" });

export const handler = async (event) => {
  const queues = new SQSClient({}); // finding: client-per-invocation
  for (const item of JSON.parse(event.body).items) {
    await table.send(new PutCommand({ TableName: "t", Item: item })); // finding: calls-in-loop
  }
  await queues.send(new SendMessageCommand({ QueueUrl: "https://q", MessageBody: "x" }));
  await axios.get("https://a.example.com"); // finding: request-without-timeout
  await axios.get("https://a.example.com", { timeout: 500 });
  await fetch("https://a.example.com"); // finding: request-without-timeout
  await fetch("https://a.example.com", { signal: AbortSignal.timeout(500) });
  await slow.get("/x"); // finding: request-without-timeout
  return { statusCode: 200 };
};

export const other = lazy;
