// What is made for each event, and what is kept.
import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
import { SQS } from "@aws-sdk/client-sqs";
import { STSClient, AssumeRoleCommand } from "@aws-sdk/client-sts";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { MongoClient } from "mongodb";
import Redis from "ioredis";
import pg from "pg";
import mysql from "mysql2/promise";
import { PrismaClient } from "@prisma/client";
import { memoize } from "lodash"; // finding: heavy-import

const s3 = new S3Client({ region: process.env.AWS_REGION });
const pool = new pg.Pool({ max: 1 });
const clients = new Map();
let documents;
let database;
let cache = null;

const getDocuments = () => {
  if (!documents) {
    documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  }
  return documents;
};

async function getDatabase() {
  if (database) return database;
  database = await MongoClient.connect(process.env.MONGO);
  return database;
}

const getCache = () => (cache ??= new Redis(process.env.CACHE));

const clientOf = (region) => {
  if (!clients.has(region)) {
    clients.set(region, new S3Client({ region }));
  }
  return clients.get(region);
};

const prisma = memoize(() => new PrismaClient());

class Repository {
  constructor(client = new DynamoDBClient({})) {
    this.client = client;
  }
}

const repository = new Repository();

const assumed = async (RoleArn) => {
  const sts = new STSClient({}); // finding: client-per-invocation
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "orders" }));
  return new S3Client({
    credentials: { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey },
  });
};

const load = async (key) => {
  const client = new S3Client({}); // finding: client-per-invocation
  return client.send(new GetObjectCommand({ Bucket: process.env.BUCKET, Key: key }));
};

export const handler = async (event) => {
  const queues = new SQS({}); // finding: client-per-invocation
  const connection = await mysql.createConnection({ host: process.env.HOST }); // finding: client-per-invocation
  await connection.end();
  const redis = new Redis(process.env.CACHE); // finding: client-per-invocation, unclosed-resource
  const local = new PrismaClient(); // finding: client-per-invocation
  await queues.sendMessage({ QueueUrl: process.env.QUEUE, MessageBody: "x" });
  await getDocuments().send(new GetCommand({ TableName: "t", Key: { id: "1" } }));
  await (await getDatabase()).db("orders").collection("orders").findOne({ id: 1 });
  await getCache().get("x");
  await clientOf("eu-west-1").send(new GetObjectCommand({ Bucket: process.env.BUCKET, Key: "a" }));
  await assumed(process.env.ROLE);
  await load("a");
  await pool.query("SELECT 1");
  return { statusCode: 200, body: [redis, local, prisma(), repository, s3].join() };
};
