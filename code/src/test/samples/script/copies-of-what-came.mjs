// trigger: s3
// The bucket of a copy is the event's own; its key may be any.
import path from "node:path";
import os from "node:os";
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { S3Client, CopyObjectCommand } from "@aws-sdk/client-s3";

const s3 = new S3Client({});
const scratch = (ext) => path.format({ dir: os.tmpdir(), name: randomUUID(), ext });

export const handler = async (event) => {
  for (const { s3: of } of event.Records) {
    const CopySource = `${of.bucket.name}/${of.object.key}`;
    await s3.send(new CopyObjectCommand({ Bucket: process.env.ARCHIVE, Key: of.object.key, CopySource }));
  }
  await writeFile(scratch(".json"), "{}", { flag: "wx" }); // finding: temporary-file-kept
};
