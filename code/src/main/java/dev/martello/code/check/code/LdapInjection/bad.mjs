import ldap from "ldapjs";

const client = ldap.createClient({ url: "ldaps://directory.example.com" });

export const handler = async (event) => {
  client.search("ou=people", { filter: `(uid=${event.queryStringParameters.name})` }); // finding
  return { statusCode: 200 };
};
