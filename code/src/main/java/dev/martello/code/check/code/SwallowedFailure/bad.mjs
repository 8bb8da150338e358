// trigger: s3
import { S3Client, CopyObjectCommand } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

const copyShippingOrder = async (key) => {
  try {
    await s3.send(new CopyObjectCommand({ Bucket: process.env.COPIES, Key: "shipping", CopySource: key }));
  } catch (error) { // finding
    console.error("copy failed", error);
  }
};

export const handler = async (event) => {
  await copyShippingOrder(event.Records[0].s3.object.key);
  try {
    const key = event.Records[0].s3.object.key;
    await s3.send(new CopyObjectCommand({ Bucket: process.env.COPIES, Key: "copy", CopySource: key }));
  } catch (error) { // finding
    console.error("copy failed", error);
  }
  await s3 // finding
    .send(new CopyObjectCommand({ Bucket: process.env.COPIES, Key: "other", CopySource: "a/b" }))
    .catch((error) => console.error(error));
};
