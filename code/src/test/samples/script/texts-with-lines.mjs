// trigger: http-api
// Lines that look like the head of a message are one only where the message is sent as it stands.
import net from "node:net";
import nodemailer from "nodemailer";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";

const ses = new SESv2Client({});
const transport = nodemailer.createTransport({ host: process.env.RELAY });

const body = async ({ name, about, text }) => {
  const Data = `From: ${name}\r\nSubject: ${about}\r\nMessage: ${text}`;
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: "shop@example.com",
      Content: { Simple: { Subject: { Data: "Contact form" }, Body: { Text: { Data } } } },
    }),
  );
};

const raw = async ({ title, text }) => {
  const message = `From: shop@example.com\r\nSubject: ${title}\r\n\r\n${text}`; // finding: header-injection
  await ses.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(message) } } }));
};

const mailed = async ({ subject, text }) => {
  const message = `From: shop@example.com\r\nSubject: ${subject}\r\n\r\n${text}`; // finding: header-injection
  await transport.sendMail({ envelope: { from: "shop@example.com", to: ["desk@example.com"] }, raw: message });
};

const typed = async ({ sender, text }) => {
  await transport.sendMail({ to: "desk@example.com", text: `From: ${sender}\r\nSubject: ${sender}\r\n${text}` });
};

const written = ({ host }) => {
  const peer = net.connect(80, process.env.PEER);
  peer.end(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`); // finding: header-injection
};

const listed = ({ first }) => ["From: " + first, "To: desk"].join("\r\n");

export const handler = async (event) => {
  const form = JSON.parse(event.body);
  console.log(JSON.stringify({ text: `Host: ${form.peer}\r\nReferences: ${form.peer}\r\n` }));
  await body(form);
  await raw(form);
  await mailed(form);
  await typed(form);
  written(form);
  return { statusCode: 200, headers: { "content-type": "text/plain" }, body: listed(form) };
};
