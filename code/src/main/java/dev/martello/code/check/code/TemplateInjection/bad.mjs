import ejs from "ejs";

export const handler = async (event) => {
  const page = ejs.render("Hello " + event.queryStringParameters.name); // finding
  return { statusCode: 200, body: page };
};
