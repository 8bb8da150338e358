// Files of the event's names that stay beside one that is removed.
// trigger: s3
import { writeFile, rm, readFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import path from 'node:path';
import { S3Client, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
const run = promisify(execFile);
export const handler = async (event) => {
  const { bucket, object } = event.Records[0].s3;
  const local = path.join('/tmp', path.basename(object.key));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: object.key }));
  await writeFile(local, await Body.transformToByteArray()); // finding: temporary-file-kept
  try {
    await run('/opt/bin/convert', [local, '/tmp/out.png'], { timeout: 2000 });
    await s3.send(new PutObjectCommand({ Bucket: process.env.OUT, Key: `${object.key}.png`, Body: await readFile('/tmp/out.png') }));
  } finally {
    await rm('/tmp/out.png', { force: true });
  }
};
