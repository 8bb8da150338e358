# trigger: http-api
# What columns are compared with is a parameter, and ids have a form of their own.
import json
import os

import bson
from marshmallow import Schema, fields
from pymongo import MongoClient
from sqlalchemy import Column, MetaData, String, Table, create_engine, select, text

rooms = Table("rooms", MetaData(), Column("name", String))
engine = create_engine(os.environ["DATABASE"], connect_args={"connect_timeout": 3})
users = MongoClient(os.environ["MONGO"], serverSelectionTimeoutMS=3000, socketTimeoutMS=3000).app.users


class Login(Schema):
    email = fields.Email(required=True)


def handler(event, context):
    params = event["queryStringParameters"]
    body = json.loads(event["body"])
    with engine.connect() as connection:
        query = select(rooms).where(rooms.c.name.contains(params["room"], autoescape=True))
        connection.execute(query.where(rooms.c.name.ilike(f"%{params['room']}%")))
        connection.execute(text(f"SELECT name FROM rooms WHERE name = '{params['room']}'"))  # finding: sql-injection
    users.find_one({"_id": bson.ObjectId(body["id"])})
    users.find_one({"email": Login().load(body)["email"]})
    users.find_one({"email": body["email"]})  # finding: nosql-injection
    return {"statusCode": 204}
