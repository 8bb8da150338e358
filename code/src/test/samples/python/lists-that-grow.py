# trigger: http-api
import json

import boto3

TABLE = boto3.resource("dynamodb").Table("widgets")
WARNINGS = []
COUNTED = []
FLUSHED = []
TOLD = []
SEEN = []


class Basket:
    items = []

    def add(self, item):
        self.items.append(item)  # finding: request-state-kept

    def total(self):
        return sum(int(item["price"]) for item in self.items)


class Context:
    groups = []


def collect(item, all=[]):
    all.append(item)  # finding: request-state-kept
    return len([one for one in all])


def check(name):
    widget = TABLE.get_item(Key={"name": name})["Item"]
    if not widget.get("source"):
        WARNINGS.append(f"{widget['title']} has no source")  # finding: request-state-kept
        COUNTED.append(widget["title"])
    return WARNINGS, len(COUNTED)


def handler(event, context):
    basket = Basket()
    for item in json.loads(event["body"])["items"]:
        basket.add(item)
    for group in event["headers"].get("x-groups", "").split(","):
        Context.groups.append(group)  # finding: request-state-kept
    known = bool({"staff"}.intersection(Context.groups))
    FLUSHED.append(event["rawPath"])
    if len(FLUSHED) > 10:
        print(len(FLUSHED))
        FLUSHED.clear()
    TOLD.append(event["rawPath"])
    if event["headers"]["x-id"] in SEEN:
        return {"statusCode": 204}
    SEEN.append(event["headers"]["x-id"])
    return {"statusCode": 200, "body": json.dumps([basket.total(), known, collect(event["rawPath"]), check(event["rawPath"])])}
