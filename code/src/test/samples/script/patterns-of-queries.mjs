// trigger: http-api
// An expression that a database runs is told where nobody chooses the query itself.
import mongoose from "mongoose";
import { MongoClient } from "mongodb";

const Recipe = mongoose.model("Recipe", new mongoose.Schema({ title: String }));
const mongo = new MongoClient(process.env.MONGO);

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export const handler = async (event) => {
  const { title, name, kind } = event.queryStringParameters;
  const db = mongo.db("shop");
  const recipes = [
    await Recipe.find({ title: { $regex: String(title), $options: "i" } }).lean(), // finding: regex-injection
    await Recipe.find({ title: { $regex: escaped(title), $options: "i" } }).lean(),
    await Recipe.find({ title: { $regex: "^soup" } }).lean(),
  ];
  const filter = { active: true };
  if (name) {
    filter.$or = [{ name: { $regex: `^${name}` } }];
  }
  const found = await db.collection("people").find(filter).toArray(); // finding: regex-injection
  const counted = await db
    .collection("people")
    .aggregate([{ $match: { kind: { $regex: escaped(kind) } } }])
    .toArray();
  return { statusCode: 200, body: JSON.stringify({ recipes, found, counted }) };
};
