// trigger: rest-api
// Hosts whose addresses are looked up and asked what kind they are, with and without consequence.
import dns from "node:dns/promises";
import ipaddr from "ipaddr.js";

const range = (address) => ipaddr.parse(address).range();

const assertPublic = async (url) => {
  const found = await dns.lookup(new URL(url).hostname, { all: true });
  found.forEach(({ address }) => {
    if (ipaddr.parse(address).range() !== "unicast") {
      throw new Error("no public address");
    }
  });
};

const isPublic = async (url) => {
  const found = await dns.lookup(new URL(url).hostname, { all: true });
  return found.every(({ address }) => ipaddr.parse(address).range() === "unicast");
};

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  const { address } = await dns.lookup(new URL(body.logged).hostname);
  console.log("range of the host", range(address));
  await fetch(body.logged, { signal: AbortSignal.timeout(2000) }); // finding: server-side-request-forgery
  const found = await dns.lookup(new URL(body.warned).hostname);
  if (range(found.address) !== "unicast") {
    console.warn("a private address");
  }
  await fetch(body.warned, { signal: AbortSignal.timeout(2000) }); // finding: server-side-request-forgery
  await assertPublic(body.checked);
  await fetch(body.checked, { signal: AbortSignal.timeout(2000) });
  if (!(await isPublic(body.asked))) {
    return { statusCode: 400 };
  }
  await fetch(body.asked, { signal: AbortSignal.timeout(2000) });
  return { statusCode: 200 };
};
