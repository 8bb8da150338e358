// trigger: http-api
// Generators that libraries run like async functions, as they were written before those.
"use strict";

const co = require("co");
const Promise = require("bluebird");
const MongoDB = require("mongodb");

const mongoClient = Promise.promisifyAll(MongoDB.MongoClient);
let database;

const connect = co.wrap(function* () {
  if (database === undefined) {
    database = yield mongoClient.connectAsync(process.env.MONGO);
  }
  return database;
});

const find = Promise.coroutine(function* (name) {
  const db = yield connect();
  return yield db.collection("users").findOne({ name }); // finding: nosql-injection
});

const shown = co.wrap(function* (id) {
  const db = yield connect();
  return yield db.collection("users").findOne({ id: String(id) });
});

module.exports.handler = co.wrap(function* (event) {
  const request = JSON.parse(event.body);
  const user = yield find(request.name);
  const other = yield shown(request.id);
  const both = yield co(function* () {
    const db = yield connect();
    return yield db.collection("pairs").findOne({ pair: request.pair }); // finding: nosql-injection
  });
  return { statusCode: 200, body: JSON.stringify({ known: [user, other, both].filter(Boolean).length }) };
});

function* numbers(limit) {
  for (let each = 0; each < limit; each++) {
    yield each;
  }
}

module.exports.sums = async () => [...numbers(3)].reduce((sum, each) => sum + each, 0);
