import jwt from "jsonwebtoken";

export const handler = async (event) => {
  const token = event.headers.authorization.slice(7);
  const claims = jwt.verify(token, process.env.PUBLIC_KEY, { algorithms: ["RS256"] });
  return { statusCode: 200, body: claims.sub };
};
