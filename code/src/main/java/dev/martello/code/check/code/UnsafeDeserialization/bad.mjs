import serialize from "node-serialize";

export const handler = async (event) => {
  const order = serialize.unserialize(event.body); // finding
  return { statusCode: 200, body: order.name };
};
