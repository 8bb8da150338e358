// trigger: s3
import { createHash } from "node:crypto";

const nameOf = (bytes) => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
const gitHash = (bytes) => createHash("sha1").update(bytes).digest("hex");
const seal = (bytes) => createHash("sha1").update(bytes).digest("hex"); // finding: weak-hash

export const handler = async (event) => {
  const bytes = Buffer.from(event.Records[0].s3.object.key);
  return [nameOf(bytes), gitHash(bytes), seal(bytes)];
};
