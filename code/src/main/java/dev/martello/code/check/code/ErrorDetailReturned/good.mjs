export const handler = async (event) => {
  try {
    return { statusCode: 200, body: JSON.stringify(JSON.parse(event.body)) };
  } catch (error) {
    console.error(error);
    return { statusCode: 500, body: JSON.stringify({ message: "cannot answer" }) };
  }
};
