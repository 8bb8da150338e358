import fs from "node:fs";
import net from "node:net";
import pg from "pg";
import SftpClient from "ssh2-sftp-client";

export const handler = async (event) => {
  const descriptor = fs.openSync("/tmp/log.txt", "w"); // finding
  fs.writeSync(descriptor, event.body);
  const socket = net.connect(9000, "10.0.0.1"); // finding
  socket.write("ping");
  const client = new pg.Client(); // finding
  await client.connect();
  const { rows } = await client.query("SELECT 1");
  const sftp = new SftpClient(); // finding
  await sftp.connect({ host: process.env.YARD });
  await sftp.put(Buffer.from(event.body), "/in/list.csv");
  await sftp.end();
  return { statusCode: 200, body: JSON.stringify(rows) };
};
