// trigger: http-api
const https = require("node:https");

function page(address) {
  return new Promise((resolve, reject) => {
    https.get(address, { headers: { accept: "text/html" } }, (res) => { // finding: request-without-timeout, server-side-request-forgery
      res.on("end", () => resolve("")).resume();
    }).on("error", reject);
  });
}

function bounded(address) {
  return new Promise((resolve, reject) => {
    https.get(address, { timeout: 3000 }, (res) => { // finding: server-side-request-forgery
      res.on("end", () => resolve("")).resume();
    }).on("error", reject);
  });
}

function limited(address) {
  return new Promise((resolve, reject) => {
    const request = https.get(address, { headers: { accept: "text/html" } }, (res) => { // finding: server-side-request-forgery
      res.on("end", () => resolve("")).resume();
    });
    request.on("error", reject);
    request.setTimeout(3000, () => request.destroy());
  });
}

exports.handler = async (event) => {
  const { link, other, third } = JSON.parse(event.body);
  await page(link);
  await bounded(other);
  return { statusCode: 200, body: await limited(third) };
};
