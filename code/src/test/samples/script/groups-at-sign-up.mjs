// trigger: none
import { AdminAddUserToGroupCommand, CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";

const idp = new CognitoIdentityProviderClient({});

const join = (event, GroupName) =>
  idp.send(new AdminAddUserToGroupCommand({ UserPoolId: event.userPoolId, Username: event.userName, GroupName }));

export const handler = async (event) => {
  const metadata = event.request.clientMetadata ?? {};
  if (metadata.plan === "administrator") { // finding: caller-decides-rights
    await join(event, "administrators");
  }
  if (metadata.language === "de") {
    await join(event, "german");
  }
  return event;
};
