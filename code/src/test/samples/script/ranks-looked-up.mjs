// trigger: http-api
// A table says what each rank may, and the caller says which one is his.
const RIGHTS = { admin: ["read", "delete"], viewer: ["read"] };
const NAMES = { de: "Deutsch", en: "English" };

export const handler = async (event) => {
  const role = event.headers["x-user-role"];
  if (!RIGHTS[role]?.includes("delete")) { // finding: caller-decides-rights
    return { statusCode: 403 };
  }
  const own = event.requestContext.authorizer.lambda.role;
  if (!RIGHTS[own]?.includes("delete")) {
    return { statusCode: 403 };
  }
  return { statusCode: 200, body: NAMES[event.queryStringParameters.lang] ?? NAMES.en };
};
