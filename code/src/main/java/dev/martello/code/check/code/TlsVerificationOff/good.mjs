import https from "node:https";
import { readFileSync } from "node:fs";

const agent = new https.Agent({ keepAlive: true });
const other = new https.Agent({ ca: readFileSync("/opt/authority.pem"), rejectUnauthorized: true });

export const handler = async () => ({ statusCode: 200, body: String([agent, other]) });
