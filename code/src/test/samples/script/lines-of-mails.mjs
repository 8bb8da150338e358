// trigger: http-api
// The lines of a mail stand in a list; the empty one ends its head.
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";

const ses = new SESClient({});

class Message {
  lines = ["MIME-Version: 1.0", "Content-Transfer-Encoding: base64"];

  header(name, value) {
    this.lines.push(`${name}: ${value}`); // finding: header-injection
    return this;
  }

  encoded(name, value) {
    this.lines.push(`${name}: =?utf-8?B?${Buffer.from(value, "utf8").toString("base64")}?=`);
    return this;
  }

  html(markup) {
    return Buffer.from([...this.lines, "", Buffer.from(markup).toString("base64")].join("\r\n"));
  }
}

const plain = ({ to, text }) => ["From: shop@example.com", `To: ${to}`, "", text].join("\r\n"); // finding: header-injection

const quoted = ({ subject, text }) => ["From: shop@example.com", "", `Subject: ${subject}`, text].join("\r\n");

const cleaned = ({ to, text }) => ["From: shop@example.com", `To: ${to.replace(/[\r\n]/g, "")}`, "", text].join("\r\n");

const prompt = ({ subject, text }) => [`Subject: ${subject}`, text].join("\n");

export const handler = async (event) => {
  const form = JSON.parse(event.body);
  const mails = [
    new Message().header("From", "shop@example.com").header("X-Host", form.host).encoded("Subject", form.subject).html(form.text),
    plain(form),
    quoted(form),
    cleaned(form),
    prompt(form),
  ];
  for (const Data of mails) {
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(Data) } }));
  }
  return { statusCode: 204 };
};
