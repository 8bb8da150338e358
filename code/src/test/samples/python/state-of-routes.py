# handler: handler
# Frameworks call the functions of a service for the next request as for the first.
import os

import boto3
import serverless_wsgi
from flask import Flask, jsonify, request

app = Flask(__name__)
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
current = {}
seen = {}


class Session:
    def __init__(self):
        self.user = None

    def begin(self):
        user = request.headers.get("X-Auth-Subject")
        if user:
            self.user = user  # finding: request-state-kept


session = Session()


@app.before_request
def who():
    tenant = request.args.get("view")
    if tenant:
        current["view"] = tenant  # finding: request-state-kept


@app.get("/me")
def me():
    return jsonify(table.get_item(Key={"view": current.get("view")})["Item"])


@app.get("/orders")
def orders():
    session.begin()
    return jsonify(table.get_item(Key={"id": session.user})["Item"])


@app.get("/search")
def search():
    words = request.args.get("q")
    if words not in seen:
        seen[words] = table.get_item(Key={"words": words}).get("Item")
    return jsonify(seen[words])


def handler(event, context):
    return serverless_wsgi.handle_request(app, event, context)
