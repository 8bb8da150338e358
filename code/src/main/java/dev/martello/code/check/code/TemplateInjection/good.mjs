import ejs from "ejs";

export const handler = async (event) => {
  const page = ejs.render("Hello <%= name %>", { name: event.queryStringParameters.name });
  return { statusCode: 200, body: page };
};
