// trigger: s3
import { S3Event, S3EventRecord } from "aws-lambda";
import { exec } from "child_process";
import { writeFile } from "fs/promises";
import { basename, join } from "path";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

async function work(record: S3EventRecord): Promise<void> {
  const Bucket = record.s3.bucket.name;
  const Key = decodeURIComponent(record.s3.object.key.replace(/\+/g, " "));
  const object = await s3.send(new GetObjectCommand({ Bucket, Key }));
  await writeFile("/tmp/" + Key, await object.Body!.transformToByteArray()); // finding: path-traversal, temporary-file-kept
  await writeFile(join("/tmp", basename(Key)), "x");
  exec(`ffmpeg -i /tmp/${Key}`); // finding: os-command-injection
  exec(`echo ${record.s3.object.size}`);
  exec(`echo ${record.eventName}`);
}

export const handler = async (event: S3Event): Promise<void> => {
  await Promise.all(event.Records.map(work));
};
