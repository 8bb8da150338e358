// What has the names of options of TLS, but connects nothing.
import assert from "node:assert";
import axios from "axios";
import Joi from "joi";
import merge from "deepmerge";
import winston from "winston";
import { Client } from "ldapts";
import postgres from "postgres";

const careless = { rejectUnauthorized: false };
const schema = Joi.object({ rejectUnauthorized: false });
const defaults = merge({ url: "" }, { tls: { rejectUnauthorized: false, minVersion: "TLSv1" } });
const directory = new Client({ url: "ldap://directory.example.com" });
const sql = postgres(process.env.URL, { connection: { ssl: { rejectUnauthorized: false } } }); // finding: tls-verification-off

export const handler = async () => {
  assert.deepEqual(careless, { rejectUnauthorized: false });
  winston.info("settings", careless);
  await axios.post("https://settings.example.com", { settings: careless }, { timeout: 2000 });
  await directory.startTLS({ rejectUnauthorized: false }); // finding: tls-verification-off
  await sql`SELECT 1`;
  return { statusCode: 200, body: JSON.stringify({ defaults, schema: schema.describe() }) };
};
