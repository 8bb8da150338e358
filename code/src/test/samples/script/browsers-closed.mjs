// trigger: sqs
// Browsers, connections and requests of further libraries.
import puppeteer from "puppeteer-core";
import amqp from "amqplib";
import superagent from "superagent";

async function shot(url) {
  const browser = await puppeteer.launch({ headless: true }); // finding: unclosed-resource
  const page = await browser.newPage();
  await page.goto(url);
  return page.screenshot();
}

async function printed(url) {
  const browser = await puppeteer.launch({ headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.pdf();
  } finally {
    await browser.close();
  }
}

export const handler = async () => {
  await shot(process.env.PAGE);
  await printed(process.env.PAGE);
  await superagent.post(process.env.HOOK).send({ done: true }); // finding: request-without-timeout
  await superagent.post(process.env.HOOK).timeout(2000).send({ done: true });
  const connection = await amqp.connect(process.env.BROKER); // finding: unclosed-resource, client-per-invocation
  await connection.createChannel();
};
