// trigger: s3
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

export const handler = async (event) => {
  for (const record of event.Records) {
    await s3.send(
      new GetObjectCommand({ Bucket: record.s3.bucket.name, Key: record.s3.object.key }),
    );
  }
};
