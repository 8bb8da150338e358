// trigger: http-api
// Templates that escape what they are given, and those that do not.
import Handlebars from "handlebars";
import Mustache from "mustache";
import ejs from "ejs";
import pug from "pug";
import nunjucks from "nunjucks";
import { readFileSync } from "node:fs";

const strict = nunjucks.configure("views", { autoescape: true });
const loose = new nunjucks.Environment(null, { autoescape: false });
const own = Handlebars.create();
const page = own.compile(readFileSync("page.hbs", "utf8"));
const footer = nunjucks.compile("<p>{{ name }}</p>", strict);
const raw = own.compile("<p>{{{ name }}}</p>");
const headers = { "Content-Type": "text/html" };

export const handler = async (event) => {
  const { name } = event.queryStringParameters;
  switch (event.rawPath) {
    case "/page":
      return { statusCode: 200, headers, body: page({ name }) + footer.render({ name }) };
    case "/raw":
      return { statusCode: 200, headers, body: raw({ name }) }; // finding: cross-site-scripting
    case "/mustache":
      return { statusCode: 200, headers, body: Mustache.render("<p>{{name}}</p>", { name }) };
    case "/mustache-raw":
      return { statusCode: 200, headers, body: Mustache.render("<p>{{&name}}</p>", { name }) }; // finding: cross-site-scripting
    case "/ejs":
      return { statusCode: 200, headers, body: ejs.render("<p><%= name %></p>", { name }) };
    case "/ejs-raw":
      return { statusCode: 200, headers, body: ejs.render("<p><%- name %></p>", { name }) }; // finding: cross-site-scripting
    case "/pug":
      return { statusCode: 200, headers, body: pug.render("p= name", { name }) };
    case "/strict":
      return { statusCode: 200, headers, body: strict.renderString("<p>{{ name }}</p>", { name }) };
    case "/loose":
      return { statusCode: 200, headers, body: loose.renderString("<p>{{ name }}</p>", { name }) }; // finding: cross-site-scripting
    default:
      return { statusCode: 200, headers, body: own.compile(name)({}) }; // finding: template-injection
  }
};
