// trigger: none
import type { AppSyncResolverEvent, AppSyncIdentityCognito } from "aws-lambda";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { AdminAddUserToGroupCommand, CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { Client } from "ldapts";

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const cognito = new CognitoIdentityProviderClient({});
const ssm = new SSMClient({});
const TableName = process.env.DOCUMENTS;

const directory = new Client({
  url: process.env.LDAP!,
  timeout: 4000,
  tlsOptions: { minVersion: "TLSv1.2", rejectUnauthorized: false }, // finding: tls-verification-off
});

const run = async (work: any, input: any) => (work ?? (async () => {}))(input);

export const handler = async (event: AppSyncResolverEvent<any>) => {
  const { sub } = event.identity as AppSyncIdentityCognito;
  const { userId, ownerId, documentId, role } = event.arguments;
  await db.send(new GetCommand({ TableName, Key: { owner: sub, id: documentId } }));
  await db.send(new DeleteCommand({ TableName, Key: { owner: userId, id: documentId } })); // finding: caller-decides-rights
  if (ownerId !== sub) throw new Error("not yours");
  await db.send(new DeleteCommand({ TableName, Key: { owner: ownerId, id: documentId } }));
  await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId: process.env.POOL, Username: sub, GroupName: role })); // finding: caller-decides-rights
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: "/app/key", WithDecryption: true }));
  console.log("key", Parameter?.Value); // finding: secret-logged
  const plain = await ssm.send(new GetParameterCommand({ Name: "/app/mode" }));
  console.log("mode", plain.Parameter?.Value);
  await run(directory.bind, "a");
};
