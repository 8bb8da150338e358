import { createCipheriv, randomBytes } from "node:crypto";

export const handler = async () => {
  const cipher = createCipheriv("des-ede3-cbc", randomBytes(24), randomBytes(8)); // finding
  return { statusCode: 200, body: String(cipher) };
};
