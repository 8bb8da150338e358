// What Cognito hands over when it migrates somebody, entry by entry.
const all = (event) => Object.fromEntries(Object.entries(event.request).filter(([name]) => name !== 'clientMetadata'));

exports.handler = async (event) => {
  if (event.triggerSource === 'UserMigration_Authentication' && !event.request.password) {
    console.log(JSON.stringify({ request: all(event) })); // finding: secret-logged
    throw new Error('Incorrect username or password');
  }
  return event;
};
