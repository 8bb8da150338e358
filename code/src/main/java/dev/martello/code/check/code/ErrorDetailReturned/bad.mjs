export const handler = async (event) => {
  try {
    return { statusCode: 200, body: JSON.stringify(JSON.parse(event.body)) };
  } catch (error) {
    return { statusCode: 500, body: error.stack }; // finding
  }
};
