// trigger: http-api
// Whose data it is about says the query, and nobody asks who sends it: perhaps everybody may see it.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.TABLE;

export const handler = async (event) => {
  const { userId, page } = event.queryStringParameters;
  const { Item } = await db.send(new GetCommand({ TableName, Key: { userId } }));
  const other = await db.send(new GetCommand({ TableName, Key: { page } }));
  return { statusCode: 200, body: JSON.stringify([Item, other.Item]) };
};
