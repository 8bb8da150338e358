// trigger: sqs
// Functions for each record say whether they failed, and somebody looks at that, or nobody.
import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";

const s3 = new S3Client({});
const store = (record) =>
  s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: record.messageId, Body: record.body }));

export const handler = async ({ Records }) => {
  const told = await Promise.all(
    Records.map(async (record) => {
      try {
        await store(record);
        return true;
      } catch (error) { // finding: swallowed-failure
        console.error(record.messageId, error.name);
        return false;
      }
    }),
  );
  console.log("stored", told.filter(Boolean).length);
  const asked = await Promise.all(
    Records.map(async (record) => {
      try {
        await store(record);
        return true;
      } catch (error) {
        console.error(record.messageId, error.name);
        return false;
      }
    }),
  );
  if (asked.includes(false)) {
    throw new Error("not all were stored");
  }
};
