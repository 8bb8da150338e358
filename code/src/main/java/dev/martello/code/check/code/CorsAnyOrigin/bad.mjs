export const handler = async (event) => {
  const headers = {
    "access-control-allow-origin": event.headers.origin || "*", // finding
    "access-control-allow-credentials": true,
  };
  return { statusCode: 200, headers, body: "{}" };
};
