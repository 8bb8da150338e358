// trigger: http-api
// Patterns of origins that strangers match as well.
import express from "express";
import cors from "cors";
import serverless from "serverless-http";

const app = express();
app.use("/a", cors({ origin: /.*/, credentials: true })); // finding: cors-any-origin
app.use("/b", cors({ origin: [/^https?:\/\//], credentials: true })); // finding: cors-any-origin
app.use("/c", cors({ origin: /\.com$/, credentials: true })); // finding: cors-any-origin
app.use("/d", cors({ origin: [/^https:\/\/[a-z]+\.shop\.example$/, "https://desk.example"], credentials: true }));
app.use("/e", cors({ origin: /.*/ }));
app.get("/h", (request, response) => response.json({}));

export const handler = serverless(app);
