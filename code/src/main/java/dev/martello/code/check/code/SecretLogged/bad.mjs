import { SecretsManagerClient, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";

const client = new SecretsManagerClient({});

export const handler = async (event) => {
  console.log("event", JSON.stringify(event)); // finding
  console.log(event.headers); // finding
  const response = await client.send(new GetSecretValueCommand({ SecretId: process.env.SECRET }));
  const secret = JSON.parse(response.SecretString);
  console.log(`connecting with ${secret.password}`); // finding
  if (event.headers.cookie !== secret.cookie) {
    return { statusCode: 401 };
  }
  return { statusCode: 200 };
};
