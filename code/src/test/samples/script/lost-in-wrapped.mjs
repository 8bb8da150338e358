// trigger: sqs
import middy from '@middy/core';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const handler = middy(async (event) => {
  for (const r of event.Records) {
    try {
      await s3.send(new PutObjectCommand({ Bucket: process.env.B, Key: r.messageId, Body: r.body }));
    } catch (err) { // finding: swallowed-failure
      console.error('failed', err);
    }
  }
}).use({ before: () => {} });
