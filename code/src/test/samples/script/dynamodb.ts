import { DynamoDBClient, QueryCommand as RawQuery } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocument, DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from "aws-lambda";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const documents = DynamoDBDocument.from(new DynamoDBClient({}));
const TableName = process.env.TABLE!;

interface Body {
  id: string;
  field: string;
  filter: string;
  table: string;
}

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> => {
  const body = JSON.parse(event.body ?? "{}") as Body;
  await client.send(new GetCommand({ TableName, Key: { id: body.id } }));
  await client.send(new GetCommand({ TableName: body.table, Key: { id: 1 } })); // finding: event-chosen-resource
  await client.send(new ScanCommand({ TableName, FilterExpression: body.filter })); // finding: nosql-injection
  await client.send(
    new QueryCommand({ // finding: nosql-injection
      TableName,
      KeyConditionExpression: `id = :id AND ${body.field} = :v`,
      ExpressionAttributeValues: { ":id": body.id },
    }),
  );
  await client.send(
    new UpdateCommand({
      TableName,
      Key: { id: body.id },
      UpdateExpression: "SET #f = :v",
      ExpressionAttributeNames: { "#f": body.field },
      ExpressionAttributeValues: { ":v": body.filter },
    }),
  );
  await client.send(
    new UpdateCommand({ // finding: nosql-injection
      TableName,
      Key: { id: body.id },
      UpdateExpression: "SET " + body.field + " = :v",
    }),
  );
  await documents.query({ TableName, FilterExpression: body.filter }); // finding: nosql-injection
  await documents.get({ TableName: body.table, Key: {} }); // finding: event-chosen-resource
  await client.send(new RawQuery(JSON.parse(event.body!))); // finding: nosql-injection, event-chosen-resource
  return { statusCode: 200 };
};
