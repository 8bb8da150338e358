// Addresses that must begin like one of a list, and one that nobody looks at.
import axios from 'axios';
const KNOWN = ['https://hooks.example.com/', 'https://partner.example.org/api/'];
const http = axios.create({ timeout: 3000, maxRedirects: 0 });
export const handler = async (event) => {
  const { hook, other, third } = JSON.parse(event.body);
  if (!KNOWN.some((start) => hook.startsWith(start))) return { statusCode: 400 };
  await http.post(hook, { text: 'done' });
  await http.post(other, { text: 'done' }); // finding: server-side-request-forgery
  if (!['https:', 'http:'].some((start) => third.startsWith(start))) return { statusCode: 400 };
  await http.post(third, { text: 'done' }); // finding: server-side-request-forgery
  return { statusCode: 204 };
};
