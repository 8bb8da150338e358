// trigger: http-api
// Which class answers a request is found in a table; each has getters of its own.
import pg from "pg";

const pool = new pg.Pool({ max: 1 });

class Query {
  constructor(event) {
    this.asked = { ...event.queryStringParameters };
  }
  async run() {
    const { rows } = await pool.query(this.statement, this.values); // finding: sql-injection
    return { statusCode: 200, body: JSON.stringify(rows) };
  }
  get values() {
    return [];
  }
}

class ByName extends Query {
  get statement() {
    return `SELECT * FROM people WHERE name LIKE '%${this.asked.name}%'`;
  }
}

class ById extends Query {
  get statement() {
    return "SELECT * FROM people WHERE id = $1";
  }
  get values() {
    return [this.asked.id];
  }
}

const routes = { "GET /names": ByName, "GET /ids": ById };

export const handler = (event) => new routes[event.routeKey](event).run();
