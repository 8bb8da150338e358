// trigger: http-api
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import tmp from 'tmp';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({});
const statement = '/tmp/statement.pdf';

export const handler = async (event) => {
  const { sub } = event.requestContext.authorizer.jwt.claims;
  if (!existsSync(statement)) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: process.env.BUCKET, Key: `${sub}/latest.pdf` }));
    await pipeline(Body, createWriteStream(statement)); // finding: temporary-file-kept
  }
  const name = tmp.tmpNameSync({ postfix: '.txt' }); // finding: unsafe-temporary-file
  console.log('a name of', name.length);
  return { statusCode: 200, isBase64Encoded: true, body: readFileSync(statement).toString('base64') };
};
