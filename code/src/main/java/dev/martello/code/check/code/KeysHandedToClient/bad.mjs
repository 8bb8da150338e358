import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";

const credentials = { accessKeyId: process.env.KEY_ID, secretAccessKey: process.env.KEY_SECRET };
const s3 = new S3Client({ region: "eu-west-1", credentials }); // finding

export const handler = async () => {
  await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: "x", Body: "" }));
};
