// trigger: http-api
// Texts of the code that every event adds, or that only the code's own state decides, tell nothing.
const headers = [];
const calls = [];
const ready = new Set();
const warnings = [];

const prepare = async () => fetch('https://example.com/prepare', { signal: AbortSignal.timeout(1000) });

export const handler = async (event) => {
  if (headers.length === 0) headers.push('x-a');
  calls.push('call');
  if (!ready.has('db')) {
    await prepare();
    ready.add('db');
  }
  if (event.queryStringParameters?.city === undefined) {
    warnings.push('city is missing'); // finding: request-state-kept
  }
  return { statusCode: 200, body: JSON.stringify({ headers, cold: calls.length === 1, ready: ready.size, warnings }) };
};
