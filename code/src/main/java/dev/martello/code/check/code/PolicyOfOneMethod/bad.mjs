// trigger: authorizer
export const handler = async (event) => {
  const isKnown = event.authorizationToken === process.env.EXPECTED;
  const answer = { principalId: 'user' };
  answer.policyDocument = {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: isKnown ? 'Allow' : 'Deny', Resource: event.methodArn }],
  };
  return answer; // finding
};
