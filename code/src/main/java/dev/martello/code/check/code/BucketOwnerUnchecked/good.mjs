import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

export const handler = async () => {
  const { ETag } = await s3.send(
    new GetObjectCommand({ Bucket: process.env.BUCKET, Key: "all", ExpectedBucketOwner: process.env.ACCOUNT }),
  );
  return ETag;
};
