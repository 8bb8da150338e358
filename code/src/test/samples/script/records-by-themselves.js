// trigger: sqs-partial
const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, PutCommand } = require("@aws-sdk/lib-dynamodb");

const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));

async function restore(record) {
  const state = JSON.parse(record.body);
  await ddb.send(new PutCommand({ TableName: process.env.STATE_TABLE, Item: { id: state.id, step: String(state.step) } }));
}

async function spread(record) {
  const order = JSON.parse(record.body);
  for (const line of order.lines.slice(0, 50)) {
    await ddb.send(new PutCommand({ TableName: process.env.LINE_TABLE, Item: { id: order.id, sku: line.sku } })); // finding: calls-in-loop
  }
}

exports.handler = async (event) => {
  const results = await Promise.allSettled(event.Records.map(restore));
  const batchItemFailures = [];
  results.forEach((result, i) => {
    if (result.status === "rejected") {
      batchItemFailures.push({ itemIdentifier: event.Records[i].messageId });
    }
  });
  for (const record of event.Records) {
    try {
      await spread(record);
    } catch (error) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};
