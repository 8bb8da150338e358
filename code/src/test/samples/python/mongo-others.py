# trigger: http-api
import json
import os

import mongoengine
from flask_pymongo import PyMongo
from mongosanitizer.sanitizer import sanitize
from pymongo import MongoClient

orders = MongoClient(os.environ["MONGO"])["shop"]["orders"]
flask = PyMongo()


def handler(event, context):
    query = event["queryStringParameters"]
    wanted = json.loads(query["filter"])
    flask.db.user.find({"name": wanted})  # finding: nosql-injection
    mongoengine.connect("shop").user.find({"name": wanted})  # finding: nosql-injection
    mongoengine.get_db().user.find({"name": {"$eq": wanted}})
    flask.db.user.find({"name": query["name"]})
    flask.db.user.find({"name": sanitize(json.loads(query["filter"]))})
    orders.aggregate(pipeline=[{"$match": wanted}])  # finding: nosql-injection
    orders.aggregate([{"$match": {"name": query["name"]}}])
    code = {"body": "function(a) { return a === '" + query["name"] + "' }", "args": ["$a"], "lang": "js"}
    orders.find_one({"$expr": {"$function": code}})  # finding: nosql-injection
    safe = {"body": "function(a, b) { return a === b }", "args": ["$a", query["name"]], "lang": "js"}
    orders.find_one({"$expr": {"$function": safe}})
    orders.map_reduce("function() { emit(this." + query["name"] + ") }", "function() {}", "out")  # finding: nosql-injection
    return {"statusCode": 204}
