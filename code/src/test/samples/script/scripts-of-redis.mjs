// Scripts that Redis runs, and answers that nobody waits for.
import Redis from "ioredis";
import { createClient } from "redis";

const cache = new Redis(process.env.CACHE);
const client = createClient({ url: process.env.CACHE });

export const handler = async (event) => {
  const { key } = JSON.parse(event.body);
  await cache.eval(`return redis.call('GET', '${key}')`, 0); // finding: nosql-injection
  await client.eval("return " + key, { keys: [] }); // finding: nosql-injection
  const found = await cache.eval("return redis.call('GET', KEYS[1])", 1, `item:${key}`);
  client.set("last", "x"); // finding: unawaited-call
  await cache.set("first", "x");
  return { statusCode: 200, body: String(found) };
};
