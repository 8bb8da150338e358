import { createCipheriv, randomBytes } from "node:crypto";

export const handler = async () => {
  const cipher = createCipheriv("aes-256-gcm", randomBytes(32), randomBytes(12));
  return { statusCode: 200, body: String(cipher) };
};
