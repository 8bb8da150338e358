// What wraps a handler, and is the code's own, is run around it.
const guarded = (run) => async (event) => {
  try {
    return { statusCode: 200, body: JSON.stringify(await run(event)) };
  } catch (error) {
    return { statusCode: 502, body: JSON.stringify({ detail: String(error) }) }; // finding: error-detail-returned
  }
};

exports.handler = guarded(async (event) => {
  const answer = await fetch('https://weather.example.com/', { signal: AbortSignal.timeout(100) });
  return answer.json();
});
