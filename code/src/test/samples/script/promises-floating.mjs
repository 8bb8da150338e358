// Promises that nobody waits for, and promises that somebody does.
import axios from 'axios';
const api = axios.create({ timeout: 1000 });
const ping = () => fetch('https://example.com', { signal: AbortSignal.timeout(500) });
export const handler = async (event) => {
  api.post(process.env.METRICS, { n: 1 }).catch(() => {}); // finding: unawaited-call
  fetch('https://example.com/a', { signal: AbortSignal.timeout(500) }); // finding: unawaited-call
  api.get(process.env.A).then((r) => console.log(r.status)); // finding: unawaited-call
  const later = api.get(process.env.B);
  const { data } = await api.get(process.env.PRICES);
  const list = [api.get(process.env.C), api.get(process.env.D)];
  await Promise.all([...list, later, ping()]);
  return api.get(process.env.E).then((r) => ({ statusCode: r.status }));
};
