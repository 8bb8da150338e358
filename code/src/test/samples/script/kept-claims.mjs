import jwt from "jsonwebtoken";
import { CognitoJwtVerifier } from "aws-jwt-verify";
import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";

const verifier = CognitoJwtVerifier.create({ userPoolId: process.env.POOL, tokenUse: "id", clientId: process.env.CLIENT });
const s3 = new S3Client({});
const profiles = new Map();
let first;
let owner;
let current;
let keys;

const profile = async (claims) => {
  if (!profiles.has(claims.sub)) {
    profiles.set(claims.sub, { name: claims.name, mail: claims.email });
  }
  return profiles.get(claims.sub);
};

export const handler = async (event) => {
  const claims = jwt.verify(event.headers.authorization, process.env.KEY, { algorithms: ["HS256"] });
  first = first || claims; // finding: request-state-kept
  const { sub } = await verifier.verify(event.headers.identity);
  owner ??= sub; // finding: request-state-kept
  current = claims;
  keys ??= await (await fetch("https://login.example.com/keys", { signal: AbortSignal.timeout(1000) })).json();
  await s3.send(new GetObjectCommand({ Bucket: process.env.BUCKET, Key: `${claims.sub}/settings` }));
  console.log(claims.sub);
  return {
    statusCode: 200,
    headers: { "x-keys": String(keys.length) },
    body: JSON.stringify({ first, owner, current, profile: await profile(claims) }),
  };
};
