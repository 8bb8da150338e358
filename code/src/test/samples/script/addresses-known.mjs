// Hosts that were compared with known ones.
const HOSTS = ['a.example.com'];
export const handler = async (event) => {
  const url = new URL(event.queryStringParameters.feed);
  if (url.protocol !== 'https:' || !HOSTS.includes(url.hostname)) return { statusCode: 400 };
  await fetch(url, { signal: AbortSignal.timeout(10) });
  await fetch(url.href, { signal: AbortSignal.timeout(10) });
  const other = new URL(event.queryStringParameters.next);
  if (other.host === 'b.example.com') await fetch(other.toString(), { signal: AbortSignal.timeout(10) });
  if (other.origin !== process.env.ORIGIN) return { statusCode: 400 };
  await fetch(event.queryStringParameters.next, { signal: AbortSignal.timeout(10) });
  return { statusCode: 302, headers: { Location: other.href } };
};
