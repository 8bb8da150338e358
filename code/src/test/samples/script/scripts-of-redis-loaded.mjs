// Scripts of Lua that are built of what came, and scripts that are given it.
import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL, { commandTimeout: 1000 });
const FIXED = "return redis.call('GET', KEYS[1])";

export const handler = async (event) => {
  const { key, count } = JSON.parse(event.body);
  const built = `return redis.call('GET', '${key}')`;
  const sha = await redis.script("LOAD", built); // finding: nosql-injection
  const known = await redis.script("LOAD", FIXED);
  await redis.eval(built, 0); // finding: nosql-injection
  await redis.eval(`${FIXED} -- ${process.env.STAGE}`, Number(count), key);
  await redis.eval(FIXED, count, key);
  return { statusCode: 200, body: JSON.stringify({ sha, known }) };
};
