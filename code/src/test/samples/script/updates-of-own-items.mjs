// trigger: dynamodb
// Updates of the items whose changes come in: what ends the loop stands on the way to the update.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const drop = (old) => documents.send(new DeleteCommand({ TableName: process.env.TERMS, Key: { term: old.title } }));

const update = (id, name, value) => ({
  TableName: process.env.OWN_TABLE,
  Key: { id },
  UpdateExpression: `SET ${name} = :v`,
  ExpressionAttributeValues: { ":v": value },
});

async function touch(book) {
  await documents.send(new UpdateCommand({ // finding: own-trigger
    TableName: process.env.OWN_TABLE,
    Key: { id: book.id },
    UpdateExpression: "SET touchedOn = :now",
    ExpressionAttributeValues: { ":now": new Date().toISOString() },
  }));
}

async function created(record) {
  switch (record.eventName) {
    case "INSERT":
      await documents.send(new UpdateCommand({
        TableName: process.env.OWN_TABLE,
        Key: { id: unmarshall(record.dynamodb.NewImage).id },
        UpdateExpression: "SET createdOn = :now",
        ExpressionAttributeValues: { ":now": new Date().toISOString() },
      }));
      break;
    default:
  }
}

async function priced(old, book) {
  const isOther = old?.price !== book.price;
  if (!isOther) return;
  await documents.send(new UpdateCommand({
    TableName: process.env.OWN_TABLE,
    Key: { id: book.id },
    UpdateExpression: "SET pricedOn = :now",
    ExpressionAttributeValues: { ":now": Date.now() },
  }));
}

async function slug(book) {
  if (book.slug) return;
  await documents.send(new UpdateCommand(update(book.id, "slug", book.title.toLowerCase())));
}

export const handler = async (event) => {
  const fresh = event.Records.filter((record) => !record.dynamodb.OldImage);
  await Promise.all(fresh.map((record) => documents.send(new UpdateCommand({
    TableName: process.env.OWN_TABLE,
    Key: { id: unmarshall(record.dynamodb.NewImage).id },
    UpdateExpression: "SET seenOn = :now",
    ExpressionAttributeValues: { ":now": Date.now() },
  }))));
  const [record] = event.Records;
  const old = record.dynamodb.OldImage && unmarshall(record.dynamodb.OldImage);
  if (old) {
    await drop(old);
  }
  const book = unmarshall(record.dynamodb.NewImage);
  await created(record);
  await priced(old, book);
  await slug(book);
  await touch(book);
};
