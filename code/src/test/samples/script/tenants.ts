// trigger: rest-api
import type { APIGatewayProxyEvent } from "aws-lambda";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "ssh2";
import https from "node:https";

const s3 = new S3Client({});
const bodyOf = async (tenant: string) => (await s3.send(new GetObjectCommand({ Bucket: process.env.B, Key: `exports/${tenant}/a.csv` }))).Body; // finding: caller-decides-rights

export const handler = async (event: APIGatewayProxyEvent) => {
  const claimed = event.headers["x-tenant-id"] ?? "";
  await bodyOf(claimed);

  const asked = event.headers["x-user-id"] ?? "";
  if (asked !== event.requestContext.authorizer?.claims.sub) return { statusCode: 403, body: "" };
  await bodyOf(asked);

  await bodyOf(event.headers["x-request-id"] ?? "");

  const file = path.join(os.tmpdir(), `import-${Date.now()}.csv`);
  fs.writeFileSync(file, "a"); // finding: temporary-file-kept, unsafe-temporary-file
  fs.writeFileSync("/tmp/current.csv", "a");

  const client = new Client();
  client.on("ready", () => client.end()).connect({
    host: process.env.HOST,
    hostVerifier: () => true, // finding: host-key-not-verified
  });
  const careful = new Client();
  careful.on("ready", () => careful.end()).connect({
    host: process.env.HOST,
    hostVerifier: (key: Buffer) => key.toString("base64") === process.env.HOST_KEY,
  });
  const agent = new https.Agent({
    checkServerIdentity: () => undefined, // finding: tls-verification-off
  });
  return { statusCode: 200, body: String(agent) };
};
