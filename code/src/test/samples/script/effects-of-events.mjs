// trigger: sqs
import { randomUUID } from "node:crypto";
import Stripe from "stripe";
import { createClient } from "redis";
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";
import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";

const stripe = new Stripe(process.env.STRIPE, { timeout: 4000 });
const redis = createClient({ url: process.env.REDIS });
const sns = new SNSClient({});
const db = new DynamoDBClient({});
const docs = DynamoDBDocumentClient.from(db);

async function pay(order, id) {
  await stripe.paymentIntents.create({ amount: order.cents, currency: "eur" }); // finding: repeated-effect
  await stripe.paymentIntents.create({ amount: order.cents, currency: "eur" }, { idempotencyKey: id });
  await fetch(`${process.env.BANK}/refunds`, { method: "POST", body: "{}", signal: AbortSignal.timeout(3000) }); // finding: repeated-effect
  await fetch(`${process.env.BANK}/refunds`, { method: "POST", headers: { "Idempotency-Key": id }, body: "{}", signal: AbortSignal.timeout(3000) });
  await fetch(`${process.env.BANK}/refunds`, { signal: AbortSignal.timeout(3000) });
}

async function tell(order) {
  await sns.send(new PublishCommand({ PhoneNumber: process.env.DUTY, Message: "sold" })); // finding: repeated-effect
  await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: "sold" }));
  await redis.incr("sold"); // finding: repeated-effect
}

async function keep(order) {
  const { Item: account } = await docs.send(new GetCommand({ TableName: process.env.ACCOUNTS, Key: { id: order.account } }));
  await docs.send(new PutCommand({ TableName: process.env.ORDERS, Item: { id: randomUUID(), discount: account.discount } })); // finding: repeated-effect
  await db.send(new UpdateItemCommand({
    TableName: process.env.ACCOUNTS, Key: { id: { S: order.account } }, UpdateExpression: "ADD keys :k", ExpressionAttributeValues: { ":k": { SS: [order.key] } },
  }));
}

export const handler = async (event) => {
  const [record] = event.Records;
  const order = JSON.parse(record.body);
  await pay(order, record.messageId);
  await tell(order);
  await keep(order);
};
