import axios from 'axios';
import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  try {
    await axios.put('https://api.example.com/orders', { text: event.body }, { timeout: 3000 });
  } catch (err) {
    console.error('not sent', err);
    return { statusCode: 502 };
  }
  return { statusCode: 204 };
};
