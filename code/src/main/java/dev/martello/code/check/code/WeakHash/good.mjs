import { createHash } from "node:crypto";

export const handler = async (event) => ({
  statusCode: 200,
  body: createHash("sha256").update(event.body).digest("hex"),
});
