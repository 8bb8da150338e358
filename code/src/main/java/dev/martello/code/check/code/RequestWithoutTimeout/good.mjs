import axios from "axios";

export const handler = async () => {
  const answer = await axios.get("https://orders.example.com", { timeout: 3000 });
  await fetch("https://orders.example.com", { signal: AbortSignal.timeout(3000) });
  return { statusCode: answer.status };
};
