// A helper that keeps a promise gives how many there are.
export const handler = async () => {
  const calls = [];
  const add = (url) => calls.push(fetch(url, { signal: AbortSignal.timeout(3000) }));
  add('https://example.com/a');
  add('https://example.com/b');
  const answers = await Promise.all(calls);
  return { statusCode: answers[0].status };
};
