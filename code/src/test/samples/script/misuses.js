const crypto = require("crypto");
const https = require("https");
const jwt = require("jsonwebtoken");
const { jwtDecode } = require("jwt-decode");

process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; // finding: tls-verification-off
const agent = new https.Agent({ rejectUnauthorized: false }); // finding: tls-verification-off
const good = new https.Agent({ keepAlive: true });

exports.handler = async (event) => {
  const token = event.headers.authorization;
  const claims = jwt.decode(token); // finding: jwt-not-verified
  const other = jwtDecode(token); // finding: jwt-not-verified
  const checked = jwt.verify(token, process.env.KEY, { algorithms: ["RS256"] });
  const none = jwt.verify(token, "", { algorithms: ["none"] }); // finding: jwt-not-verified
  crypto.createHash("md5").update(token).digest("hex"); // finding: weak-hash
  crypto.createHash("sha256").update(token).digest("hex");
  crypto.createCipheriv("aes-128-ecb", process.env.KEY, null); // finding: weak-cipher
  crypto.createCipheriv("aes-256-gcm", process.env.KEY, crypto.randomBytes(12));
  crypto.createCipher("aes192", "password"); // finding: weak-cipher
  return { statusCode: 200, body: JSON.stringify({ claims, other, checked, none, agent, good }) };
};
