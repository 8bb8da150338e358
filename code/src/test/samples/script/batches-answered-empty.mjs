// trigger: sqs-partial
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";

const dynamo = new DynamoDBClient({});

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      const visit = JSON.parse(record.body);
      await dynamo.send(new UpdateItemCommand({ TableName: process.env.TABLE, Key: { id: { S: visit.id } }, UpdateExpression: "SET seen = :s", ExpressionAttributeValues: { ":s": { BOOL: true } } }));
    } catch (error) { // finding: swallowed-failure
      console.error("not stored", record.messageId, error);
    }
  }
  return { batchItemFailures };
};
