# trigger: http-api
"""All operations of MongoDB that take a filter, and those of a bulk."""
import asyncio
import json
import os

from pymongo import AsyncMongoClient, DeleteMany, InsertOne, MongoClient, UpdateOne

resets = MongoClient(os.environ["MONGO"], serverSelectionTimeoutMS=3000).shop.resets
others = AsyncMongoClient(os.environ["MONGO"], serverSelectionTimeoutMS=3000).shop.others


def fingerprint(text):
    return text.lower()


async def begin(body):
    await others.find_one({"name": body["name"]})  # finding: nosql-injection
    await others.find_one({"name": str(body["name"])})


def handler(event, context):
    body = json.loads(event["body"])
    asyncio.run(begin(body))
    criteria = {"used": False}
    safe = {"used": False}
    for name in ("token", "code"):
        if name in body:
            criteria[name] = fingerprint(body[name]) if isinstance(body[name], str) else body[name]
            safe[name] = fingerprint(body[name]) if isinstance(body[name], str) else ""
    resets.find_one_and_delete(criteria)  # finding: nosql-injection
    resets.find_one_and_delete(safe)
    resets.find_one_and_replace({"_id": body["id"]}, {})  # finding: nosql-injection
    resets.find_one_and_replace({"_id": {"$eq": body["id"]}}, {})
    resets.replace_one({"_id": body["id"]}, {})  # finding: nosql-injection
    resets.replace_one({"_id": 1}, {"name": str(body["id"])})
    resets.distinct("name", {"city": body["city"]})  # finding: nosql-injection
    resets.distinct("name", {"city": str(body["city"])})
    resets.bulk_write(
        [
            UpdateOne({"_id": body["id"]}, {"$set": {"done": True}}),  # finding: nosql-injection
            DeleteMany({"city": {"$eq": body["city"]}}),
            InsertOne({"city": str(body["city"])}),
        ]
    )
    return {"statusCode": 204}
