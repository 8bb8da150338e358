import express from "express";
import serverless from "serverless-http";

const app = express();
app.get("/login", (req, res) => {
  res.cookie("session", "x", { httpOnly: true, secure: true, sameSite: "lax" });
  res.cookie("language", "en");
  res.send("welcome");
});

export const handler = serverless(app);
