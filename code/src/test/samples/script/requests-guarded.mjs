const signal = AbortSignal.timeout(1000);
const ALLOWED_HOSTS = new Set(["a.example.com", "b.example.com"]);

function assertAllowed(address) {
  const { hostname } = new URL(address);
  if (!ALLOWED_HOSTS.has(hostname)) {
    throw new Error(`host ${hostname} is not allowed`);
  }
}

const isAllowed = (address) => ALLOWED_HOSTS.has(new URL(address).hostname);

export const handler = async (event) => {
  const { first, second, third, fourth } = event.queryStringParameters;
  assertAllowed(first);
  await fetch(first, { signal });
  if (!isAllowed(second)) return { statusCode: 403 };
  await fetch(second, { signal });
  if (third.startsWith("https://api.example.com/")) {
    await fetch(third, { signal });
  }
  if (third.startsWith("https://")) {
    await fetch(third, { signal }); // finding: server-side-request-forgery
  }
  await fetch(fourth, { signal }); // finding: server-side-request-forgery
  await fetch(`https://api.example.com/${encodeURIComponent(fourth)}`, { signal });
  return { statusCode: 200 };
};
