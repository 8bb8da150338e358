import { S3Client, CopyObjectCommand } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

export const handler = async (event) => {
  try {
    await s3.send(new CopyObjectCommand({ Bucket: process.env.COPIES, Key: "copy", CopySource: process.env.SOURCE }));
  } catch (error) {
    console.error("copy failed", error);
  }
  return { statusCode: 200 };
};
