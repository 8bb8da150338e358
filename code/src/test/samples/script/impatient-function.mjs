// trigger: schedule
// timeout: 10
import axios from 'axios';
import got from 'got';
import ky from 'ky';
import { request, Agent, Pool, setGlobalDispatcher } from 'undici';
import fetch2 from 'node-fetch';
import superagent from 'superagent';
import needle from 'needle';
import Redis from 'ioredis';
import mysql from 'mysql2/promise';
import { MongoClient } from 'mongodb';
import pg from 'pg';
import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import OpenAI from 'openai';
import pTimeout from 'p-timeout';
import { GraphQLClient } from 'graphql-request';
const WAIT = 30_000;
const api = axios.create({ baseURL: 'https://a.example.com', timeout: WAIT }); // finding: timeout-beyond-function
const s3 = new S3Client({ requestHandler: { requestTimeout: 60000 } }); // finding: timeout-beyond-function
const s3b = new S3Client({ requestHandler: new NodeHttpHandler({ socketTimeout: 20000 }) }); // finding: timeout-beyond-function
const s3c = new S3Client({ requestHandler: new NodeHttpHandler({ connectionTimeout: 15000, requestTimeout: 3000 }) }); // finding: timeout-beyond-function
const redis = new Redis({ host: 'r', commandTimeout: 30000 }); // finding: timeout-beyond-function
const pool = mysql.createPool({ host: 'h', connectTimeout: 20000 }); // finding: timeout-beyond-function
const mongo = new MongoClient(process.env.M, { serverSelectionTimeoutMS: 30000 }); // finding: timeout-beyond-function
const db = new pg.Pool({ connectionTimeoutMillis: 15000 }); // finding: timeout-beyond-function
const db2 = new pg.Pool({ statement_timeout: 15000 }); // finding: timeout-beyond-function
const ai = new OpenAI({ timeout: 60 * 1000 }); // finding: timeout-beyond-function
const agent = new Agent({ headersTimeout: 30000 }); // finding: timeout-beyond-function
export const handler = async () => {
  await api.get('/a');
  await axios.get('https://x.example.com', { timeout: 15 * 1000 }); // finding: timeout-beyond-function
  await axios({ url: 'https://x.example.com', timeout: 1000 * 12 }); // finding: timeout-beyond-function
  await axios.post('https://x.example.com', {}, { signal: AbortSignal.timeout(29000) }); // finding: timeout-beyond-function
  await fetch('https://x.example.com', { signal: AbortSignal.timeout(WAIT) }); // finding: timeout-beyond-function
  await got('https://x.example.com', { timeout: { request: 30000 } }); // finding: timeout-beyond-function
  await got.post('https://x.example.com', { timeout: { response: 20000 } }); // finding: timeout-beyond-function
  await ky.get('https://x.example.com', { timeout: 20000 }); // finding: timeout-beyond-function
  await ky.put('https://x.example.com', { timeout: 20000 }); // finding: timeout-beyond-function
  await request('https://x.example.com', { headersTimeout: 30000, bodyTimeout: 1000 }); // finding: timeout-beyond-function
  await fetch2('https://x.example.com', { timeout: 30000 }); // finding: timeout-beyond-function
  await superagent.get('https://x.example.com').timeout({ response: 5000, deadline: 60000 }); // finding: timeout-beyond-function
  await needle('get', 'https://x.example.com', { response_timeout: 20000 }); // finding: timeout-beyond-function
  const c = new AbortController();
  const t = setTimeout(() => c.abort(), 15000); // finding: timeout-beyond-function
  await fetch('https://x.example.com', { signal: c.signal });
  clearTimeout(t);
  await pTimeout(db.query('select 1'), { milliseconds: 20000 }); // finding: timeout-beyond-function
  await Promise.race([db.query('select 1'), new Promise((_, rej) => setTimeout(() => rej(new Error('t')), 20000))]); // finding: timeout-beyond-function
  await redis.get('a'); await pool.query('select 1'); await mongo.db('a').collection('b').findOne({}); await db2.query('select 1'); await ai.models.list();
  await axios.get('https://x.example.com', { timeout: 5000 });
  await got('https://x.example.com', { timeout: { request: 3000 } });
  await fetch('https://x.example.com', { signal: AbortSignal.timeout(9000) });
};
