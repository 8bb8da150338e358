// trigger: s3
// An archive that was fetched into a temporary file, and one that the code brings along.
import { readFileSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import AdmZip from "adm-zip";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

export const handler = async (event, context) => {
  const { bucket, object } = event.Records[0].s3;
  const local = `/tmp/${context.awsRequestId}.zip`;
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: object.key }));
  await fs.writeFile(local, await Body.transformToByteArray());
  for (const entry of new AdmZip(local).getEntries()) {
    await fs.writeFile(path.join("/mnt/out", entry.entryName), entry.getData()); // finding: unsafe-archive-extraction
  }
  for (const entry of new AdmZip("./seed.zip").getEntries()) {
    await fs.writeFile(path.join("/mnt/seed", entry.entryName), entry.getData());
  }
  await fs.unlink(local);
  const key = decodeURIComponent(object.key);
  await fs.writeFile(`/tmp/${key.substring(key.lastIndexOf("/") + 1)}`, "x");
  await fs.writeFile(`/tmp/${key}`, "x"); // finding: path-traversal
  readFileSync(`/tmp/${key}`);
  await fs.rm(`/tmp/${key}`);
};
