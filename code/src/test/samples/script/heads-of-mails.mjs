// trigger: http-api
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";

const ses = new SESClient({});

const raw = (form) =>
  `From: shop@example.com\r\nTo: desk@example.com\r\nSubject: ${form.subject}\r\n\r\n${form.text}`; // finding: header-injection

const body = (form) => `From: shop@example.com\r\nTo: desk@example.com\r\n\r\nSubject: ${form.subject}\r\n${form.text}`;

const cleaned = (form) => `From: shop@example.com\r\nSubject: ${form.subject.replace(/[\r\n]/g, "")}\r\n\r\n${form.text}`;

const prompt = (form) => `Subject: ${form.subject}\nText: ${form.text}`;

export const handler = async (event) => {
  const form = JSON.parse(event.body);
  await Promise.all(
    [raw(form), body(form), cleaned(form), prompt(form)].map((text) =>
      ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(text) } })),
    ),
  );
  return { statusCode: 204 };
};
