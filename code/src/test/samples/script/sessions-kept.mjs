// trigger: http-api
// What was fetched for one caller is kept for all, or by caller, or anew.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.TABLE;
const known = new Map();
let profile;
let settings;
let latest;

const load = async (owner) => (await db.send(new GetCommand({ TableName, Key: { owner } }))).Item;

export const handler = async (event) => {
  const owner = event.requestContext.authorizer.jwt.claims.sub;
  profile ??= await load(owner); // finding: request-state-kept
  settings ??= await load("settings");
  latest = await load(owner);
  if (!known.has(owner)) {
    known.set(owner, await load(owner));
  }
  return { statusCode: 200, body: JSON.stringify({ profile, settings, latest, mine: known.get(owner) }) };
};
