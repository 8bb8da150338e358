import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

export const handler = async (event) => {
  const { bucket } = JSON.parse(event.body);
  await s3.send(new GetObjectCommand({ Bucket: bucket, Key: "report.csv" })); // finding
  return { statusCode: 200 };
};
