import xpath from "xpath";
import { users } from "./users.mjs";

export const handler = async (event) => {
  const found = xpath.select("//user", users);
  return { statusCode: 200, body: String(found.length) + event.queryStringParameters.name };
};
