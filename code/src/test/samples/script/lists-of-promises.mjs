// Lists of promises that nobody waits for, and one request after the other.
import { DynamoDBClient, DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import fs from "node:fs";

const table = new DynamoDBClient({});
const remove = (id) => table.send(new DeleteItemCommand({ TableName: process.env.TABLE, Key: { id: { S: id } }, ConditionExpression: "#v = :v" }));

export const handler = async (event) => {
  event.ids.map(async (id) => { // finding: unawaited-call
    await remove(id);
  });
  const all = event.ids.map(async (id) => remove(id)); // finding: unbounded-parallelism
  await event.ids.reduce(async (before, id) => {
    await before;
    await table.send(new DeleteItemCommand({ TableName: process.env.TABLE, Key: { id: { S: id } } })); // finding: calls-in-loop
  }, Promise.resolve());
  fs.appendFileSync("/tmp/events.log", JSON.stringify(event)); // finding: temporary-file-kept
  fs.writeFileSync("/tmp/event.json", JSON.stringify(event));
  return Promise.all(all);
};
