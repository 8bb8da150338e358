// trigger: sqs
import { SecretsManagerClient, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";

const client = new SecretsManagerClient({});

export const handler = async (event) => {
  console.log("event", JSON.stringify(event));
  const response = await client.send(new GetSecretValueCommand({ SecretId: process.env.SECRET }));
  const { username, host } = JSON.parse(response.SecretString);
  console.log(response.Name, username, host);
};
