// trigger: http-api
import axios from 'axios';
import pLimit from 'p-limit';
const limit = pLimit(5);
async function load(id) { return axios.get(`https://api.example.com/items/${encodeURIComponent(id)}`, { timeout: 3000 }); }
export const handler = async (event) => {
  const { ids } = JSON.parse(event.body);
  if (ids.length > 20) return { statusCode: 400, body: 'too many' };
  const tasks = [];
  for (const id of ids) tasks.push(load(id));
  await Promise.all(tasks);
  return { statusCode: 200, body: '' };
};
