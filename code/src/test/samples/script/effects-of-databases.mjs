// trigger: sqs
// Updates that add, and mails, of further libraries.
import nodemailer from "nodemailer";
import pg from "pg";
import { MongoClient } from "mongodb";

const pool = new pg.Pool({ max: 1 });
const stock = new MongoClient(process.env.MONGO).db().collection("stock");
const mails = nodemailer.createTransport(process.env.SMTP);

export const handler = async (event) => {
  for (const record of event.Records) {
    const { sku, count } = JSON.parse(record.body);
    await pool.query("UPDATE stock SET left = left - $1 WHERE sku = $2", [Number(count), String(sku)]); // finding: repeated-effect
    await pool.query("UPDATE stock SET seen = $1 WHERE sku = $2", [true, String(sku)]);
    await stock.updateOne({ sku: String(sku) }, { $inc: { sold: Number(count) } }); // finding: repeated-effect, calls-in-loop
    await stock.updateOne({ sku: String(sku), orders: { $ne: record.messageId } }, { $inc: { sold: Number(count) }, $push: { orders: record.messageId } }); // finding: calls-in-loop
    await stock.updateOne({ sku: String(sku) }, { $set: { seen: true } }); // finding: calls-in-loop
    await mails.sendMail({ from: process.env.FROM, to: process.env.DESK, subject: "sold", text: String(sku) }); // finding: repeated-effect
  }
};
