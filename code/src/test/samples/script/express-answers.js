// trigger: none
const express = require("express");
const serverless = require("serverless-http");

const app = express();
const TARGETS = { home: "/home", shop: "https://shop.example.com/" };

app.get("/plain", (req, res) => {
  res.set("Content-Type", "text/plain");
  res.send("Hello " + req.query.name);
});
app.get("/typed", (req, res) => {
  res.type("txt");
  res.send("Hello " + req.query.name);
});
app.get("/head", (req, res) => {
  res.writeHead(200, { "Content-Type": "application/json" });
  res.end("Hello " + req.query.name);
});
app.get("/page", (req, res) => {
  res.setHeader("Content-Type", "text/html; charset=utf-8");
  res.send("Hello " + req.query.name); // finding: cross-site-scripting
});
app.get("/either", (req, res) => {
  if (req.query.raw === "1") {
    res.type("text/plain");
  }
  res.send("Hello " + req.query.name); // finding: cross-site-scripting
});
app.get("/both", (req, res) => {
  if (req.query.raw === "1") {
    res.type("text/plain");
    return res.send("Hello " + req.query.name);
  }
  return res.send("Hello " + req.query.name); // finding: cross-site-scripting
});
app.get("/other-header", (req, res) => {
  res.set("Cache-Control", "no-store");
  res.send("Hello " + req.query.name); // finding: cross-site-scripting
});

app.get("/relative", (req, res) => res.redirect("users/" + req.query.name));
app.get("/query", (req, res) => res.redirect("index.html?section=" + req.query.section));
app.get("/only-query", (req, res) => res.redirect("?page=" + req.query.page));
app.get("/joined", (req, res) => res.redirect(["index.html?section=", req.query.section].join("")));
app.get("/no-slash", (req, res) => res.redirect("u" + req.query.name)); // finding: open-redirect
app.get("/scheme", (req, res) => res.redirect("https:" + req.query.name)); // finding: open-redirect
app.get("/known", (req, res) => {
  if (TARGETS.hasOwnProperty(req.query.to)) {
    return res.redirect(TARGETS[req.query.to]);
  }
  return res.redirect(req.query.to); // finding: open-redirect
});
app.get("/known-itself", (req, res) => {
  if (Object.prototype.hasOwnProperty.call(TARGETS, req.query.to) || TARGETS.hasOwnProperty(req.query.to)) {
    return res.redirect(TARGETS[req.query.to]);
  }
  return res.redirect("/home");
});
app.get("/wait", async (req, res, next) => {
  try {
    await Promise.resolve(req.query.name);
    res.json({});
  } catch (error) {
    next(error);
  }
});

exports.handler = serverless(app);
