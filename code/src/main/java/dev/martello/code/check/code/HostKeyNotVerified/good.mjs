import { Client } from "ssh2";

const isKnown = (expected) => (key) => key.toString("base64") === expected;

export const handler = async () => {
  const client = new Client();
  client.connect({ host: "files.example.com", hostVerifier: isKnown(process.env.HOST_KEY) });
  client.end();
  const other = new Client();
  other.connect({
    host: "files.example.com",
    hostVerifier: (key, verified) => verified(key.toString("base64") === process.env.HOST_KEY),
  });
  other.end();
};
