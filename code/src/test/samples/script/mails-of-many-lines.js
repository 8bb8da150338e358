const { SESClient, SendRawEmailCommand } = require("@aws-sdk/client-ses");

const ses = new SESClient({});
const oneLine = (text) => String(text).replace(/[\r\n\0]+/g, " ").slice(0, 120);

class Message {
  #headers = [];

  header(name, value) {
    this.#headers.push(`${name}: ${value}`); // finding: header-injection
    return this;
  }

  render(text) {
    const body = Buffer.from(text, "utf8").toString("base64");
    return Buffer.from([...this.#headers, "", body].join("\r\n"));
  }
}

class Letter {
  constructor() {
    this.head = [];
  }

  set(name, value) {
    this.head.push(name + ": " + value); // finding: header-injection
    return this;
  }

  toString() {
    return this.head.join("\r\n") + "\r\n\r\n";
  }
}

class Clean {
  constructor() {
    this.head = [];
  }

  set(name, value) {
    this.head.push(name + ": " + oneLine(value));
    return this;
  }

  toString() {
    return this.head.join("\r\n") + "\r\n\r\n";
  }
}

exports.handler = async (event) => {
  const form = JSON.parse(event.body || "{}");
  const message = new Message()
    .header("From", process.env.SENDER)
    .header("Subject", oneLine(form.subject))
    .header("To", process.env.INBOX)
    .header("Message-ID", `<${event.requestContext.requestId}@example.com>`)
    .header("X-Customer-Name", form.name)
    .header("X-Customer-City", oneLine(form.city))
    .header("X-Mailer", "forms")
    .header("MIME-Version", "1.0")
    .header("Content-Type", "text/plain; charset=utf-8")
    .header("Content-Language", "en")
    .header("Content-Transfer-Encoding", "base64");
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: message.render(form.text) } }));
  const letter = new Letter().set("From", process.env.SENDER).set("Subject", form.subject);
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(letter.toString() + form.text) } }));
  const clean = new Clean();
  for (const name of ["X-One", "X-Two", "X-Three", "X-Four", "X-Five", "X-Six", "X-Seven", "X-Eight", "X-Nine"]) {
    clean.set(name, form.remark);
  }
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(clean.toString() + form.text) } }));
  return { statusCode: 202, body: "" };
};
