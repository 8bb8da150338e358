const KNOWN = new Set(["https://orders.example.com"]);

export const handler = async (event) => {
  const origin = event.headers.origin;
  const allowed = KNOWN.has(origin) ? origin : "https://orders.example.com";
  return {
    statusCode: 200,
    headers: { "Access-Control-Allow-Origin": allowed, "Access-Control-Allow-Credentials": "true" },
    body: "{}",
  };
};
