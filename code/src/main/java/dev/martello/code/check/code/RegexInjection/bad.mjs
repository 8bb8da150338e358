export const handler = async (event) => {
  const pattern = new RegExp(event.queryStringParameters.pattern); // finding
  return { statusCode: pattern.test("orders") ? 200 : 404 };
};
