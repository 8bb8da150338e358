// trigger: kinesis
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    await client.send(
      new PutCommand({
        TableName: process.env.TABLE,
        Item: { id: record.eventID },
        ConditionExpression: "attribute_not_exists(id)",
      }),
    );
    await client.send(
      new UpdateCommand({
        TableName: process.env.TABLE,
        Key: { id: "count" },
        UpdateExpression: "ADD visits :one",
        ExpressionAttributeValues: { ":one": 1 },
      }),
    );
  }
};
