// trigger: dynamodb-partial
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";

const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));

async function project(record: DynamoDBRecord): Promise<void> {
  const id = record.dynamodb!.Keys!.id.S!;
  await ddb.send(new PutCommand({ TableName: process.env.STATS_TABLE, Item: { id, kind: record.eventName } }));
}

export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of event.Records) {
    try {
      await project(record);
    } catch (error) {
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb!.SequenceNumber! }] };
    }
  }
  return { batchItemFailures: [] };
};
