const { MongoClient } = require('mongodb');
const Redis = require('ioredis');

let kept;

async function connect() {
  const client = new MongoClient(process.env.MONGO_URL); // finding: client-per-invocation, unclosed-resource
  await client.connect();
  return client.db('cinema');
}

async function lasting() {
  if (!kept) {
    kept = new MongoClient(process.env.OTHER_URL);
    await kept.connect();
  }
  return kept.db('cinema');
}

exports.handler = async (event) => {
  const cache = new Redis(process.env.CACHE); // finding: client-per-invocation
  try {
    const known = await cache.get(`city:${Number(event.city)}`);
    if (known) return known;
  } finally {
    await cache.quit();
  }
  const all = await (await connect()).collection('cinemas').find({ city: Number(event.city) }).limit(10).toArray();
  const more = await (await lasting()).collection('cinemas').find({ city: Number(event.city) }).limit(10).toArray();
  return { all, more };
};
