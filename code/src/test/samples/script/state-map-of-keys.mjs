// trigger: http-api
const sessions = {};
const visits = new Map();
export const handler = async (event) => {
  const body = JSON.parse(event.body);
  sessions[body.id] = { name: body.name };
  if (visits.size > 100) visits.clear();
  visits.set(body.id, body.page);
  for (const [key, value] of visits) if (value < Date.now()) visits.delete(key);
  return { statusCode: 200, body: JSON.stringify({ mine: sessions[body.id], page: visits.get(body.id) }) };
};
