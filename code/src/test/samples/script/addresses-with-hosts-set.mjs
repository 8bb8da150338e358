// Addresses whose parts are written one by one.
const wait = () => ({ signal: AbortSignal.timeout(3000) });

export const handler = async (event) => {
  const { host, page, region } = event.queryStringParameters;
  const first = new URL("https://example.com/status");
  first.host = host;
  await fetch(first, wait()); // finding: server-side-request-forgery
  const second = new URL(process.env.BASE);
  second.hostname = `${region}.${host}`;
  await fetch(second.toString(), wait()); // finding: server-side-request-forgery
  const third = new URL(process.env.BASE);
  third.pathname = `/pages/${encodeURIComponent(page)}`;
  third.search = new URLSearchParams({ page }).toString();
  await fetch(third, wait());
  const fourth = new URL("https://example.com");
  fourth.searchParams.set("host", host);
  await fetch(fourth, wait());
  return { statusCode: 204 };
};
