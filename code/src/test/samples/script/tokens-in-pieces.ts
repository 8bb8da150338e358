// trigger: rest-api
import { randomBytes, createCipheriv } from "node:crypto";
import { Logger } from "@aws-lambda-powertools/logger";
import { writeFile } from "node:fs/promises";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import cors from "cors";
import express from "express";
import forge from "node-forge";

const logger = new Logger();
const app = express();
app.use(cors({ origin: true, credentials: true })); // finding: cors-any-origin
app.use("/open", cors({ origin: "https://app.example.com", credentials: true }));

class Identity {
  constructor(private readonly header: string) {}

  claims() {
    const [, token = ""] = this.header.split(" ");
    const [, payload] = token.split(".");
    return JSON.parse(Buffer.from(payload, "base64url").toString()); // finding: jwt-not-verified
  }
}

class VoucherMint {
  constructor(private readonly pick = () => Math.random().toString(36).slice(2)) {} // finding: guessable-secret

  issue() {
    return this.pick();
  }
}

class Palette {
  colour() {
    return Math.random().toString(16).slice(2, 8);
  }
}

export const handler = async (event: any) => {
  const claims = new Identity(event.headers.authorization).claims();
  if (claims.scope !== "pay") return { statusCode: 401, body: "" };
  const { amount, cvv } = JSON.parse(event.body);
  logger.info("charging", { amount, cvv }); // finding: secret-logged
  logger.info("charging", { amount });
  await writeFile("/mnt/shared/a.json", "{}", { mode: 0o666 }); // finding: loose-file-permissions
  await writeFile("/mnt/shared/b.json", "{}", { mode: 0o640 });
  const file = path.join(os.tmpdir(), `${Math.floor(Math.random() * 1e6)}.pdf`);
  await writeFile(file, "a"); // finding: unsafe-temporary-file
  fs.rmSync(file);
  createCipheriv("aes-128-cbc", randomBytes(16), Buffer.alloc(16, 0)); // finding: weak-cipher
  createCipheriv("aes-128-cbc", randomBytes(16), randomBytes(16));
  forge.pki.rsa.generateKeyPair({ bits: 1024 }); // finding: short-key
  return { statusCode: 200, body: new VoucherMint().issue() + new Palette().colour() };
};
