// trigger: schedule
// Connections of libraries that build statements are kept, or given back, as any other.
import knex from "knex";
import { Sequelize } from "sequelize";

const settings = { client: "pg", connection: process.env.DATABASE_URL, acquireConnectionTimeout: 3000 };
let kept;

function shared() {
  kept ??= knex(settings);
  return kept;
}

function made() {
  return knex(settings); // finding: client-per-invocation, unclosed-resource
}

export const handler = async () => {
  const orders = await made()("orders").select("id");
  const shops = await shared()("shops").select("id");
  const closed = knex(settings); // finding: client-per-invocation
  try {
    await closed("runs").insert({ shops: shops.length });
  } finally {
    await closed.destroy();
  }
  const models = new Sequelize(process.env.DATABASE_URL); // finding: client-per-invocation, unclosed-resource
  await models.authenticate();
  return orders.length;
};
