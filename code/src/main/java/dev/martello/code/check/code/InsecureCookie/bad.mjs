import express from "express";
import serverless from "serverless-http";

const app = express();
app.get("/login", (req, res) => {
  res.cookie("session", "x", { httpOnly: true }); // finding
  res.cookie("language", "en", { secure: false }); // finding
  res.send("welcome");
});

export const handler = serverless(app);
