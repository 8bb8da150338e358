import json
import os

from pymongo import MongoClient

users = MongoClient(os.environ["MONGO"])["app"]["users"]


def handler(event, context):
    body = json.loads(event["body"])
    print(f"keys {list(event.keys())}")
    if not isinstance(body["name"], str):
        return {"statusCode": 400}
    users.find_one({"name": body["name"]})
    if isinstance(body["city"], dict):
        users.find_one({"city": body["city"]})  # finding: nosql-injection
    return {"statusCode": 204}
