const knex = require("knex")({ client: "pg" });
const { Sequelize, QueryTypes, literal } = require("sequelize");
const { PrismaClient, Prisma } = require("@prisma/client");
const { DataSource } = require("typeorm");
const { RDSDataClient, ExecuteStatementCommand } = require("@aws-sdk/client-rds-data");
const { AthenaClient, StartQueryExecutionCommand } = require("@aws-sdk/client-athena");

const sequelize = new Sequelize(process.env.DATABASE_URL);
const prisma = new PrismaClient();
const source = new DataSource({ type: "postgres" });
const rds = new RDSDataClient({});
const athena = new AthenaClient({});

exports.handler = async (event) => {
  const { name, order } = JSON.parse(event.body);
  await knex.raw("SELECT * FROM t WHERE name = '" + name + "'"); // finding: sql-injection
  await knex.raw("SELECT * FROM t WHERE name = ?", [name]);
  await knex("t").where({ name });
  await knex("t").whereRaw(`name = '${name}'`); // finding: sql-injection
  await knex("t").select("a").where("b", 1).orderByRaw(order); // finding: sql-injection
  await knex("t").whereRaw("name = ?", [name]);
  await sequelize.query(`SELECT * FROM t WHERE name = '${name}'`); // finding: sql-injection
  await sequelize.query("SELECT * FROM t WHERE name = :name", {
    replacements: { name },
    type: QueryTypes.SELECT,
  });
  const sorted = literal(order); // finding: sql-injection
  const other = Sequelize.literal(`${order} DESC`); // finding: sql-injection
  await prisma.$queryRaw`SELECT * FROM t WHERE name = ${name}`;
  await prisma.$queryRawUnsafe(`SELECT * FROM t WHERE name = '${name}'`); // finding: sql-injection
  await prisma.$queryRawUnsafe("SELECT * FROM t WHERE name = $1", name);
  await prisma.$executeRaw(Prisma.raw(`DELETE FROM t WHERE name = '${name}'`)); // finding: sql-injection
  await prisma.user.findMany({ where: { name } });
  await source.query("SELECT * FROM t WHERE name = '" + name + "'"); // finding: sql-injection
  await source.query("SELECT * FROM t WHERE name = $1", [name]);
  await source.manager.query(`SELECT ${name}`); // finding: sql-injection
  const users = source.getRepository("User");
  await users.createQueryBuilder("u").where(`u.name = '${name}'`).getMany(); // finding: sql-injection
  await users.createQueryBuilder("u").where("u.name = :name", { name }).getMany();
  await users.createQueryBuilder("u").where("1 = 1").andWhere("u.a = " + name).getOne(); // finding: sql-injection
  await users.find({ where: { name } });
  await rds.send(
    new ExecuteStatementCommand({ // finding: sql-injection
      resourceArn: process.env.CLUSTER,
      secretArn: process.env.SECRET,
      sql: `SELECT * FROM t WHERE name = '${name}'`,
    }),
  );
  await rds.send(
    new ExecuteStatementCommand({
      resourceArn: process.env.CLUSTER,
      secretArn: process.env.SECRET,
      sql: "SELECT * FROM t WHERE name = :name",
      parameters: [{ name: "name", value: { stringValue: name } }],
    }),
  );
  await athena.send(new StartQueryExecutionCommand({ QueryString: "SELECT " + name })); // finding: sql-injection
  return { statusCode: 200, body: JSON.stringify([sorted, other]) };
};
