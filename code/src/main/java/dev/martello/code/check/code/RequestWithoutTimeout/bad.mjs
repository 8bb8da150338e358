import axios from "axios";

export const handler = async () => {
  const answer = await axios.get("https://orders.example.com"); // finding
  return { statusCode: answer.status };
};
