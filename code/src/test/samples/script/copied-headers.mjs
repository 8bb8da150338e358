// trigger: http-api
import { execFile } from "node:child_process";

const lowered = (headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

export const handler = async (event) => {
  const headers = lowered(event.headers);
  if (headers["x-user-role"] === "admin") { // finding: caller-decides-rights
    execFile("/opt/rebuild", []);
  }
  const copied = {};
  for (const [name, value] of Object.entries(event.headers)) copied[name.toLowerCase()] = value;
  if (copied["x-role"] === "admin") { // finding: caller-decides-rights
    execFile("/opt/rebuild", []);
  }
  if (copied["x-colour"] === "admin") {
    execFile("/opt/repaint", []);
  }
  return { statusCode: 200 };
};
