import createHttpError, { isHttpError } from "http-errors";
import Boom from "@hapi/boom";
import { z, ZodError } from "zod";

const Order = z.object({ id: z.string() });

async function load(id: string) {
  if (!id) throw createHttpError(404, "not found");
  if (id.length > 20) throw Boom.badRequest("the id is too long");
  return { id };
}

export const handler = async (event: any) => {
  try {
    const order = Order.parse(JSON.parse(event.body));
    return { statusCode: 200, body: JSON.stringify(await load(order.id)) };
  } catch (error: any) {
    if (isHttpError(error) && error.expose) {
      return { statusCode: error.statusCode, body: JSON.stringify({ message: error.message }) };
    }
    if (createHttpError.isHttpError(error)) {
      return { statusCode: error.statusCode, body: JSON.stringify({ message: error.message }) };
    }
    if (Boom.isBoom(error)) {
      return { statusCode: error.output.statusCode, body: JSON.stringify({ message: error.message }) };
    }
    if (error instanceof ZodError) {
      return { statusCode: 400, body: JSON.stringify({ message: error.message }) };
    }
    const message = error.expose ? error.message : "internal error";
    if (event.headers["x-short"]) {
      return { statusCode: error.statusCode ?? 500, body: JSON.stringify({ message }) };
    }
    if (!error.expose) {
      return { statusCode: 500, body: JSON.stringify({ message: error.message }) }; // finding: error-detail-returned
    }
    return { statusCode: 500, body: JSON.stringify({ message: "internal error" }) };
  }
};
