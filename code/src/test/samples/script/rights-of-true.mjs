// trigger: http-api
import { DynamoDBClient, DeleteItemCommand } from "@aws-sdk/client-dynamodb";

const db = new DynamoDBClient({});

async function remove(id) {
  await db.send(new DeleteItemCommand({ TableName: process.env.T, Key: { id: { S: id } } }));
}

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  if (event.rawPath === "/a") {
    if (body.isAdmin !== true) return { statusCode: 403 }; // finding: caller-decides-rights
    await remove("a");
  }
  if (event.rawPath === "/b") {
    if (!["owner", "maintainer"].includes(body.role)) return { statusCode: 403 }; // finding: caller-decides-rights
    await remove("b");
  }
  if (event.rawPath === "/c") {
    // One of all that there are.
    if (!["editor", "viewer"].includes(body.role)) return { statusCode: 400 };
    if (body.dryRun === true) return { statusCode: 204 };
    await remove("c");
  }
  return { statusCode: 200 };
};
