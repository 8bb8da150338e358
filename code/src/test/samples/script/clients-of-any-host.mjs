// trigger: http-api
// What all requests of a client begin with decides where they go.
import axios from "axios";
import got from "got";
import CryptoJS from "crypto-js";
import nodemailer from "nodemailer";
import { createClient } from "redis";

const fixed = axios.create({ baseURL: process.env.PARTNER, timeout: 3000 });
const cache = createClient({ url: process.env.CACHE, socket: { tls: true, checkServerIdentity: () => undefined } }); // finding: tls-verification-off
const strict = createClient({ url: process.env.CACHE, socket: { tls: true } });
const mails = nodemailer.createTransport({ host: process.env.MAILS, ignoreTLS: true }); // finding: obsolete-protocol
const safe = nodemailer.createTransport({ host: process.env.MAILS, requireTLS: true });

const hidden = (text) => CryptoJS.AES.encrypt(text, "a passphrase of 28 characters").toString(); // finding: secret-in-code
const shown = (text) => CryptoJS.AES.encrypt(text, process.env.PHRASE).toString();

export const handler = async (event) => {
  const { partner, page } = event.queryStringParameters;
  const client = axios.create({ baseURL: partner, timeout: 3000 }); // finding: server-side-request-forgery
  const answers = [
    await client.get("/status"),
    await axios.get("/status", { baseURL: `https://${partner}`, timeout: 3000 }), // finding: server-side-request-forgery
    await got("status", { prefixUrl: partner, timeout: { request: 3000 } }), // finding: server-side-request-forgery
    await fixed.get(`/pages/${encodeURIComponent(page)}`),
    await axios.get(`/pages/${encodeURIComponent(page)}`, { baseURL: process.env.PARTNER, timeout: 3000 }),
  ];
  const kept = [cache.isReady, strict.isReady, mails.isIdle(), safe.isIdle(), hidden(page), shown(page)];
  return { statusCode: 200, body: JSON.stringify({ count: answers.length, kept }) };
};
