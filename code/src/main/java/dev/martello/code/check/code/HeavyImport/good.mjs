import S3 from "aws-sdk/clients/s3.js";
import moment from "moment";

const s3 = new S3();

export const handler = async () => {
  const { Buckets } = await s3.listBuckets().promise();
  return { statusCode: 200, body: JSON.stringify({ Buckets, at: moment().format() }) };
};
