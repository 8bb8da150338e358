// A hash of a password is broken whatever it is called; one of contents is only a name.
import { createHash } from "node:crypto";

const fingerprint = (password) => createHash("sha1").update(password).digest("hex"); // finding: weak-hash
const etag = (body) => createHash("sha1").update(body).digest("hex");

export const handler = async (event) => {
  const { password, text } = JSON.parse(event.body);
  const isKnown = fingerprint(password) === process.env.KNOWN;
  return { statusCode: 200, headers: { etag: etag(text) }, body: JSON.stringify({ isKnown }) };
};
