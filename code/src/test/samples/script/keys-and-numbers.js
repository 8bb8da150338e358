// trigger: rest-api
const crypto = require("crypto");
const jwt = require("jsonwebtoken");

const PUBLIC = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----";

exports.handler = async (event) => {
  const token = jwt.sign({ user: "a" }, "keyboard"); // finding: secret-in-code
  jwt.verify(event.headers.authorization, "keyboard", { algorithms: ["HS256"] }); // finding: secret-in-code
  jwt.verify(event.headers.authorization, PUBLIC, { algorithms: ["EdDSA"] });
  const fromOutside = jwt.sign({ user: "a" }, process.env.KEY);
  const signature = crypto.createHmac("sha256", process.env.KEY).update("x").digest("hex");

  const resetToken = Math.random().toString(36).slice(2); // finding: guessable-secret
  const otp = Math.floor(100000 + Math.random() * 900000); // finding: guessable-secret
  const delay = Math.random() * 100;
  const shard = Math.floor(Math.random() * 10);
  if (token === String(Math.random())) {
    return { statusCode: 500 };
  }
  const good = crypto.randomBytes(16).toString("hex");
  return { statusCode: 200, body: JSON.stringify({ token, fromOutside, signature, resetToken, otp, delay, shard, good }) };
};
