// trigger: sqs
import axios from 'axios';
async function load(id) { return axios.get(`https://api.example.com/items/${encodeURIComponent(id)}`, { timeout: 3000 }); }
export const handler = async (event) => {
  const tasks = [];
  for (const r of event.Records) tasks.push(load(r.messageId));
  await Promise.all(tasks);
  const urls = ['a', 'b'];
  const more = [];
  for (const u of urls) more.push(load(u));
  await Promise.all(more);
};
