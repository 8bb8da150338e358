// trigger: s3
// timeout: 120
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

const run = promisify(execFile);
const s3 = new S3Client({});
const scratch = (suffix) => path.join(os.tmpdir(), `${randomUUID()}${suffix}`);

const preview = async (source) => {
  const target = scratch(".jpg");
  await run("/opt/bin/ffmpeg", ["-i", source, "-frames:v", "1", target], { timeout: 60000 });
  return target;
};

const sound = async (source) => {
  const target = scratch(".ogg");
  try {
    await run("/opt/bin/ffmpeg", ["-i", source, "-vn", target], { timeout: 60000 });
    return await fs.readFile(target);
  } finally {
    await fs.rm(target, { force: true });
  }
};

export const handler = async (event) => {
  const { bucket, object } = event.Records[0].s3;
  const source = scratch(".mp4");
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: object.key }));
    await pipeline(Body, createWriteStream(source));
    const image = await fs.readFile(await preview(source)); // finding: temporary-file-kept
    await s3.send(new PutObjectCommand({ Bucket: process.env.PREVIEWS, Key: "latest.jpg", Body: image }));
    await s3.send(new PutObjectCommand({ Bucket: process.env.PREVIEWS, Key: "latest.ogg", Body: await sound(source) }));
  } finally {
    await fs.rm(source, { force: true });
  }
};
