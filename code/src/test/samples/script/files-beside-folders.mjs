import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const s3 = new S3Client({});
const Bucket = process.env.OUTPUT_BUCKET;

async function table(bookings) {
  const file = join(tmpdir(), `bookings-${randomUUID()}.csv`);
  await writeFile(file, bookings.map((each) => each.date).join("\n"), { mode: 0o600 }); // finding: temporary-file-kept
  return file;
}

async function upload(Key, file) {
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: await readFile(file) }));
}

export const handler = async (event) => {
  const folder = await mkdtemp(join(tmpdir(), "statement-"));
  try {
    const document = join(folder, `${randomUUID()}.txt`);
    await writeFile(document, String(event.holder));
    await upload("statement.txt", document);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await upload("bookings.csv", await table(event.bookings));
  return { prefix: Bucket };
};
