// trigger: sqs
// Failures that are counted or collected, and what comes of that.
import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

const store = (record) =>
  s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: record.messageId, Body: record.body }));

async function counted(records) {
  let failed = 0;
  for (const record of records) {
    try {
      await store(record);
    } catch (error) { // finding: swallowed-failure
      failed++;
      console.warn("not stored", record.messageId, error.name);
    }
  }
  console.log(`${records.length - failed} stored, ${failed} not`);
}

async function counting(records) {
  let failed = 0;
  for (const record of records) {
    try {
      await store(record);
    } catch {
      failed += 1;
    }
  }
  if (failed === records.length) throw new Error("nothing was stored");
}

async function collected(records) {
  const errors = [];
  for (const record of records) {
    try {
      await store(record);
    } catch (error) { // finding: swallowed-failure
      errors.push({ id: record.messageId, reason: error.message });
    }
  }
  if (errors.length) {
    console.error(JSON.stringify(errors));
  }
}

async function collecting(records) {
  const errors = [];
  for (const record of records) {
    try {
      await store(record);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length) {
    throw new AggregateError(errors);
  }
}

async function settled(records) {
  const results = await Promise.allSettled(records.map(store)); // finding: swallowed-failure
  for (const result of results) {
    if (result.status === "rejected") console.error(result.reason);
  }
}

async function settling(records) {
  const results = await Promise.allSettled(records.map(store));
  const broken = results.filter((result) => result.status === "rejected");
  if (broken.length > 0) throw broken[0].reason;
}

export const handler = async (event) => {
  await counted(event.Records);
  await counting(event.Records);
  await collected(event.Records);
  await collecting(event.Records);
  await settled(event.Records);
  await settling(event.Records);
};
