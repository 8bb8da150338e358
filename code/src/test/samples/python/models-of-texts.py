# trigger: rest-api
# Models that take texts alone, and one that takes anything.
import base64
import os
import pickle
from typing import Any

from pydantic import BaseModel
from pymongo import MongoClient

users = MongoClient(os.environ["MONGO"]).shop.users


class Login(BaseModel):
    name: str
    password: str


class Loose(BaseModel):
    name: Any
    password: Any


class Codec:
    load = staticmethod(pickle.loads)


def handler(event, context):
    login = Login.model_validate_json(event["body"])
    found = users.find_one({"name": login.name, "password": login.password})
    loose = Loose.model_validate_json(event["body"])
    other = users.find_one({"name": loose.name, "password": loose.password})  # finding: nosql-injection
    print(Codec.load(base64.b64decode(event["headers"]["x-state"])))  # finding: unsafe-deserialization
    return {"statusCode": 200 if found and other else 401}
