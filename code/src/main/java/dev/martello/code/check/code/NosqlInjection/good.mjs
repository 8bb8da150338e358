import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { MongoClient } from "mongodb";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const mongo = new MongoClient(process.env.MONGO);

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  const TableName = process.env.TABLE;
  await client.send(new PutCommand({ TableName, Item: { id: body.id, name: body.name } }));
  await client.send(new GetCommand({ TableName, Key: { id: event.pathParameters.id } }));
  await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "id = :id",
      ExpressionAttributeValues: { ":id": body.id },
    }),
  );
  await mongo.db("shop").collection("orders").findOne({ id: Number(body.id) });
  return { statusCode: 200 };
};
