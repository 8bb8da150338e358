import jwt from "jsonwebtoken";

export const handler = async (event) => {
  const claims = jwt.decode(event.headers.authorization.slice(7)); // finding
  return { statusCode: 200, body: claims.sub };
};
