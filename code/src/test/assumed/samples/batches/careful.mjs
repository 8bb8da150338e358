// Who asks whether a record was handled before may be handed it again.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const carefulHandler = async (event) => {
  for (const record of event.Records) {
    await db.send(
      new PutCommand({
        TableName: process.env.TABLE,
        Item: { id: record.messageId, text: record.body },
        ConditionExpression: "attribute_not_exists(id)",
      }),
    );
  }
};
