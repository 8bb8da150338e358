import escape from "escape-html";

export const handler = async (event) => {
  const name = event.queryStringParameters.name;
  if (event.headers.accept === "application/json") {
    return { statusCode: 200, body: JSON.stringify({ name }) };
  }
  return {
    statusCode: 200,
    headers: { "content-type": "text/html" },
    body: `<h1>Hello ${escape(name)}</h1>`,
  };
};
