export const handler = async (event) => {
  const isFound = "orders".includes(event.queryStringParameters.text);
  const pattern = new RegExp("^[a-z]+$");
  return { statusCode: isFound && pattern.test(event.queryStringParameters.text) ? 200 : 404 };
};
