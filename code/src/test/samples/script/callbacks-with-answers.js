// trigger: rest-api
// Version 2 of the SDK calls back with the answer.
const S3 = require("aws-sdk/clients/s3");

const s3 = new S3();

exports.handler = (event, context, callback) => {
  s3.listObjectsV2({ Bucket: process.env.BUCKET }, (error, page) => { // finding: missing-pagination
    if (error) {
      callback(error);
      return;
    }
    s3.listObjectsV2({ Bucket: process.env.OTHER }, (failure, other) => {
      const isWhole = !other.IsTruncated;
      const names = other.Contents.map((each) => each.Key);
      callback(failure, { statusCode: 200, body: JSON.stringify({ count: page.Contents.length, names, isWhole }) });
    });
  });
};
