import axios from 'axios';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});
const http = axios.create({ timeout: 1000 });

async function item(id) {
  try {
    return client.send(new GetItemCommand({ TableName: process.env.TABLE, Key: { id: { S: id } } })); // finding
  } catch (error) {
    console.error('no such item', error);
    return { Item: undefined };
  }
}

async function price(id) {
  try {
    return http.get(`https://prices.example.com/${encodeURIComponent(id)}`); // finding
  } catch {
    return { data: 0 };
  }
}

async function all(id) {
  const [found, cost] = await Promise.all([item(id), price(id)]);
  return { statusCode: 200, body: JSON.stringify({ found, cost: cost.data }) };
}

export const handler = async (event) => {
  try {
    return all(event.pathParameters.id); // finding
  } catch {
    return { statusCode: 502 };
  }
};
