// trigger: schedule
import axios from 'axios';
import ky from 'ky';
import got from 'got';
const fast = axios.create({ baseURL: 'https://a.example.com', timeout: 2000 });
const slow = axios.create({ baseURL: 'https://b.example.com' });
const k = ky.create({ prefixUrl: 'https://c.example.com', timeout: 3000 });
const g = got.extend({ prefixUrl: 'https://d.example.com' });
export const handler = async () => {
  const a = await fast({ url: '/one' });
  const b = await k('two').json();
  const c = await fast('/three');
  const d = await slow({ url: '/four' }); // finding: request-without-timeout
  console.log(a.status);

  console.log(c.status);

  const e = await g('five').json(); // finding: request-without-timeout
  return [a.data, b, d.data, e];
};
