import fs from "node:fs";
import net from "node:net";
import pg from "pg";

export const handler = async (event) => {
  const descriptor = fs.openSync("/tmp/log.txt", "w"); // finding
  fs.writeSync(descriptor, event.body);
  const socket = net.connect(9000, "10.0.0.1"); // finding
  socket.write("ping");
  const client = new pg.Client(); // finding
  await client.connect();
  const { rows } = await client.query("SELECT 1");
  return { statusCode: 200, body: JSON.stringify(rows) };
};
