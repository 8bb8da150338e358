import knex from "knex";
import mongoose from "mongoose";
import { Sequelize } from "sequelize";

const db = knex({ client: "pg", debug: true }); // finding
const orm = new Sequelize(process.env.DATABASE, { logQueryParameters: true, logging: console.log }); // finding
mongoose.set("debug", true); // finding

export const handler = async () => [await db("orders").count(), await orm.authenticate()];
