import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";

const s3 = new S3Client({});
const request = (size) => new PutObjectCommand({ Bucket: process.env.TARGET, Key: "latest", Body: String(size) });

export const wrapped = (inner) => async (event, context) => {
  try {
    return await inner(event, context);
  } catch (error) { // finding: swallowed-failure
    console.error("failed", error);
  }
};

export async function copy(size) {
  try {
    await s3.send(request(size));
  } catch (error) { // finding: swallowed-failure
    console.error("not copied", error);
  }
}

export async function copied(size) {
  try {
    await s3.send(request(size));
    return true;
  } catch (error) {
    console.error("not copied", error);
    return false;
  }
}
