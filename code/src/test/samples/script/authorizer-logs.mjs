// trigger: authorizer
import { createHmac, timingSafeEqual } from "node:crypto";

export const handler = async (event) => {
  console.log("method", event.methodArn);
  console.log("token", JSON.stringify(event.authorizationToken)); // finding: secret-logged
  const given = createHmac("sha256", process.env.KEY).update(event.authorizationToken).digest();
  const isAllowed = timingSafeEqual(given, Buffer.from(process.env.EXPECTED, "hex"));
  return {
    principalId: "caller",
    policyDocument: {
      Version: "2012-10-17",
      Statement: [{ Action: "execute-api:Invoke", Effect: isAllowed ? "Allow" : "Deny", Resource: event.methodArn.split("/")[0] + "/*" }],
    },
  };
};
