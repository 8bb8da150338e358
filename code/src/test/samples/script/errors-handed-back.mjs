// trigger: http-api
// Errors that promises and callbacks hand over.
import express from "express";
import serverless from "serverless-http";
import mysql from "mysql";

const pool = mysql.createPool({ connectionLimit: 1 });
const app = express();

app.get("/a", (request, response) => {
  pool.query("SELECT 1", (err, rows) => {
    if (err) return response.status(500).json({ error: err.message }); // finding: error-detail-returned
    return response.json(rows);
  });
});
app.get("/b", (request, response) => {
  fetch(process.env.SHOP, { signal: AbortSignal.timeout(1000) })
    .then((answer) => response.json({ ok: answer.ok }))
    .catch((error) => response.status(502).send(String(error))); // finding: error-detail-returned
});
app.get("/c", (request, response, next) => {
  fetch(process.env.SHOP, { signal: AbortSignal.timeout(1000) })
    .then((answer) => response.json({ ok: answer.ok }))
    .catch(next);
});
app.get("/d", (request, response) => {
  pool.query("SELECT 1", (err, rows) => {
    if (err) {
      console.error(err);
      return response.status(500).json({ error: "not available" });
    }
    return response.json(rows);
  });
});

export const handler = serverless(app);
