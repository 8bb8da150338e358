// trigger: sqs
import { KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";

const kinesis = new KinesisClient({});
const events = new EventBridgeClient({});

export const handler = async (event) => {
  const Records = event.Records.map((record) => ({ Data: record.body, PartitionKey: record.messageId }));
  await kinesis.send(new PutRecordsCommand({ StreamName: process.env.STREAM, Records })); // finding
  const command = new PutEventsCommand({ Entries: [{ Source: "orders", DetailType: "placed", Detail: "{}" }] });
  await events.send(command); // finding
};
