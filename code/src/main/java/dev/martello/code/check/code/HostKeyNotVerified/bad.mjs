import { Client } from "ssh2";

function settings(host, verify) {
  const common = { host, username: "reports", privateKey: process.env.KEY };
  if (verify) return { ...common, hostVerifier: verify };
  return { ...common, hostVerifier: (_key, done) => done(true) }; // finding
}

export const handler = async () => {
  const client = new Client();
  client.connect(settings("files.example.com", undefined));
  client.end();
  const other = new Client();
  other.connect({ host: "files.example.com", hostVerifier: (key, verified) => { verified(true); } }); // finding
  other.end();
};
