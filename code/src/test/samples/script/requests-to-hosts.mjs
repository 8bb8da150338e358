// Patterns that end a host, and patterns that do not.
const OPTS = { signal: AbortSignal.timeout(1000) };
export const handler = async (event) => {
  const { a, b, c, d, e } = JSON.parse(event.body);
  if (/^https:\/\/[a-z0-9-]+\.example\.com\//.test(a)) await fetch(a, OPTS);
  if (/^https:\/\/api\.example\.com/.test(b)) await fetch(b, OPTS); // finding: server-side-request-forgery
  if (/^https?:\/\/(?:api|cdn)\.example\.com(?:\/|$)/.test(c)) await fetch(c, OPTS);
  if (/https:\/\/api\.example\.com\//.test(d)) await fetch(d, OPTS); // finding: server-side-request-forgery
  if (/^https:\/\/.*\.example\.com\//.test(e)) await fetch(e, OPTS); // finding: server-side-request-forgery
  return { statusCode: 204 };
};
