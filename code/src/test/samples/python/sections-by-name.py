# trigger: http-api
# Each name chooses another function, of which one asks once; a file of SQLite is asked without a round trip.
import json
import os
import sqlite3
from contextlib import closing

import boto3

ssm = boto3.client("ssm")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def style():
    return ssm.get_parameter(Name=os.environ["STYLE"])["Parameter"]["Value"]


def limits():
    return table.get_item(Key={"pk": "limits"}).get("Item")


def country(code):
    with closing(sqlite3.connect("file:countries.db?mode=ro", uri=True)) as db:
        return db.execute("SELECT name FROM country WHERE code = ?", (code,)).fetchone()[0]


def price(sku):
    return table.get_item(Key={"pk": sku}).get("Item")  # finding: calls-in-loop


SECTIONS = {"style": style, "limits": limits}


def handler(event, context):
    wanted = [name for name in event["queryStringParameters"]["sections"].split(",") if name in SECTIONS]
    found = {name: SECTIONS[name]() for name in wanted}
    for name in wanted:
        found[name + "2"] = SECTIONS.get(name)()
    found["countries"] = [country(code) for code in event["queryStringParameters"]["codes"].split(",")]
    found["prices"] = [price(sku) for sku in event["queryStringParameters"]["skus"].split(",")]
    return {"statusCode": 200, "body": json.dumps(found, default=str)}
