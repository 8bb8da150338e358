import axios from 'axios';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});
const http = axios.create({ timeout: 1000 });

async function item(id) {
  try {
    return await client.send(new GetItemCommand({ TableName: process.env.TABLE, Key: { id: { S: id } } }));
  } catch (error) {
    console.error('no such item', error);
    return { Item: undefined };
  }
}

async function price(id) {
  try {
    return http.get(`https://prices.example.com/${encodeURIComponent(id)}`).catch(() => ({ data: 0 }));
  } catch (error) {
    throw error;
  }
}

const shown = (found, cost) => ({ statusCode: 200, body: JSON.stringify({ found, cost: cost.data }) });

async function plain(id) {
  return item(id);
}

export const handler = async (event) => {
  try {
    const id = event.pathParameters.id;
    const [found, cost] = await Promise.all([plain(id), price(id)]);
    return shown(found, cost);
  } catch {
    return { statusCode: 502 };
  }
};
