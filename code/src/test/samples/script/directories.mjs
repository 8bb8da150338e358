// Connections to directories and brokers that stay, and one that is closed.
import ldap from 'ldapjs';
import { Client } from 'ldapts';
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ clientId: 'telemetry', brokers: [process.env.BROKER], requestTimeout: 5000 });
async function people() {
  const client = ldap.createClient({ url: process.env.LDAP_URL, timeout: 5000 }); // finding: unclosed-resource, client-per-invocation
  return new Promise((resolve, reject) => client.search('ou=people', { scope: 'sub' }, (err, res) => (err ? reject(err) : resolve(res))));
}
async function groups() {
  const client = new Client({ url: process.env.LDAP_URL, timeout: 5000 });
  try {
    return await client.search('ou=groups', { scope: 'sub' });
  } finally {
    await client.unbind();
  }
}
async function tell(text) {
  const producer = kafka.producer({ idempotent: true }); // finding: unclosed-resource, client-per-invocation
  await producer.connect();
  await producer.send({ topic: 'alarms', messages: [{ value: text }] });
}
export const handler = async () => {
  await tell('started');
  return [await people(), await groups()];
};
