import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { OrderRepo } from "./repo.mjs";

const repo = new OrderRepo(DynamoDBDocumentClient.from(new DynamoDBClient({})));

export const handler = async (event) => {
  const { lines, order } = JSON.parse(event.body);
  await repo.save({ id: order.id, name: order.name });
  for (const line of lines) {
    await repo.save({ id: line.id, sku: line.sku }); // finding: calls-in-loop
  }
  return { statusCode: 204 };
};
