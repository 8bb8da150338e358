# trigger: rest-api
import json
import os
from peewee import MySQLDatabase, Model, CharField, SQL

db = MySQLDatabase("shop", host=os.environ["H"], user="u", password=os.environ["P"])


class Item(Model):
    name = CharField()

    class Meta:
        database = db


def lambda_handler(event, context):
    q = event["queryStringParameters"]["q"]
    a = list(Item.select().where(SQL("name = '" + q + "'")))  # finding: sql-injection
    b = list(Item.select().where(Item.name == q))
    c = list(Item.raw("SELECT * FROM item WHERE name = %s", q))
    d = list(Item.raw(f"SELECT * FROM item WHERE name = '{q}'"))  # finding: sql-injection
    e = db.execute_sql("SELECT count(*) FROM item WHERE name = '{}'".format(q))  # finding: sql-injection
    return {"statusCode": 200, "body": json.dumps([len(a), len(b), len(c), len(d), str(e)])}
