// trigger: authorizer
// Another function verifies tokens of another kind; those of devices nobody verifies.
import jwt from "jsonwebtoken";

const verifyUser = async (token) => jwt.verify(token, process.env.USERS_KEY, { algorithms: ["RS256"] });

const claimsOf = (token) => JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString("utf8"));

const verifyTwice = async (token) => {
  const claims = claimsOf(token);
  const key = claims.iss === "one" ? process.env.KEY_ONE : process.env.KEY_TWO;
  jwt.verify(token, key, { algorithms: ["RS256"] });
  return claims;
};

const verifyDevice = async (token) => {
  const [, body] = token.split(".");
  return JSON.parse(Buffer.from(body, "base64url").toString("utf8")); // finding: jwt-not-verified
};

const verifiers = new Map([
  ["Bearer", verifyUser],
  ["Device", verifyDevice],
  ["Partner", verifyTwice],
]);

export const handler = async (event) => {
  const [scheme, token] = (event.authorizationToken ?? "").split(" ");
  const verifier = verifiers.get(scheme);
  if (!verifier) throw new Error("Unauthorized");
  const who = await verifier(token);
  return {
    principalId: who.sub,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [{ Action: "execute-api:Invoke", Effect: "Allow", Resource: `${event.methodArn.split("/")[0]}/*` }],
    },
  };
};
