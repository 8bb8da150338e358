import mysql from "mysql2/promise";

let kept: mysql.Connection | undefined;

async function open(): Promise<mysql.Connection> {
  const connection = await mysql.createConnection({ host: process.env.CRM_HOST, database: "crm" }); // finding: client-per-invocation
  return connection;
}

async function lasting(): Promise<mysql.Connection> {
  if (!kept) {
    kept = await mysql.createConnection({ host: process.env.CRM_HOST, database: "crm" });
  }
  return kept;
}

async function register(email: string): Promise<void> {
  const connection = await open();
  try {
    await connection.execute("UPDATE contacts SET seen = 1 WHERE email = ?", [email]);
  } finally {
    await connection.end();
  }
}

async function campaignFor(domain: string): Promise<string> {
  const connection = await open(); // finding: unclosed-resource
  const [rows] = await connection.execute("SELECT campaign FROM campaigns WHERE domain = ? LIMIT 1", [domain]);
  if (rows.length === 0) {
    return "default";
  }
  await connection.end();
  return rows[0].campaign;
}

async function plan(domain: string): Promise<string> {
  const connection = await lasting();
  const [rows] = await connection.execute("SELECT plan FROM plans WHERE domain = ? LIMIT 1", [domain]);
  if (rows.length === 0) {
    return "none";
  }
  return rows[0].plan;
}

export const handler = async (event: any) => {
  await register(event.queryStringParameters.email);
  const campaign = await campaignFor(event.queryStringParameters.domain);
  return { statusCode: 200, body: JSON.stringify({ campaign, plan: await plan(event.queryStringParameters.domain) }) };
};
