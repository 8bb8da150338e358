// trigger: http-api
import { STSClient, AssumeRoleCommand } from "@aws-sdk/client-sts";
import { S3Client, ListObjectsV2Command } from "@aws-sdk/client-s3";

const sts = new STSClient({});
let s3;

export const handler = async (event) => {
  const tenant = event.requestContext.authorizer.claims["custom:tenant"];
  if (!s3) {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: process.env.ROLE, RoleSessionName: "t", Tags: [{ Key: "tenant", Value: tenant }] }),
    );
    s3 = new S3Client({ // finding: request-state-kept
      credentials: { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey, sessionToken: Credentials.SessionToken },
    });
  }
  const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: process.env.BUCKET }));
  return { statusCode: 200, body: JSON.stringify({ KeyCount }) };
};
