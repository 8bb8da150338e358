// trigger: http-api
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

const docs = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sns = new SNSClient({});

class Outbox {
  recipients = new Set();
  emptied = new Set();

  address(all) {
    for (const one of all) this.recipients.add(one); // finding: request-state-kept
  }

  addressAnew(all) {
    this.emptied.clear();
    for (const one of all) this.emptied.add(one);
  }

  async send(list) {
    await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: JSON.stringify([...list]) }));
  }
}

const outbox = new Outbox();
const problems = [];
const hints = [];
const plugins = [];
let locale = 'en';
let theme = 'light';

export const handler = async (event) => {
  const query = event.queryStringParameters ?? {};
  const { Item } = await docs.send(new GetCommand({ TableName: process.env.ROOMS, Key: { room: query.room } }));
  outbox.address(Item.connections);
  await outbox.send(outbox.recipients);
  outbox.addressAnew(Item.connections);
  await outbox.send(outbox.emptied);

  if (query.name === undefined) {
    problems.push('name is missing'); // finding: request-state-kept
  }
  hints.length = 0;
  if (query.city === undefined) hints.push('city is missing');
  if (query.lang === 'de' || query.lang === 'fr') {
    locale = query.lang; // finding: request-state-kept
  }
  theme = ['dark', 'light'].includes(query.theme) ? query.theme : 'light';
  if (plugins.length > 9) plugins.push('last');
  return { statusCode: 200, body: JSON.stringify({ problems, hints, locale, theme }) };
};
