// Keys, protocols and certificates in options of libraries.
import crypto from 'node:crypto';
import https from 'node:https';
import tls from 'node:tls';
import CryptoJS from 'crypto-js';
import jwt from 'jsonwebtoken';
import jwksClient from 'jwks-rsa';
import config from 'config';
import got from 'got';
import puppeteer from 'puppeteer-core';
import escapeHtml from 'escape-html';
import { Sequelize } from 'sequelize';

const keys = jwksClient({ jwksUri: process.env.JWKS });
const db = new Sequelize('shop', 'app', process.env.PASSWORD, {
  dialect: 'postgres',
  dialectOptions: { ssl: { require: true, ca: process.env.CA } },
});
const open = new Sequelize('shop', 'app', process.env.PASSWORD, {
  dialect: 'postgres',
  dialectOptions: { ssl: { require: true, rejectUnauthorized: false } }, // finding: tls-verification-off
});
const old = new https.Agent({ minVersion: 'TLSv1' }); // finding: obsolete-protocol
const agent = new https.Agent({ minVersion: 'TLSv1.2' });
const api = got.extend({ prefixUrl: process.env.API, timeout: { request: 3000 } });
const slow = got.extend({ prefixUrl: process.env.API });

export const handler = async (event) => {
  const { token, kid, name } = JSON.parse(event.body);
  const key = await keys.getSigningKey(kid);
  const claims = jwt.verify(token, key.getPublicKey(), { algorithms: ['RS256'] });
  const others = jwt.verify(token, config.jwtSecret, { algorithms: ['HS256'] });
  jwt.verify(token, 'correct-horse-battery', { algorithms: ['HS256'] }); // finding: secret-in-code
  jwt.sign({ name }, key, { algorithm: 'none' }); // finding: jwt-not-verified
  crypto.createHmac('sha256', config.webhookSecretValue).update(name).digest('hex');
  crypto.createHmac('sha256', 'p8Xq2Lr9ZtYw').update(name).digest('hex'); // finding: secret-in-code
  const secret = crypto.randomBytes(32);
  crypto.createCipheriv('aes-256-cbc', secret, Buffer.from('0123456789abcdef')); // finding: weak-cipher
  crypto.createCipheriv('aes-256-gcm', secret.subarray(0, 32), crypto.randomBytes(12));
  crypto.generateKeyPairSync('rsa', { modulusLength: 1024 }); // finding: short-key, blocked-event-loop
  crypto.generateKeyPairSync('rsa', { modulusLength: 3072 }); // finding: blocked-event-loop
  const digest = CryptoJS.MD5(name).toString(); // finding: weak-hash
  const better = CryptoJS.SHA256(name).toString();
  tls.connect(443, 'example.com', { minVersion: 'TLSv1.1' }, () => {}).end(); // finding: obsolete-protocol
  tls.connect(443, 'example.com', { rejectUnauthorized: false }, () => {}).end(); // finding: tls-verification-off
  await api.post('audit', { json: { digest, better, claims, others } });
  await slow.post('audit', { json: {} }); // finding: request-without-timeout
  const browser = await puppeteer.launch(); // finding: unclosed-resource
  const page = await browser.newPage();
  await page.setContent(`<h1>${name}</h1>`); // finding: cross-site-scripting
  await page.setContent(`<h1>${escapeHtml(name)}</h1>`);
  await browser.close();
  return { statusCode: 200, body: JSON.stringify({ db: db.name, open: open.name, agents: [old, agent].length }) };
};
