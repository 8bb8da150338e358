// trigger: http-api
import { createHmac, randomBytes } from "node:crypto";

const inviteCode = (subject) =>
  createHmac("sha256", String(Date.now())).update(subject).digest("hex").slice(0, 20); // finding: guessable-secret

const loginCode = (subject) => createHmac("sha256", process.env.KEY).update(`${subject}${Date.now()}`).digest("hex");

const resetCode = (subject) => createHmac("sha256", randomBytes(32)).update(subject).digest("hex");

const cacheTag = (subject) => createHmac("sha256", String(Date.now())).update(subject).digest("hex");

export const handler = async (event) => {
  const subject = event.queryStringParameters.subject;
  return {
    statusCode: 200,
    body: JSON.stringify([inviteCode(subject), loginCode(subject), resetCode(subject), cacheTag(subject)]),
  };
};
