// trigger: sqs
import knexOf from 'knex';
import { PrismaClient } from '@prisma/client';
import { Sequelize, DataTypes } from 'sequelize';

const knex = knexOf({ client: 'pg', connection: process.env.DB });
const prisma = new PrismaClient();
const db = new Sequelize(process.env.DB!);
const Account = db.define('Account', { balance: DataTypes.INTEGER });

export const handler = async (event: any) => {
  for (const record of event.Records) {
    const { id, amount, values } = JSON.parse(record.body);
    await knex('ratings').where({ id: Number(id) }).increment({ votes: 1 }); // finding: repeated-effect
    await knex('ratings').where({ id: Number(id) }).update({ votes: Number(amount) });
    await Account.increment({ balance: Number(amount) }, { where: { id: Number(id) } }); // finding: repeated-effect
    await prisma.counter.update({ where: { id: Number(id) }, data: { hits: { increment: 1 } } }); // finding: repeated-effect
    await prisma.counter.upsert({ where: { id: Number(id) }, create: { hits: 1 }, update: { hits: { decrement: 1 } } }); // finding: repeated-effect
    await prisma.counter.update({ where: { id: Number(id) }, data: { hits: Number(amount) } });
    await prisma.counter.update({ where: { id: Number(id) }, data: values });
  }
};
