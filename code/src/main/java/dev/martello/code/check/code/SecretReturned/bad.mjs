import { SecretsManagerClient, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { STSClient, AssumeRoleCommand } from "@aws-sdk/client-sts";
import { S3Client } from "@aws-sdk/client-s3";

const secrets = new SecretsManagerClient({});
const sts = new STSClient({});
const s3 = new S3Client({});

async function lent() {
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn: process.env.ROLE, RoleSessionName: "upload" }));
  return { statusCode: 200, body: JSON.stringify({ key: Credentials.SecretAccessKey, token: Credentials.SessionToken }) }; // finding
}

async function own() {
  const { secretAccessKey, sessionToken } = await s3.config.credentials();
  return { statusCode: 200, body: JSON.stringify({ secretAccessKey, sessionToken }) }; // finding
}

export const handler = async (event) => {
  if (event.rawPath === "/lent") {
    return lent();
  }
  if (event.rawPath === "/own") {
    return own();
  }
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: process.env.SEARCH }));
  const { host, adminKey } = JSON.parse(SecretString);
  return { statusCode: 200, body: JSON.stringify({ host, adminKey }) }; // finding
};
