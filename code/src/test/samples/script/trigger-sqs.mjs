// trigger: sqs
import { execSync } from "node:child_process";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});

export const handler = async (event) => {
  for (const record of event.Records) {
    execSync("echo " + record.body); // finding: os-command-injection, blocked-event-loop
    const message = JSON.parse(record.body);
    execSync(`echo ${message.name}`); // finding: os-command-injection, blocked-event-loop
    execSync(`echo ${record.messageAttributes.kind.stringValue}`); // finding: os-command-injection, blocked-event-loop
    execSync(`echo ${record.messageId}`); // finding: blocked-event-loop
    execSync(`echo ${record.eventSourceARN}`); // finding: blocked-event-loop
    const { Message } = JSON.parse(record.body);
    const inner = JSON.parse(Message);
    execSync(`echo ${inner.detail.name}`); // finding: os-command-injection, blocked-event-loop
  }
  await client.send(new PutItemCommand({ TableName: event.Records[0].eventSourceARN, Item: {} }));
};
