export const handler = async (event) => {
  console.log(`order of ${event.queryStringParameters.name}`); // finding
  return { statusCode: 200 };
};
