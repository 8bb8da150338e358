// trigger: http-api
import { decodeJwt } from 'jose';
import { DynamoDBClient, DeleteItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

function callerOf(header) {
  const claims = decodeJwt(header.slice(7)); // finding: jwt-not-verified
  return claims.iss === process.env.ISSUER ? claims.sub : null;
}

export const handler = async (event) => {
  const sub = callerOf(event.headers.authorization);
  if (!sub) return { statusCode: 401 };
  if (event.headers['x-member-role'] !== 'owner') return { statusCode: 403 }; // finding: caller-decides-rights
  await client.send(new DeleteItemCommand({ TableName: process.env.MEMBERS, Key: { id: { S: String(sub) } } }));
  return { statusCode: 204 };
};
