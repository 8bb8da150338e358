import { randomBytes, randomInt } from "node:crypto";

export const handler = async () => {
  const token = randomBytes(32).toString("hex");
  const otp = randomInt(1000000);
  const jitter = Math.random() * 100;
  const tokens = Math.max(1, 2);
  const maxTokens = 100 + Math.floor(jitter);
  return { statusCode: 200, body: JSON.stringify({ token, otp, jitter, tokens, maxTokens }) };
};
