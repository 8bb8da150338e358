// trigger: cognito
// What Cognito hands over has in it what the user typed, if the code asks for that.
import { check } from './users.mjs';

export const handler = async (event, context) => {
  const user = await check(event.userName, event.request.password);
  event.response.userAttributes = { email: user.email };
  if (event.triggerSource === 'UserMigration_Authentication') {
    console.log('migrated', JSON.stringify(event)); // finding: secret-logged
  }
  console.log('migrated', JSON.stringify(event.userPoolId));
  return event;
};
