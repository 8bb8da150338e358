import { EventEmitter } from "node:events";
import { AsyncLocalStorage } from "node:async_hooks";
import { exec, execFile } from "node:child_process";

const bus = new EventEmitter();
const context = new AsyncLocalStorage<{ tenant: string }>();

bus.on("order", (order) => {
  exec(`print ${order.name}`); // finding: os-command-injection
});
bus.once("other", ({ id }) => exec("print " + Number(id)));

class Bus extends EventEmitter {
  publish(order: any) {
    this.emit("created", order);
  }
}
const own = new Bus();
own.on("created", (order) => exec(`label ${order.name}`)); // finding: os-command-injection

function handle() {
  const { tenant } = context.getStore()!;
  exec(`tenant ${tenant}`); // finding: os-command-injection
}

function count() {
  const store = context.getStore();
  exec(`count ${Number(store?.tenant)}`);
}

export const handler = async (event: any) => {
  const order = JSON.parse(event.body);
  bus.emit("order", order);
  bus.emit("other", order);
  own.publish(order);
  await context.run({ tenant: event.queryStringParameters.tenant }, async () => handle());
  context.run({ tenant: event.queryStringParameters.tenant }, count);
  return { statusCode: 204 };
};
