import axios from "axios";
import got from "got";
import fetch2 from "node-fetch";
import https from "node:https";
import http from "http";
import { request } from "undici";
import superagent from "superagent";

const api = axios.create({ baseURL: "https://api.example.com", timeout: 1000 });
const signal = AbortSignal.timeout(1000);
const HOSTS = ["https://a.example.com/x", "https://b.example.com/x"];

export const handler = async (event) => {
  const { url, id, host } = JSON.parse(event.body);
  await fetch(url, { signal }); // finding: server-side-request-forgery
  await fetch2(`https://${host}/x`, { signal }); // finding: server-side-request-forgery
  await fetch(`https://api.example.com/items/${id}`, { signal });
  await fetch("https://api.example.com" + id, { signal }); // finding: server-side-request-forgery
  await fetch(`${process.env.API}/items/${id}`, { signal });
  await axios.get(url, { timeout: 1000 }); // finding: server-side-request-forgery
  await axios({ url, method: "post", timeout: 1000 }); // finding: server-side-request-forgery
  await axios.post("https://api.example.com/items", { url }, { timeout: 1000 });
  await axios.get("https://api.example.com/items", { params: { url }, timeout: 1000 });
  await api.get(`/items/${id}`);
  await api.get(url); // finding: server-side-request-forgery
  await got(url); // finding: server-side-request-forgery, request-without-timeout
  await got.post("https://api.example.com", { json: { url } }); // finding: request-without-timeout
  https.get(url, () => {}); // finding: server-side-request-forgery
  http.request({ hostname: host, path: "/" }, () => {}); // finding: server-side-request-forgery, request-without-timeout
  https.request({ hostname: "api.example.com", path: `/items/${id}` }, () => {}); // finding: request-without-timeout
  await request(url); // finding: server-side-request-forgery, request-without-timeout
  await superagent.get(url); // finding: request-without-timeout, server-side-request-forgery
  await fetch(new URL(url), { signal }); // finding: server-side-request-forgery
  if (HOSTS.includes(url)) {
    await fetch(url, { signal });
  }
  const parsed = new URL(url);
  if (parsed.hostname !== "api.example.com") {
    throw new Error("unknown host");
  }
  await fetch(parsed, { signal });
  return { statusCode: 200 };
};
