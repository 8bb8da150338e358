import knex from "knex";
import mongoose from "mongoose";
import { Sequelize } from "sequelize";

const db = knex({ client: "pg", debug: process.env.STAGE === "dev" });
const orm = new Sequelize(process.env.DATABASE, { logQueryParameters: true, logging: false });
mongoose.set("debug", false);
mongoose.set("strictQuery", true);

export const handler = async () => [await db("orders").count(), await orm.authenticate()];
