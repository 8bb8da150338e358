// trigger: rest-api
// What is left of requests and settings once their secrets were taken out.
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

const client = new SecretsManagerClient({});

export const handler = async (event) => {
  const { headers, multiValueHeaders, ...rest } = event;
  console.log(JSON.stringify(rest));
  console.debug(JSON.stringify(event)); // finding: secret-logged
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: process.env.DB_SECRET }));
  const { password, ...settings } = JSON.parse(SecretString);
  console.log("settings", settings, Object.keys({ password }));
  console.debug("read %s", process.env.DB_SECRET);
  console.debug("with %s", process.env.API_TOKEN); // finding: secret-logged
  return { statusCode: headers.authorization && multiValueHeaders ? 200 : 401 };
};
