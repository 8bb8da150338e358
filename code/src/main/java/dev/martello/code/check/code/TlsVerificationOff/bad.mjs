import https from "node:https";
import pg from "pg";

const agent = new https.Agent({ rejectUnauthorized: false }); // finding
const pool = new pg.Pool({ ssl: { rejectUnauthorized: false } }); // finding

export const handler = async () => ({ statusCode: 200, body: String([agent, pool]) });
