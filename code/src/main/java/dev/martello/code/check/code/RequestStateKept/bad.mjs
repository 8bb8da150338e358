const messages = [];
let user;

class Session {
  roles = [];
}
const session = new Session();

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  messages.push(body.message); // finding
  if (event.headers.authorization) {
    user = body.user; // finding
  }
  if (body.admin) {
    session.roles = body.roles; // finding
  }
  return { statusCode: 200, body: JSON.stringify({ messages, user, roles: session.roles }) };
};
