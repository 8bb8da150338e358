const pages = new Set(["/orders", "/account"]);

export const handler = async (event) => {
  const next = event.queryStringParameters.next;
  return pages.has(next)
    ? { statusCode: 302, headers: { Location: next } }
    : { statusCode: 302, headers: { Location: `https://shop.example.com/search?q=${encodeURIComponent(next)}` } };
};
