import libxmljs from "libxmljs";

export const handler = async (event) => {
  const order = libxmljs.parseXml(event.body, { noent: true }); // finding
  return { statusCode: 200, body: order.root().name() };
};
