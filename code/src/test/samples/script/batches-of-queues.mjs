// trigger: sqs-many
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});

const store = async (record) => {
  const { id, name } = JSON.parse(record.body);
  await client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { id: { S: id }, name: { S: name } } }));
};

export const handler = async (event) => {
  for (const record of event.Records) { // finding: batch-failures-untold
    await store(record); // finding: calls-in-loop
  }
};
