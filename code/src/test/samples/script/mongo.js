const { MongoClient, ObjectId } = require("mongodb");
const mongoose = require("mongoose");
const sanitize = require("mongo-sanitize");

const client = new MongoClient(process.env.MONGO);
const User = mongoose.model("User", new mongoose.Schema({ name: String }));
let cached;

async function database() {
  if (!cached) {
    await client.connect();
    cached = client.db("shop");
  }
  return cached;
}

exports.handler = async (event) => {
  const { name, password } = JSON.parse(event.body);
  const db = await database();
  const users = db.collection("users");
  await users.findOne({ name, password }); // finding: nosql-injection
  await users.findOne({ name: String(name) });
  await users.findOne({ name: `${name}` });
  await users.findOne({ name: { $eq: Number(name) } });
  await users.findOne({ _id: new ObjectId(name) });
  await users.findOne({ name: event.pathParameters.name });
  await users.find({ $where: `this.name == '${event.pathParameters.name}'` }).toArray(); // finding: nosql-injection
  await users.insertOne({ name });
  await users.deleteMany(JSON.parse(event.body)); // finding: nosql-injection
  await User.findOne({ name }); // finding: nosql-injection
  await User.findOneAndRemove({ name }); // finding: nosql-injection
  await User.distinct("city", { name }); // finding: nosql-injection
  await User.distinct("city", { name: String(name) });
  await User.find({ name: sanitize(name) });
  await User.findById(event.pathParameters.id);
  if (typeof name !== "string") {
    return { statusCode: 400 };
  }
  await User.findOne({ name });
  return { statusCode: 200 };
};
