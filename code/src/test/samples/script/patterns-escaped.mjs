import jwt from "jsonwebtoken";
import jwksClient from "jwks-rsa";
import fs from "node:fs";
import path from "node:path";
import AdmZip from "adm-zip";

const SPECIAL = /[.*+?^${}()|[\]\\]/g;
const literal = (text) => text.slice(0, 100).replace(SPECIAL, "\\$&");
const keys = jwksClient({ jwksUri: process.env.JWKS });

export const handler = async (event) => {
  const found = new RegExp(`\\b${literal(event.queryStringParameters.q)}`, "i").test("aurora");
  const wrong = new RegExp(`\\b${event.queryStringParameters.q}`, "i").test("aurora"); // finding: regex-injection
  const token = event.headers.authorization.replace(/^Bearer /i, "");
  const decoded = jwt.decode(token, { complete: true });
  const key = await keys.getSigningKey(decoded.header.kid);
  const claims = jwt.verify(token, key.getPublicKey(), { algorithms: ["RS256"] });
  for (const entry of new AdmZip(Buffer.from(event.body, "base64")).getEntries()) {
    const target = path.join("/tmp/site", entry.entryName);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, entry.getData()); // finding: unsafe-archive-extraction, temporary-file-kept
  }
  return { found, wrong, claims };
};
