// Keys of Redis that are asked for one by one.
import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL, { commandTimeout: 1000, maxRetriesPerRequest: 1 });

class Carts {
  constructor(client) {
    this.client = client;
  }

  async lines(ids) {
    const lines = [];
    for (const id of ids) {
      lines.push(await this.client.hgetall(`line:${id}`)); // finding: calls-in-loop
    }
    return lines;
  }

  async together(ids) {
    const pipeline = this.client.pipeline();
    for (const id of ids) {
      pipeline.hgetall(`line:${id}`);
    }
    return pipeline.exec();
  }
}

const carts = new Carts(redis);

export const handler = async (event) => {
  const { ids } = JSON.parse(event.body);
  const first = await redis.get("first");
  return { statusCode: 200, body: JSON.stringify([first, await carts.lines(ids), await carts.together(ids)]) };
};
