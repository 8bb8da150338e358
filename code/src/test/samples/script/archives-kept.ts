// trigger: none
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { randomUUID } from "node:crypto";
import path from "node:path";
import * as tar from "tar";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});
const WORK = "/tmp/themes";

export const handler = async (): Promise<void> => {
  const id = randomUUID();
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: process.env.UPLOADS, Key: "theme" }));
  const archive = path.join(WORK, `${id}.tgz`);
  await pipeline(Body as any, createWriteStream(archive)); // finding: temporary-file-kept
  await tar.extract({ file: archive, cwd: WORK, preservePaths: true }); // finding: unsafe-archive-extraction
  await tar.extract({ file: archive, cwd: WORK });
};
