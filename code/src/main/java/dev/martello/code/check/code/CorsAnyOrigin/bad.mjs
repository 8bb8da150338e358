export const handler = async (event) => {
  const headers = {
    "access-control-allow-origin": event.headers.origin || "*",
    "access-control-allow-credentials": true,
  };
  return { statusCode: 200, headers, body: "{}" }; // finding
};
