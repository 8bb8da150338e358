// trigger: http-api
// What was asked for with a caller's token and is kept under a name that is the same for all.
import NodeCache from "node-cache";
import { LRUCache } from "lru-cache";
import TTLCache from "@isaacs/ttlcache";

const carts = new NodeCache({ stdTTL: 300 });
const orders = new LRUCache({ max: 50, ttl: 60000 });
const own = new LRUCache({ max: 50 });
const prices = new TTLCache({ ttl: 1000 });
const pages = new Map();
let profile;

async function ask(path, token) {
  const response = await fetch(`https://shop.example/${path}`, { headers: { authorization: token }, signal: AbortSignal.timeout(2000) });
  return response.json();
}

class Session {
  async user(headers) {
    if (!this.current) {
      this.current = await ask("me", headers.cookie); // finding: request-state-kept
    }
    return this.current;
  }
}
const session = new Session();

export const handler = async (event) => {
  const token = event.headers.authorization;
  const { sub } = event.requestContext.authorizer.jwt.claims;
  profile ??= await ask("profile", token); // finding: request-state-kept
  let cart = carts.get("cart");
  if (!cart) {
    cart = await ask("cart", event.headers["x-api-key"]);
    carts.set("cart", cart); // finding: request-state-kept
  }
  let list = orders.get("orders");
  if (!list) {
    list = await ask(`orders/${encodeURIComponent(sub)}`, "");
    orders.set("orders", list); // finding: request-state-kept
  }
  if (!own.has(sub)) own.set(sub, await ask("orders", token));
  if (!pages.has(token)) pages.set(token, await ask("page", token));
  if (!prices.has("all")) prices.set("all", await ask("prices", process.env.TOKEN));
  return {
    statusCode: 200,
    body: JSON.stringify({
      profile,
      cart,
      orders: list,
      own: own.get(sub),
      page: pages.get(token),
      prices: prices.get("all"),
      user: await session.user(event.headers),
    }),
  };
};
