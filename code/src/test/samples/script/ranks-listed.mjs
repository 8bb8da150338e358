// trigger: http-api
// A rank that is one of a few is still what the caller says.
import { z } from "zod";

const Wish = z.object({ role: z.enum(["viewer", "editor", "admin"]), note: z.string().max(80) });
const ROLES = ["viewer", "editor", "admin"];

export const handler = async (event) => {
  const wish = Wish.parse(JSON.parse(event.body));
  if (wish.role === "admin") { // finding: caller-decides-rights
    return { statusCode: 200, body: process.env.REPORT };
  }
  const { role } = event.queryStringParameters;
  if (!ROLES.includes(role)) {
    return { statusCode: 400 };
  }
  if (role !== "admin") { // finding: caller-decides-rights
    return { statusCode: 403 };
  }
  return { statusCode: 204 };
};
