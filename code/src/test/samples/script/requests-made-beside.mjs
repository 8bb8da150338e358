// A request that says how long it may take says so for itself only.
import { Agent, request } from "undici";

const ALL = "https://prices.example.com/all";
const dispatcher = new Agent({ headersTimeout: 2000, bodyTimeout: 2000 });

export const handler = async () => {
  const bounded = new Request(ALL, { signal: AbortSignal.timeout(2000) });
  const prices = await fetch(bounded);
  const others = await fetch(ALL); // finding: request-without-timeout
  const more = await request(ALL, { method: "GET", dispatcher });
  const proxied = await request(ALL, { method: "GET" }); // finding: request-without-timeout
  return { statusCode: 200, body: JSON.stringify([await prices.json(), await others.json(), more.statusCode, proxied.statusCode]) };
};
