// trigger: http-api
// What goes through all pages of a table is handed its client first, and the query behind it.
import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";

const client = new DynamoDBClient({});
const documents = DynamoDBDocumentClient.from(client);
const TableName = process.env.TABLE;

async function all(pages) {
  const found = [];
  for await (const page of pages) {
    found.push(...page.Items);
  }
  return found;
}

export const handler = async (event) => {
  const match = JSON.parse(event.body);
  const conditions = Object.keys(match).map((field, i) => `${field} = :v${i}`);
  const matching = await all(
    paginateQuery({ client: documents }, { TableName, KeyConditionExpression: "shop = :shop", FilterExpression: conditions.join(" OR ") }), // finding: nosql-injection
  );
  const scanned = await all(paginateScan({ client }, { TableName, FilterExpression: match.field + " = :value" })); // finding: nosql-injection
  const named = await all(
    paginateScan({ client }, { TableName, FilterExpression: "#f = :value", ExpressionAttributeValues: { ":value": { S: String(match.value) } } }),
  );
  return { statusCode: 200, body: JSON.stringify([matching, scanned, named]) };
};
