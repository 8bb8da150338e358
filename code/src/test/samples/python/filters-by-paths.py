# handler: handler
"""Parts of a path are texts; what its route does not name may be anything."""
import os

import serverless_wsgi
from flask import Flask, request
from pymongo import MongoClient

orders = MongoClient(os.environ["MONGO_URI"])["shop"]["orders"]
app = Flask(__name__)


@app.route("/orders/<sku>")
def one(sku):
    return orders.find_one({"sku": sku}, {"_id": 0})


@app.route("/paths/<path:key>", methods=["POST"])
def key(key):
    orders.find_one({"key": key}, {"_id": 0})
    return orders.find_one({"sku": request.get_json()["sku"]}, {"_id": 0})  # finding: nosql-injection


def handler(event, context):
    return serverless_wsgi.handle_request(app, event, context)
