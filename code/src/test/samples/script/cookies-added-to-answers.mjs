// trigger: http-api
// The cookie is set where the answer is completed, not where that is made.
import { randomBytes } from "node:crypto";

const json = (statusCode, body) => ({
  statusCode,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export const handler = async (event) => {
  const session = randomBytes(32).toString("base64url");
  const answer = json(200, { path: event.rawPath });
  if (event.rawPath === "/login") {
    answer.headers["Set-Cookie"] = `library-session=${session}; Path=/; Max-Age=86400`; // finding: insecure-cookie
  } else {
    answer.headers["Set-Cookie"] = `reader-session=${session}; Path=/; Secure; HttpOnly; SameSite=Lax`;
  }
  return answer;
};
