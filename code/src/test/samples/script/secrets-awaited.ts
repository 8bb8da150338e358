import { createHash, createCipheriv, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import got from "got";
import { Client } from "basic-ftp";
import { getSecret } from "@aws-lambda-powertools/parameters/secrets";
import { getParameter } from "@aws-lambda-powertools/parameters/ssm";

const PARTNER = { host: "ftp.example.com", secure: false };
const etag = (body: string) => createHash("md5").update(body).digest("hex");

async function keyOf(id: string): Promise<Buffer> {
  return Buffer.from(String(await getSecret(id, { maxAge: 300 })), "base64");
}

async function upload(): Promise<void> {
  const password = await getParameter("/ftp/password", { decrypt: true });
  console.info(`password ${password}`); // finding: secret-logged
  console.info(`mode ${await getParameter("/ftp/mode")}`);
  const plain = new Client(10_000);
  await plain.access({ ...PARTNER, password: String(password) }); // finding: obsolete-protocol
  plain.close();
  const safe = new Client(10_000);
  await safe.access({ ...PARTNER, secure: true, password: String(password) });
  safe.close();
}

export const handler = async (event: any) => {
  const iv = randomBytes(12);
  createCipheriv("aes-256-gcm", await keyOf(process.env.KEY!), iv);
  getSecret(process.env.KEY!); // finding: unawaited-call
  await upload();
  await got("https://api.example.com/slow", { timeout: { request: 90_000 } }); // finding: timeout-beyond-function
  await got.get("https://api.example.com/slow", { timeout: { request: 900 } });
  const file = path.join("/var/task/pages", path.basename(event.rawPath));
  const body = await readFile(file, "utf8");
  const signed = createHash("md5").update(body).digest("hex"); // finding: weak-hash
  return { statusCode: 200, headers: { "content-type": "text/html", etag: etag(body), signed }, body };
};
