// trigger: http-api
import { randomBytes } from "node:crypto";

const cookie = (name, value, attributes) => [`${name}=${value}`, ...attributes].join("; ");

const resetCode = (length = 8) =>
  Array.from({ length }, () => "ABCDEFGH"[Math.floor(Math.random() * 8)]).join(""); // finding: guessable-secret

function newSessionId() {
  let id = "";
  while (id.length < 16) {
    id += Math.floor(Math.random() * 16).toString(16); // finding: guessable-secret
  }
  return id;
}

const colour = () => Math.floor(Math.random() * 16);

export const handler = async () => {
  const sid = randomBytes(24).toString("hex");
  return {
    statusCode: 204,
    cookies: [
      cookie("session", sid, ["Path=/", "SameSite=Lax"]), // finding: insecure-cookie
      cookie("session2", sid, ["Path=/", "Secure", "HttpOnly"]),
      `auth=${sid}; Path=/; Secure`, // finding: insecure-cookie
      `theme=dark; Path=/; Max-Age=${colour()}`,
    ],
    body: resetCode() + newSessionId(),
  };
};
