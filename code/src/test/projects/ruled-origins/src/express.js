const cors = require("cors");
const express = require("express");
const serverless = require("serverless-http");

const app = express();
app.use(cors({ origin: true, credentials: true }));
app.get("/shop", (_, response) => response.json({ open: true }));
exports.handler = serverless(app);
