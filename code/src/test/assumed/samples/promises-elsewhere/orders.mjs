// Asynchronous work of classes and functions in other files: kept, forgotten, and caught too late.
import { OrderService } from "./service.mjs";
import { audit } from "./audit.mjs";

const service = new OrderService(process.env.QUEUE_URL);

export const create = async (event) => {
  const order = JSON.parse(event.body);
  service.notify(order.id); // finding: unawaited-call
  if (order.express) audit(order.id, "express"); // finding: unawaited-call
  setImmediate(() => audit(order.id, "created")); // finding: unawaited-call
  return { statusCode: 202 };
};

export const remove = async (event) => {
  const noted = service.notify(event.body);
  await Promise.all([noted, audit("all", "begun")]);
  setImmediate(() => console.log("removed"));
  service.remember(event.body);
  return audit("all", "removed");
};

export const state = async (event) => {
  try {
    return service.state(event.pathParameters.id); // finding: returned-promise-uncaught
  } catch (error) {
    return { statusCode: 404 };
  }
};

export const states = async (event) => {
  try {
    const first = await service.state(event.pathParameters.id);
    return service.shown(first);
  } catch (error) {
    return { statusCode: 404 };
  }
};
