const Joi = require('joi');
const mysql = require('mysql2/promise');
const pool = mysql.createPool(process.env.DB_URL);
const schema = Joi.object({ id: Joi.number().integer().required(), sort: Joi.string().valid('asc', 'desc'), email: Joi.string().email(), name: Joi.string().alphanum(), free: Joi.string() });
exports.handler = async (event) => {
  const { error, value } = schema.validate(JSON.parse(event.body));
  if (error) return { statusCode: 400, body: 'invalid' };
  await pool.query(`SELECT * FROM a WHERE id = ${value.id} ORDER BY x ${value.sort}`);
  await pool.query(`SELECT * FROM a WHERE name = '${value.name}'`);
  await pool.query(`SELECT * FROM a WHERE free = '${value.free}'`); // finding: sql-injection
  const checked = Joi.attempt(JSON.parse(event.body), schema);
  await pool.query(`SELECT * FROM a WHERE id = ${checked.id}`);
  const again = await schema.validateAsync(JSON.parse(event.body));
  await pool.query(`SELECT * FROM a WHERE id = ${again.id}`);
  return { statusCode: 200 };
};
