import ldap from "ldapjs";

const client = ldap.createClient({ url: "ldaps://directory.example.com" });

export const handler = async (event) => {
  const filter = new ldap.EqualityFilter({ attribute: "uid", value: event.queryStringParameters.name });
  client.search("ou=people", { filter: "(objectClass=person)" });
  return { statusCode: 200, body: filter.toString() };
};
