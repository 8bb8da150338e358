import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, ExecuteStatementCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { MongoClient } from "mongodb";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const mongo = new MongoClient(process.env.MONGO);

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  await client.send(new ScanCommand({ TableName: "orders", FilterExpression: body.filter })); // finding
  const Statement = `SELECT * FROM orders WHERE id = '${body.id}'`;
  await client.send(new ExecuteStatementCommand({ Statement })); // finding
  await mongo.db("shop").collection("orders").findOne({ id: body.id }); // finding
  return { statusCode: 200 };
};
