import axios from "axios";

export const handler = async (event) => {
  const { address } = event.queryStringParameters;
  const answer = await fetch(address); // finding
  await axios.get(address, { timeout: 1000 }); // finding
  return { statusCode: 200, body: await answer.text() };
};
