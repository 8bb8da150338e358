// trigger: http-api
// Methods and variables that are called like functions which hand on a promise.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

const dynamo = new DynamoDBClient({});
const sqs = new SQSClient({});

const add = (id) => dynamo.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { id: { S: id } } }));
const log = (text) => sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE, MessageBody: text }));

class Basket {
  items = [];

  add(item) {
    this.items.push(item);
  }

  fill(items) {
    items.forEach((item) => this.add(item));
    this.add("last");
  }
}

const tracer = { lines: [], log: (line) => tracer.lines.push(line) };

const told = async (log) => {
  log("shadowed");
  await add("told");
};

export const handler = async () => {
  const basket = new Basket();
  basket.add("one");
  basket.fill(["two"]);
  tracer.log("three");
  await told((line) => basket.add(line));
  {
    const add = (item) => basket.add(item);
    add("four");
  }
  log("five"); // finding: unawaited-call
  await add("six");
  return { statusCode: 204 };
};
