// Addresses that are asked over plain HTTP, and those of hosts that are near.
import axios from 'axios';
import http from 'node:http';
import got from 'got';

const client = axios.create({ baseURL: 'http://crm.example.com/api', timeout: 2000 }); // finding: obsolete-protocol
const near = axios.create({ baseURL: 'http://orders:8080/api', timeout: 2000 });
const LIMIT = { signal: AbortSignal.timeout(1000) };

export const handler = async (event) => {
  await fetch('http://prices.example.com/all', LIMIT); // finding: obsolete-protocol
  await fetch(`http://${process.env.ES_HOST}/_search`, LIMIT); // finding: obsolete-protocol
  await fetch(`https://${process.env.ES_HOST}/_search`, LIMIT);
  await got('http://localhost:2773/secretsmanager/get?secretId=x', { timeout: { request: 1000 } }).json();
  await client.get('/customers');
  await near.get('/customers');
  http.get('http://pings.example.org/beat', { timeout: 500 }, (res) => res.resume()); // finding: obsolete-protocol
  return { statusCode: 200 };
};
