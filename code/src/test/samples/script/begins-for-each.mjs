// trigger: http-api
import axios from 'axios';
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
async function load(id) { return axios.get(`https://api.example.com/items/${encodeURIComponent(id)}`, { timeout: 3000 }); }
export const handler = async (event) => {
  const { ids } = JSON.parse(event.body);
  const tasks = [];
  for (const id of ids) {
    tasks.push(axios.get(`https://api.example.com/${encodeURIComponent(id)}`, { timeout: 3000 })); // finding: unbounded-parallelism
  }
  await Promise.all(tasks);
  const more = [];
  ids.forEach((id) => more.push(load(id))); // finding: unbounded-parallelism
  await Promise.allSettled(more);
  const promises = ids.map((id) => load(id)); // finding: unbounded-parallelism
  const results = await Promise.all(promises);
  await Promise.all(ids.map(load)); // finding: unbounded-parallelism
  return { statusCode: 200, body: String(results.length) };
};
