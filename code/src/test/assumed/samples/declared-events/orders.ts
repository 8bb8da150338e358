import axios from 'axios';
import type { SQSHandler } from 'aws-lambda';

export const handler: SQSHandler = async (event) => {
  try {
    await axios.put('https://api.example.com/orders', { text: event.Records[0].body }, { timeout: 3000 });
  } catch (err) { // finding: swallowed-failure
    console.error('not sent', err);
  }
};
