import S3 from "aws-sdk/clients/s3.js";
import dayjs from "dayjs";

const s3 = new S3();

export const handler = async () => {
  const { Buckets } = await s3.listBuckets().promise();
  return { statusCode: 200, body: JSON.stringify({ Buckets, at: dayjs().format() }) };
};
