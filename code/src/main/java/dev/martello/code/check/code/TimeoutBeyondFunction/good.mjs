// timeout: 15
import axios from "axios";

const client = axios.create({ timeout: 10_000 });

export const handler = async () => {
  const answer = await fetch("https://api.example.com", { signal: AbortSignal.timeout(8000) });
  const rates = await axios.get("https://api.example.com/rates", { timeout: Number(process.env.WAIT) });
  return { statusCode: answer.status, body: rates.data + client.defaults };
};
