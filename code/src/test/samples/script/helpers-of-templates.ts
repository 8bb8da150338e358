import Handlebars from "handlebars";

const icons = { ok: "check" };

Handlebars.registerHelper("bold", (text) => new Handlebars.SafeString(`<b>${text}</b>`)); // finding: cross-site-scripting
Handlebars.registerHelper("safe", (text) => new Handlebars.SafeString(`<b>${Handlebars.escapeExpression(text)}</b>`));
Handlebars.registerHelper("link", function (url, options) {
  return new Handlebars.SafeString("<a href='" + url + "'>" + options.fn(this) + "</a>"); // finding: cross-site-scripting
});
Handlebars.registerHelper({
  money: (cents) => new Handlebars.SafeString(`<b>${Number(cents).toFixed(2)}</b>`),
  icon: (name) => new Handlebars.SafeString(`<i class="${name}"></i>`),
  heading: (text) => new Handlebars.SafeString(`<h1>${text}</h1>`),
  loud: (text) => String(text).toUpperCase(),
});

const page = Handlebars.compile(
  "{{icon 'cart'}}{{heading title}}<p>{{bold name}} {{safe name}} {{money cents}} {{loud name}}</p>{{#link url}}more{{/link}}",
);

export const handler = async (event: any) => {
  const { name, url, cents } = event.queryStringParameters;
  const body = page({ title: "Hello", name, url, cents });
  return { statusCode: 200, headers: { "content-type": "text/html" }, body };
};
