// trigger: http-api
import axios from 'axios';
import pLimit from 'p-limit';
const limit = pLimit(5);
async function load(id) { return axios.get(`https://api.example.com/items/${encodeURIComponent(id)}`, { timeout: 3000 }); }
export const handler = async (event) => {
  const { ids } = JSON.parse(event.body);
  const tasks = [];
  for (const id of ids) tasks.push(limit(() => load(id)));
  await Promise.all(tasks);
  const out = [];
  for (const id of ids) out.push(await load(id));
  for (let i = 0; i < ids.length; i += 10) await Promise.all(ids.slice(i, i + 10).map(load));
  return { statusCode: 200, body: String(out.length) };
};
