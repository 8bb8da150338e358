import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const { name } = JSON.parse(event.body);
  await documents.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: process.env.TOGETHER, Item: { id: "1", name } } },
        { ConditionCheck: { TableName: process.env.ELSEWHERE, Key: { id: "1" } } },
      ],
    }),
  );
  return { statusCode: 202 };
};
