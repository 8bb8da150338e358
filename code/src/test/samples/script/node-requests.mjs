// Requests of Node.js itself.
import https from "node:https";

const get = (url) =>
  new Promise((resolve, reject) => {
    https.get(url, (answer) => resolve(answer.statusCode)).on("error", reject); // finding: request-without-timeout
  });

const getSoon = (url) =>
  new Promise((resolve, reject) => {
    const request = https.get(url, { timeout: 2000 }, (answer) => resolve(answer.statusCode));
    request.on("timeout", () => request.destroy(new Error("too late")));
    request.on("error", reject);
  });

const post = (body) =>
  new Promise((resolve, reject) => {
    const request = https.request({ hostname: "api.example.com", method: "POST", path: "/" }, (answer) => resolve(answer));
    request.setTimeout(3000, () => request.destroy());
    request.on("error", reject);
    request.end(body);
  });

export const handler = async () => {
  await get("https://api.example.com");
  await getSoon("https://api.example.com");
  await post("{}");
  return { statusCode: 200 };
};
