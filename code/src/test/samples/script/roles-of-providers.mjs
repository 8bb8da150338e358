// trigger: http-api
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";

const of = (RoleArn) => new S3Client({ credentials: fromTemporaryCredentials({ params: { RoleArn } }) }); // finding: event-chosen-resource

const fixed = new S3Client({
  credentials: fromTemporaryCredentials({ params: { RoleArn: process.env.ROLE, RoleSessionName: "reports" } }),
});

export const handler = async (event) => {
  const theirs = await of(event.queryStringParameters.role).send(new ListBucketsCommand({}));
  const ours = await fixed.send(new ListBucketsCommand({}));
  return { statusCode: 200, body: JSON.stringify({ theirs: theirs.Buckets.length, ours: ours.Buckets.length }) };
};
