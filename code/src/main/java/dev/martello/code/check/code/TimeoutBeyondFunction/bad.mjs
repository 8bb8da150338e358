// timeout: 5
import axios from "axios";

const client = axios.create({ timeout: 10000 }); // finding

export const handler = async () => {
  const answer = await fetch("https://api.example.com", { signal: AbortSignal.timeout(8000) }); // finding
  const rates = await axios.get("https://api.example.com/rates", { timeout: 5000 }); // finding
  return { statusCode: answer.status, body: rates.data + client.defaults };
};
