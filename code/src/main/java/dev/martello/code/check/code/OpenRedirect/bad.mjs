export const handler = async (event) => {
  return { statusCode: 302, headers: { Location: event.queryStringParameters.next } }; // finding
};
