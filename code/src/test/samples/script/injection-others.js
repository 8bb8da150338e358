const ldap = require("ldapjs");
const xpath = require("xpath");
const libxml = require("libxmljs");
const Handlebars = require("handlebars");
const _ = require("lodash"); // finding: heavy-import
const nunjucks = require("nunjucks");

const client = ldap.createClient({ url: process.env.LDAP });

exports.handler = async (event) => {
  const { name, text, template } = JSON.parse(event.body);
  client.search("ou=users", { filter: `(uid=${name})` }, () => {}); // finding: ldap-injection
  client.search("ou=users", { filter: "(uid=admin)" }, () => {});
  xpath.select(`//user[name='${name}']`, {}); // finding: xpath-injection
  xpath.select("//user", {});
  libxml.parseXml(text, { noent: true }); // finding: xml-external-entity
  libxml.parseXml(text);
  Handlebars.compile(template)({ name }); // finding: template-injection
  Handlebars.compile("Hello {{name}}")({ name });
  _.template(template)({ name }); // finding: template-injection
  nunjucks.renderString(template, {}); // finding: template-injection
  nunjucks.renderString("Hello {{ name }}", { name });
  new RegExp(name).test(text); // finding: regex-injection
  new RegExp(_.escapeRegExp(name)).test(text);
  /fixed/.test(text);
  return { statusCode: 200 };
};
