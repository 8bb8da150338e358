import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { S3Client, ListObjectsV2Command } from "@aws-sdk/client-s3";

const client = new DynamoDBClient({});
const documents = DynamoDBDocumentClient.from(client);
const s3 = new S3Client({});

async function* keys(Bucket) {
  let ContinuationToken;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
    for (const entry of page.Contents ?? []) {
      yield entry.Key;
    }
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
}

const exists = async (prefix) => {
  const answer = await s3.send(new ListObjectsV2Command({ Bucket: process.env.BUCKET, Prefix: prefix, MaxKeys: 1 }));
  return answer.Contents?.length > 0;
};

export const handler = async (event) => {
  const all = [];
  for await (const page of paginateScan({ client }, { TableName: process.env.TABLE })) {
    all.push(...page.Items);
  }
  for await (const key of keys(process.env.BUCKET)) {
    all.push(key);
  }
  const page = await documents.send(new ScanCommand({ TableName: "orders", ExclusiveStartKey: event.cursor }));
  const latest = await documents.send(
    new QueryCommand({ TableName: "orders", KeyConditionExpression: "pk = :pk AND sk = :sk" }),
  );
  console.log(await exists("reports/"), latest.Items);
  return { statusCode: 200, body: JSON.stringify({ all, items: page.Items, cursor: page.LastEvaluatedKey }) };
};
