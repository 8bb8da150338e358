// trigger: s3
import unzipper from 'unzipper';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';

const s3 = new S3Client({});

async function extract(source, target) {
  const entries = source.pipe(unzipper.Parse({ forceStream: true }));
  for await (const entry of entries) {
    await pipeline(entry, fs.createWriteStream(path.join(target, entry.path))); // finding: unsafe-archive-extraction
  }
}

async function checked(source, target) {
  for await (const entry of source.pipe(unzipper.Parse({ forceStream: true }))) {
    const file = path.join(target, entry.path);
    if (!path.resolve(file).startsWith(target + path.sep)) {
      throw new Error('bad entry');
    }
    await pipeline(entry, fs.createWriteStream(file));
  }
}

export const handler = async (event) => {
  const { bucket, object } = event.Records[0].s3;
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: object.key }));
  const dir = await fs.promises.mkdtemp('/tmp/bundle-');
  try {
    await extract(Body, dir);
    await checked(Body, dir);
  } finally {
    await fs.promises.rm(dir, { recursive: true });
  }
};
