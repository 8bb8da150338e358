export const handler = async (event) => {
  const url = new URL(event.queryStringParameters.feed);
  if (url.protocol !== 'https:') return { statusCode: 400 };
  return fetch(url, { signal: AbortSignal.timeout(10) }); // finding: server-side-request-forgery
};
