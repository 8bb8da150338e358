// trigger: sqs
import middy from '@middy/core';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
const base = async (event) => {
  await Promise.all(event.Records.map(async (r) => {
    try {
      await s3.send(new PutObjectCommand({ Bucket: process.env.B, Key: r.messageId, Body: r.body }));
    } catch (err) { // finding: swallowed-failure
      console.error('failed', err);
    }
  }));
};
export const handler = middy(base);
