// trigger: dynamodb
// What an event does twice, what starts the function again, and failures that nobody hears of.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";
import { randomUUID } from "node:crypto";
import Stripe from "stripe";

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sns = new SNSClient({});
const stripe = new Stripe(process.env.STRIPE_KEY);

const count = (id) =>
  documents.send(
    new UpdateCommand({ // finding: repeated-effect
      TableName: process.env.COUNTS,
      Key: { id },
      UpdateExpression: "ADD #count :one",
      ExpressionAttributeNames: { "#count": "count" },
      ExpressionAttributeValues: { ":one": 1 },
    }),
  );

async function publish(record) {
  try {
    await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: record.eventID }));
  } catch (error) { // finding: swallowed-failure
    console.warn("not published", error.message);
  }
}

export const handler = async (event) => {
  for (const record of event.Records) {
    await count(record.eventID);
    await publish(record); // finding: calls-in-loop
    await documents.send(new PutCommand({ TableName: process.env.COPIES, Item: { id: randomUUID() } })); // finding: repeated-effect, calls-in-loop
    await documents.send(new PutCommand({ TableName: process.env.OWN_TABLE, Item: { id: record.eventID } })); // finding: own-trigger, calls-in-loop
    await stripe.charges.create({ amount: 100, currency: "eur" }); // finding: repeated-effect
    await stripe.charges.create({ amount: 100, currency: "eur" }, { idempotencyKey: record.eventID });
  }
  try {
    await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: "done" }));
  } catch (error) {
    console.error(error);
    throw error;
  }
  await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: "x" })).catch((error) => console.error(error)); // finding: swallowed-failure
};
