// Methods that run within what a decorator puts in their place.
import { exec } from "node:child_process";

function traced(_target: unknown, _key: string, descriptor: PropertyDescriptor) {
  const method = descriptor.value;
  descriptor.value = async function (...given: any[]) {
    console.log(`called with ${given[0].rawPath}`); // finding: log-injection
    return method.apply(this, given);
  };
}

function counted(_target: unknown, _key: string, descriptor: PropertyDescriptor) {
  const method = descriptor.value;
  descriptor.value = async function (...given: any[]) {
    console.log(`called with ${given.length}`);
    return method.apply(this, given);
  };
}

class Orders {
  @traced
  async show(event: { rawPath: string; file: string }) {
    exec(`convert /opt/${event.file}`, () => {}); // finding: os-command-injection
    return { statusCode: 200, body: "" };
  }

  @counted
  async list(event: { rawPath: string }) {
    return { statusCode: 200, body: JSON.stringify({ path: event.rawPath }) };
  }
}

const orders = new Orders();

export const handler = async (event: { rawPath: string; file: string }) => {
  await orders.list(event);
  return orders.show(event);
};
