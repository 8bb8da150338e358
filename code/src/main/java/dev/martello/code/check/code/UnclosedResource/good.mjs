import fs from "node:fs";
import net from "node:net";
import pg from "pg";

let kept;
const database = async () => {
  if (!kept) {
    kept = new pg.Client();
    await kept.connect();
  }
  return kept;
};

export const handler = async (event) => {
  const descriptor = fs.openSync("/tmp/log.txt", "w");
  try {
    fs.writeSync(descriptor, event.body);
  } finally {
    fs.closeSync(descriptor);
  }
  const socket = net.connect(9000, "10.0.0.1");
  socket.end("ping");
  const client = new pg.Client();
  await client.connect();
  try {
    await client.query("SELECT 1");
  } finally {
    await client.end();
  }
  const text = fs.readFileSync("/opt/template.html", "utf8");
  await (await database()).query("SELECT 1");
  return { statusCode: 200, body: text };
};
