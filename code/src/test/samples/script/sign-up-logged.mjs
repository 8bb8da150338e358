// trigger: cognito
export const handler = async (event, context) => {
  console.log(JSON.stringify(event));
  if (event.triggerSource === 'PreSignUp_SignUp') {
    event.response.autoConfirmUser = true;
  }
  return event;
};
