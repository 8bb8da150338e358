// trigger: http-api
// A new list has as many elements as the one that it is made of.
import axios from "axios";

const shop = axios.create({ baseURL: process.env.SHOP, timeout: 2000 });
const price = async (part) => (await shop.get(`/parts/${encodeURIComponent(part)}`)).data;

export const handler = async (event) => {
  const { parts } = JSON.parse(event.body);
  const wanted = [...new Set(parts)];
  const prices = await Promise.all(wanted.map((part) => price(part))); // finding: unbounded-parallelism
  const few = await Promise.all(["a", "b"].map((part) => price(part)));
  return { statusCode: 200, body: JSON.stringify([prices, few]) };
};
