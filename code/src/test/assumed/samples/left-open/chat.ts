// What is only done for an element with which something went wrong is done for few.
import { ApiGatewayManagementApiClient, GoneException, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';

const dynamo = new DynamoDBClient({});
const api = new ApiGatewayManagementApiClient({ endpoint: process.env.ENDPOINT });

async function forget(id: string): Promise<void> {
  await dynamo.send(new DeleteItemCommand({ TableName: 'connections', Key: { id: { S: id } } }));
}

async function leave(id: string): Promise<void> {
  await dynamo.send(new DeleteItemCommand({ TableName: 'members', Key: { id: { S: id } } }));
}

async function push(id: string, text: string): Promise<void> {
  try {
    await api.send(new PostToConnectionCommand({ ConnectionId: id, Data: text }));
  } catch (err) {
    if (!(err instanceof GoneException)) throw err;
    await forget(id);
  }
}

export const handler = async () => {
  for (const id of ['a', 'b', 'c']) {
    await push(id, 'hello');
  }
  for (const id of ['d', 'e', 'f']) {
    await leave(id); // finding: calls-in-loop
  }
};
