// Promises of libraries that nobody waits for.
import pg from "pg";
import mongoose from "mongoose";

const pool = new pg.Pool({ max: 2 });
const Visit = mongoose.model("Visit", new mongoose.Schema({ page: String }));

export const handler = async (event) => {
  pool.query("INSERT INTO visits (page) VALUES ($1)", [event.page]); // finding: unawaited-call
  await pool.query("INSERT INTO visits (page) VALUES ($1)", [event.page]);
  pool.query("SELECT 1", (error) => console.log(error));
  Visit.create({ page: event.page }); // finding: unawaited-call
  await Visit.create({ page: event.page });
  const client = await pool.connect();
  try {
    await client.query("SELECT 1");
  } finally {
    client.release();
  }
};
