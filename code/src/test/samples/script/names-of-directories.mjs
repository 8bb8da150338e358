// trigger: http-api
import ldap from "ldapjs";
import { Client } from "ldapts";
import escape from "ldap-escape";

const people = new Client({ url: "ldaps://ldap.example.com", timeout: 4000, connectTimeout: 3000 });
const older = ldap.createClient({ url: "ldaps://ldap.example.com" });
const nameOf = (user) => `uid=${user},ou=staff,dc=example,dc=com`;

export const handler = async (event) => {
  const { user, password, mail } = JSON.parse(event.body);
  await people.bind("cn=reader,dc=example,dc=com", password);
  await people.bind(escape.dn`uid=${user},dc=example,dc=com`, password);
  await people.bind(nameOf(user), password); // finding: ldap-injection
  await people.modify(`uid=${user},ou=staff,dc=example,dc=com`, []); // finding: ldap-injection
  await new Promise((resolve) => {
    older.bind("cn=" + user + ",dc=example,dc=com", password, resolve); // finding: ldap-injection
  });
  return { statusCode: 204, body: mail ? "1" : "" };
};
