// trigger: none
// What a trigger of Cognito writes into tokens.
export const handler = async (event) => {
  const { userAttributes, clientMetadata = {}, groupConfiguration } = event.request;
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: {
        claimsToAddOrOverride: {
          locale: clientMetadata.locale ?? "en",
          plan: userAttributes["custom:plan"],
          isAdmin: clientMetadata.admin, // finding: caller-decides-rights
          groups: groupConfiguration.groupsToOverride.join(),
        },
      },
      groupOverrideDetails: {
        groupsToOverride: [userAttributes["custom:role"]], // finding: caller-decides-rights
      },
    },
  };
  return event;
};
