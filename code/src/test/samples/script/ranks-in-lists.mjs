// trigger: http-api
// Whether the caller's word is among the ranks that may, and origins that match a domain.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const MAY = new Set(["admin", "owner"]);
const OURS = /^https:\/\/[a-z0-9-]+\.example\.com$/;
const LOOSE = /^https:\/\/.*example.com$/;

const guarded = (next) => async (event) => {
  const { role = "user" } = event.queryStringParameters ?? {};
  if (!MAY.has(role)) return { statusCode: 403 }; // finding: caller-decides-rights
  return next(event);
};

export const handler = guarded(async (event) => {
  await db.send(new DeleteCommand({ TableName: process.env.TABLE, Key: { id: event.pathParameters.id } }));
  const origin = event.headers.origin ?? "";
  if (OURS.test(origin)) {
    return { statusCode: 200, headers: { "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true" } };
  }
  if (LOOSE.test(origin)) {
    return { statusCode: 200, headers: { "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true" } }; // finding: cors-any-origin
  }
  return { statusCode: 204 };
});
