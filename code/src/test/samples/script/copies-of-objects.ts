// trigger: none
import { CopyObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

export const handler = async (event: { key: string; bucket: string; source: string }) => {
  const source = `${process.env.SOURCE}/${event.key}`;
  await s3.send(new CopyObjectCommand({ Bucket: process.env.TARGET, Key: "one", CopySource: source }));
  const fixed = `${process.env.SOURCE}/${encodeURIComponent(event.key)}`;
  await s3.send(new CopyObjectCommand({ Bucket: process.env.TARGET, Key: "four", CopySource: fixed }));
  const chosen = `${event.bucket}/one`;
  await s3.send(new CopyObjectCommand({ Bucket: process.env.TARGET, Key: "two", CopySource: chosen })); // finding: event-chosen-resource
  await s3.send(new CopyObjectCommand({ Bucket: process.env.TARGET, Key: "three", CopySource: event.source })); // finding: event-chosen-resource
};
