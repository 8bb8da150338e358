// trigger: http-api
const sessions = {};
const visits = new Map();
export const handler = async (event) => {
  const body = JSON.parse(event.body);
  sessions[body.id] = { name: body.name }; // finding: request-state-kept
  visits.set(body.id, body.page); // finding: request-state-kept
  return { statusCode: 200, body: JSON.stringify({ all: Object.values(sessions), pages: [...visits.values()] }) };
};
