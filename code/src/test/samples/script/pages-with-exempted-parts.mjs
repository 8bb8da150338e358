// trigger: http-api
// What is exempted from the escaping of a template is told where it is exempted.
import Handlebars from "handlebars";
import { html, raw } from "hono/html";

const page = Handlebars.compile("<p>{{text}}</p>");

export const handler = async (event) => {
  const { note, text } = event.queryStringParameters;
  const exempted = page({ text: new Handlebars.SafeString(note) }); // finding: cross-site-scripting
  const escaped = page({ text: new Handlebars.SafeString(Handlebars.escapeExpression(note)) });
  const notice = html`<div>${raw(`<b>${text}</b>`)}</div>`; // finding: cross-site-scripting
  const quiet = html`<div>${text}</div>`;
  return { statusCode: 200, headers: { "Content-Type": "text/html" }, body: exempted + escaped + notice + quiet };
};
