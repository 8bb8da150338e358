// trigger: http-api
import CryptoJS from "crypto-js";
import hash from "object-hash";
import { sha256 } from "js-sha256";
import { randomBytes } from "node:crypto";
import { exec } from "node:child_process";

export const handler = async (event) => {
  const resetToken = sha256(String(Math.random())); // finding: guessable-secret
  const sessionId = hash({ name: event.headers["x-name"], at: Math.random() }); // finding: guessable-secret
  const apiKey = sha256(randomBytes(16).toString("hex") + Math.random());
  const cacheKey = hash(event.body);
  exec(`touch /tmp/${CryptoJS.SHA256(event.body).toString()}`);
  exec(`touch /tmp/${cacheKey}`);
  return { statusCode: 200, body: JSON.stringify({ resetToken, sessionId, apiKey }) };
};
