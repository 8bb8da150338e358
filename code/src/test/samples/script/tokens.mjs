// trigger: http-api
export const handler = async (event) => {
  const token = event.headers.authorization.split(" ")[1];
  const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64").toString()); // finding: jwt-not-verified
  if (claims.group === "operators") {
    return { statusCode: 200, body: "welcome" };
  }
  return { statusCode: 403 };
};
