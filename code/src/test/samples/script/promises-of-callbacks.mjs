// trigger: http-api
// What a promise is ended with where a client calls back, and options that callers send over defaults.
import ldap from "ldapjs";

class Directory {
  constructor(options) {
    Object.assign(this, options);
  }

  open() {
    return new Promise((resolve, reject) => {
      const client = ldap.createClient({ url: this.url, connectTimeout: 3000, timeout: 5000 });
      client.bind(this.user, this.password, (error) => (error ? reject(error) : resolve(client)));
    });
  }
}

const directory = new Directory({ url: process.env.LDAP_URL });
const defaults = { region: "eu", version: "v3" };

const read = async (overrides = {}) => {
  const { region, version } = { ...defaults, ...overrides };
  return fetch(`https://${region}.example.com/${version}`, { signal: AbortSignal.timeout(3000) }); // finding: server-side-request-forgery
};

export const handler = async (event) => {
  const { name, ...options } = event.queryStringParameters ?? {};
  const client = await directory.open();
  client.search("ou=people", { filter: `(cn=${name})` }, () => {}); // finding: ldap-injection
  client.unbind();
  await read(options);
  return { statusCode: 204 };
};
