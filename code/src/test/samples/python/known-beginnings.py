# Addresses that must begin like one of a list, and words that are quoted for an expression.
import json
import os
import re

import requests
from pymongo import MongoClient

KNOWN = ["https://hooks.example.com/", "https://partner.example.org/api/"]
notes = MongoClient(os.environ["NOTES"], serverSelectionTimeoutMS=3000, socketTimeoutMS=3000).desk.notes


def handler(event, context):
    body = json.loads(event["body"])
    if not any(body["hook"].startswith(start) for start in KNOWN):
        return {"statusCode": 400}
    requests.post(body["hook"], timeout=3)
    requests.post(body["other"], timeout=3)  # finding: server-side-request-forgery
    found = list(notes.find({"title": {"$regex": re.escape(body["title"]), "$options": "i"}}).limit(9))
    more = list(notes.find({"title": body["title"]}).limit(9))  # finding: nosql-injection
    return {"statusCode": 200, "body": json.dumps([len(found), len(more)])}
