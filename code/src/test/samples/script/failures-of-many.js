// trigger: sns
const { Pool } = require("pg");

const pool = new Pool({ max: 2, connectionTimeoutMillis: 3000, query_timeout: 8000 });

async function index({ id, title }) {
  await pool.query("INSERT INTO articles (id, title) VALUES ($1, $2)", [id, title]);
}

exports.handler = async (event) => {
  const articles = event.Records.map(({ Sns }) => JSON.parse(Sns.Message));
  await Promise.all(articles.map(index)).catch((err) => console.error("indexing failed", err.code)); // finding: calls-in-loop, swallowed-failure
  await Promise.all(articles.map(index)).catch((err) => {
    console.error("indexing failed", err.code);
    throw err;
  });
  await Promise.all([pool].map((each) => each.end())).catch((err) => console.error("not ended", err.code));
};
