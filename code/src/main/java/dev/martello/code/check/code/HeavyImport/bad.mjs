import AWS from "aws-sdk"; // finding
import moment from "moment"; // finding
import { google } from "googleapis"; // finding

const sheets = google.sheets("v4");
const s3 = new AWS.S3();

export const handler = async () => {
  const { Buckets } = await s3.listBuckets().promise();
  return { statusCode: 200, body: JSON.stringify({ Buckets, at: moment().tz("Asia/Tokyo").format(), sheets }) };
};
