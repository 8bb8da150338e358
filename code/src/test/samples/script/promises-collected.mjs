// trigger: sqs
// Promises that are put into a list of the module, which somebody waits for, or nobody.
import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";

const s3 = new S3Client({});
const forgotten = [];
const remembered = [];

export const handler = async (event) => {
  for (const record of event.Records) {
    forgotten.push(s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: record.messageId, Body: "seen" }))); // finding: unawaited-call
    remembered.push(s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: "last", Body: record.body })));
  }
  await Promise.all(remembered);
};
