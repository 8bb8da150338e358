const express = require("express");
const serverless = require("serverless-http");

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const app = express();
app.get("/a", (req, res, next) => next(new HttpError(400, "no")));
app.use((err, req, res, next) => {
  if (err instanceof HttpError) res.status(err.status).json({ message: err.message });
  else if (err instanceof TypeError) res.status(400).json({ message: err.message }); // finding: error-detail-returned
  else res.status(500).json({ message: "internal error" });
});
module.exports.handler = serverless(app);
