// trigger: sqs
// The library guards what it wraps, and a condition what comes after it.
import { makeIdempotent } from "@aws-lambda-powertools/idempotency";
import { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});
const persistenceStore = new DynamoDBPersistenceLayer({ tableName: "idempotency" });

const add = async (id) => {
  await client.send(
    new UpdateItemCommand({
      TableName: process.env.TABLE,
      Key: { id: { S: id } },
      UpdateExpression: "ADD orders :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
    }),
  );
};
const count = makeIdempotent(add, { persistenceStore });
const inline = makeIdempotent(
  async (id) => {
    await client.send(
      new UpdateItemCommand({
        TableName: process.env.TABLE,
        Key: { id: { S: id } },
        UpdateExpression: "ADD inline :one",
        ExpressionAttributeValues: { ":one": { N: "1" } },
      }),
    );
  },
  { persistenceStore },
);

const bonus = async (id) => {
  await client.send(
    new UpdateItemCommand({ // finding: repeated-effect
      TableName: process.env.TABLE,
      Key: { id: { S: id } },
      UpdateExpression: "ADD points :five",
      ExpressionAttributeValues: { ":five": { N: "5" } },
    }),
  );
};

export const handler = async (event) => {
  const { id } = JSON.parse(event.Records[0].body);
  await count(id);
  await inline(id);
  await bonus(id);
};
