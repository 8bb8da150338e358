// trigger: kinesis
import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    await client.send(
      new UpdateCommand({ // finding
        TableName: process.env.TABLE,
        Key: { id: record.kinesis.partitionKey },
        UpdateExpression: "SET visits = if_not_exists(visits, :zero) + :one",
        ExpressionAttributeValues: { ":zero": 0, ":one": 1 },
      }),
    );
  }
  await client.send(new PutCommand({ TableName: process.env.TABLE, Item: { id: randomUUID(), at: Date.now() } })); // finding
};
