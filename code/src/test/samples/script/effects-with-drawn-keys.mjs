// trigger: eventbridge
// Items whose keys are drawn by lot, wherever that is done, and keys that come with the event.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { createHash, randomUUID } from "node:crypto";
import { nanoid } from "nanoid";
import { ulid } from "ulid";

const raw = new DynamoDBClient({});
const db = DynamoDBDocumentClient.from(raw);

class Notes {
  async add(note) {
    await db.send(new PutCommand({ TableName: process.env.TABLE, Item: note })); // finding: repeated-effect
  }
}

const toItem = (text) => ({ pk: `NOTE#${ulid()}`, sk: "A", text });

const write = (Item) => raw.send(new PutItemCommand({ TableName: process.env.TABLE, Item })); // finding: repeated-effect

export const handler = async (event) => {
  const { text, number } = event.detail;
  await new Notes().add(toItem(text));
  await write({ noteId: { S: randomUUID() }, text: { S: text } });
  const item = { text };
  item.id = nanoid(12);
  await db.send(new PutCommand({ TableName: process.env.TABLE, Item: item })); // finding: repeated-effect
  await db.send(new PutCommand({ TableName: process.env.TABLE, Item: { id: number, traceId: randomUUID(), text } }));
  const id = createHash("sha256").update(event.id).digest("hex");
  await db.send(new PutCommand({ TableName: process.env.TABLE, Item: { id, text } }));
};
