import escapeHtml from "escape-html";
import ejs from "ejs";
import Handlebars from "handlebars";
import DOMPurify from "isomorphic-dompurify";

const html = { "Content-Type": "text/html" };
const page = Handlebars.compile("<h1>{{name}}</h1>");

const respond = (status, body) => ({
  statusCode: status,
  headers: { "content-type": "text/html" },
  body,
});

export const handler = async (event) => {
  const { name, kind, next } = event.queryStringParameters;
  switch (kind) {
    case "raw":
      return { statusCode: 200, headers: html, body: "<h1>" + name + "</h1>" }; // finding: cross-site-scripting
    case "escaped":
      return { statusCode: 200, headers: html, body: `<h1>${escapeHtml(name)}</h1>` };
    case "purified":
      return { statusCode: 200, headers: html, body: DOMPurify.sanitize(name) };
    case "json":
      return { statusCode: 200, body: JSON.stringify({ name }) };
    case "number":
      return { statusCode: 200, headers: html, body: `<h1>${Number(name)}</h1>` };
    case "next":
      return { statusCode: 302, headers: { Location: next } }; // finding: open-redirect
    case "fixed":
      return { statusCode: 302, headers: { Location: `https://example.com/${next}` } };
    case "local":
      return { statusCode: 302, headers: { Location: "/items/" + next } };
    case "template":
      return respond(200, ejs.render(name, {})); // finding: template-injection, cross-site-scripting
    case "helper":
      return respond(200, `<p>${name}</p>`); // finding: cross-site-scripting
    case "compiled":
      return respond(200, "<p>x</p>");
    default:
      return respond(404, "<p>not found</p>");
  }
};

export const unused = page;
