// What is kept for each key says nothing of the client that fetched it.
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { SSMClient, GetParameterCommand } from "@aws-sdk/client-ssm";
import { S3Client, ListBucketsCommand } from "@aws-sdk/client-s3";

const quotas = new Map();
const tenants = new Map();
const prices = {};
let settings;

async function quota(tenant) {
  if (!quotas.has(tenant)) {
    const table = new DynamoDBClient({}); // finding: client-per-invocation
    const { Item } = await table.send(new GetItemCommand({ TableName: "t", Key: { id: { S: tenant } } }));
    quotas.set(tenant, Number(Item?.max?.N));
  }
  return quotas.get(tenant);
}

async function price(article) {
  if (!prices[article]) {
    const table = new DynamoDBClient({}); // finding: client-per-invocation
    const { Item } = await table.send(new GetItemCommand({ TableName: "p", Key: { id: { S: article } } }));
    prices[article] = Number(Item?.price?.N);
  }
  return prices[article];
}

async function load() {
  if (!settings) {
    const parameters = new SSMClient({});
    const { Parameter } = await parameters.send(new GetParameterCommand({ Name: process.env.SETTINGS }));
    settings = JSON.parse(Parameter.Value);
  }
  return settings;
}

function storage(tenant) {
  let client = tenants.get(tenant);
  if (!client) {
    client = new S3Client({ region: "eu-west-1" });
    tenants.set(tenant, client);
  }
  return client;
}

export const handler = async (event) => {
  const { tenant, article } = event.pathParameters;
  await storage(tenant).send(new ListBucketsCommand({}));
  const { unit } = await load();
  return { statusCode: 200, body: JSON.stringify({ quota: await quota(tenant), price: await price(article), unit }) };
};
