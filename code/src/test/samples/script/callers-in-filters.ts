import { MongoClient } from 'mongodb';
const tickets = new MongoClient(process.env.MONGODB_URI!).db('support').collection('tickets');

export const handler = async (event: any) => {
  const { sub, username, claims } = event.identity;
  const own = await tickets.find({ owner: sub }).toArray();
  own.push(...(await tickets.find({ name: username, team: claims['custom:team'] }).toArray()));
  own.push(...(await tickets.find({ state: event.arguments.state }).toArray())); // finding: nosql-injection
  return own.length;
};
