// Options of TLS, wherever libraries take them.
import { Client } from "ldapts";
import nats from "nats";
import amqp from "amqplib";
import imap from "imapflow";

const directory = new Client({
  url: "ldaps://directory.example.com",
  tlsOptions: { minVersion: "TLSv1" }, // finding: obsolete-protocol
});
const careless = { tls: { rejectUnauthorized: false } }; // finding: tls-verification-off
const careful = { tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" } };
const decided = { tls: { rejectUnauthorized: process.env.STAGE !== "development" } };
const old = { ssl: { secureProtocol: "TLSv1_method" } }; // finding: obsolete-protocol
const described = JSON.stringify({ rejectUnauthorized: false });

export const handler = async () => {
  await nats.connect({ servers: "tls://a.example.com", ...careless }); // finding: unclosed-resource
  await nats.connect({ servers: "tls://b.example.com", ...careful }); // finding: unclosed-resource
  await nats.connect({ servers: "tls://c.example.com", ...decided }); // finding: unclosed-resource
  await amqp.connect("amqps://d.example.com", old); // finding: unclosed-resource, client-per-invocation
  await directory.bind(process.env.DN, process.env.PASSWORD);
  return { statusCode: 200, body: described + imap.name };
};
