// trigger: http-api
// Names that stand in a map of the code are no names of the caller.
import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";

const s3 = new S3Client({});
const BUCKETS = new Map(["eu", "us"].map((area) => [area, `${process.env.STAGE}-${area}-files`]));

export const handler = async ({ pathParameters: { area, other } }) => {
  const Bucket = BUCKETS.get(area);
  if (!Bucket) {
    return { statusCode: 404 };
  }
  await s3.send(new GetObjectCommand({ Bucket, Key: "index.json" }));
  await s3.send(new GetObjectCommand({ Bucket: BUCKETS.get(other) ?? other, Key: "index.json" })); // finding: event-chosen-resource
  return { statusCode: 204 };
};
