// What is only done for the few with which something went wrong.
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
const ddb = new DynamoDBClient({});
const gateway = new ApiGatewayManagementApiClient({ endpoint: process.env.ENDPOINT });

async function deliver(id) {
  try {
    await gateway.send(new PostToConnectionCommand({ ConnectionId: id, Data: 'hello' }));
  } catch (error) {
    if (error.name !== 'GoneException') throw error;
    await ddb.send(new DeleteItemCommand({ TableName: 'connections', Key: { id: { S: id } } }));
  }
}

async function tried(id) {
  try {
    await ddb.send(new DeleteItemCommand({ TableName: 'connections', Key: { id: { S: id } } }));
  } catch (error) {
    console.error('lost');
    throw error;
  }
}

async function cleared(ids) {
  for (const id of ids) {
    await ddb.send(new DeleteItemCommand({ TableName: 'connections', Key: { id: { S: id } } })); // finding: calls-in-loop
  }
}

export const handler = async () => {
  const ids = ['a', 'b', 'c'];
  for (const id of ids) {
    await deliver(id);
    await tried(id); // finding: calls-in-loop
    await gateway.send(new PostToConnectionCommand({ ConnectionId: id, Data: 'bye' })).catch(async (error) => {
      if (error.name === 'GoneException') await ddb.send(new DeleteItemCommand({ TableName: 'connections', Key: { id: { S: id } } }));
    });
  }
  try {
    await deliver('d');
  } catch (error) {
    await cleared(ids);
    throw error;
  }
};
