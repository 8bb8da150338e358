export const handler = async (event) => {
  console.log(JSON.stringify({ message: "order", name: event.queryStringParameters.name }));
  console.log("number", Number(event.queryStringParameters.number));
  return { statusCode: 200 };
};
