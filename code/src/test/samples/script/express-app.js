const express = require("express");
const serverless = require("serverless-http");
const { exec } = require("child_process");
const { Pool } = require("pg");
const escape = require("escape-html");
const path = require("path");

const app = express();
const router = express.Router();
const pool = new Pool();

app.use(express.json());
app.use((req, res, next) => {
  req.user = { name: req.headers["x-user"] };
  next();
});

const list = async (req, res) => {
  const { rows } = await pool.query("SELECT * FROM t WHERE a = '" + req.query.a + "'"); // finding: sql-injection
  res.json(rows);
};

class Items {
  static async show(req, res) {
    await pool.query(`SELECT * FROM t WHERE id = ${req.params.id}`); // finding: sql-injection
    await pool.query("SELECT * FROM t WHERE id = $1", [req.params.id]);
    res.send({ id: req.params.id });
  }
}

app.get("/items", list);
router.get("/:id", Items.show);
router.post("/", async (req, res) => {
  exec("notify " + req.body.name); // finding: os-command-injection
  res.status(201).json({ name: req.body.name });
});
router
  .route("/page")
  .get((req, res) => {
    res.send("<h1>" + req.query.name + "</h1>"); // finding: cross-site-scripting
  })
  .post((req, res) => {
    res.send("<h1>" + escape(req.body.name) + "</h1>");
  });
router.get("/go", (req, res) => res.redirect(req.query.to)); // finding: open-redirect
router.get("/home", (req, res) => res.redirect("/home"));
router.get("/file", (req, res) => res.sendFile(path.join("/opt", req.query.file))); // finding: path-traversal
router.get("/any-file", (req, res) => res.sendFile(req.query.file)); // finding: path-traversal
router.get("/file-without-dots", (req, res) => res.sendFile("/opt/" + req.query.file));
router.get("/download", (req, res) => res.download(req.query.file)); // finding: path-traversal
router.get("/root", (req, res) => res.sendFile("terms.txt", { root: req.query.root })); // finding: path-traversal
router.get("/download-of-root", (req, res) => res.download(req.query.file, { root: "/opt" }));
router.get("/safe", (req, res) => res.sendFile(req.query.file, { root: "/opt" }));
router.get("/status", (req, res) => res.status(200).send(`Hello ${req.query.name}`)); // finding: cross-site-scripting
app.use("/items", router);

module.exports.handler = serverless(app);
