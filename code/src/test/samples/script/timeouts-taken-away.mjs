// trigger: schedule
// What waits for ten seconds by itself waits for ever where it is told so.
import ky from "ky";

const forever = ky.create({ prefixUrl: process.env.LEDGER_URL, timeout: false }); // finding: request-without-timeout
const bounded = ky.create({ prefixUrl: process.env.SHOP_URL, timeout: 3000 });
const usual = ky.create({ prefixUrl: process.env.STOCK_URL });

export const handler = async (event) => {
  await forever.put("entries", { json: event.order });
  await bounded.put("orders", { json: event.order });
  await usual.put("stock", { json: event.order });
  await ky.put(process.env.AUDIT_URL, { json: event.order, timeout: false }); // finding: request-without-timeout
  await ky.put(process.env.SEARCH_URL, { json: event.order, timeout: false, signal: AbortSignal.timeout(2000) });
};
