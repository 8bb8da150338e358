// trigger: sqs
// Who asks first whether an event was handled sends once.
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sns = new SNSClient({});

async function remember(id) {
  await table.send(new UpdateCommand({ TableName: process.env.TABLE, Key: { id }, UpdateExpression: "SET told = :t", ConditionExpression: "attribute_not_exists(told)", ExpressionAttributeValues: { ":t": 1 } }));
}

export const handler = async (event) => {
  const order = JSON.parse(event.Records[0].body);

  await remember(order.id);
  await sns.send(new PublishCommand({ PhoneNumber: order.phone, Message: "on its way" }));
};
