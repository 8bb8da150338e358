# trigger: http-api
# What is said of one request stays said of the next.
import json
import time

import boto3

problems = []
clients = []
begun = []


class Validator:
    errors = []

    def check(self, body):
        for name in ("street", "town"):
            if name not in body:
                self.errors.append(f"{name} is missing")  # finding: request-state-kept
        return not self.errors


class Anew:
    def __init__(self):
        self.remarks = []

    def check(self, body):
        if "street" not in body:
            self.remarks.append("street is missing")
        return not self.remarks


def check(body):
    if "name" not in body:
        problems.append("name is missing")  # finding: request-state-kept
    return problems


def among(body, wrong=[]):
    if not body.get("name"):
        wrong.append("name")  # finding: request-state-kept
    return wrong


def missing(item, found=[]):
    if item["stock"] < item["minimum"]:
        found.append({"sku": item["sku"], "missing": item["minimum"] - item["stock"]})  # finding: request-state-kept
    return found


def client():
    if not clients:
        clients.append(boto3.client("s3"))
    return clients[0]


def handler(event, context):
    begun.append(time.time())
    body = json.loads(event["body"])
    own = []
    if "x" not in body:
        own.append("x is missing")
    validator = Validator()
    anew = Anew()
    validator.check(body)
    anew.check(body)
    client().head_bucket(Bucket="orders")
    missing(body["item"])
    told = [own, check(body), among(body), validator.errors, anew.remarks]
    return {"statusCode": 400, "body": json.dumps({"told": told, "calls": len(begun)})}
