// trigger: schedule
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { S3Client, ListObjectsV2Command } from "@aws-sdk/client-s3";

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({});

const ordersOf = async (customer) => {
  const command = new QueryCommand({
    TableName: process.env.TABLE,
    KeyConditionExpression: "customer = :customer",
    ExpressionAttributeValues: { ":customer": customer },
  });
  const { Items } = await documents.send(command); // finding
  return Items;
};

export const handler = async () => {
  const customers = await documents.send(new ScanCommand({ TableName: "customers" })); // finding
  for (const customer of customers.Items) {
    console.log((await ordersOf(customer.id)).length);
  }
  const answer = await s3.send(new ListObjectsV2Command({ Bucket: process.env.BUCKET })); // finding
  return answer.Contents.map((entry) => entry.Key);
};
