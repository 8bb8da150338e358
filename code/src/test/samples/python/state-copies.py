# trigger: http-api
import copy
import json

TEMPLATE = {"user": None, "tags": ["a"], "meta": {"x": 1}}
NAMES = ["a"]


def handler(event, context):
    body = json.loads(event["body"])
    item = copy.deepcopy(TEMPLATE)
    item["tags"].append(body["tag"])
    item["meta"]["by"] = body["by"]
    other = dict(TEMPLATE)
    other["user"] = body["user"]
    names = list(NAMES)
    names.append(body["name"])
    mine = sorted(NAMES)
    mine.append(body["name"])
    more = NAMES[:]
    more.append(body["name"])
    return {"statusCode": 200, "body": json.dumps([item, other, names, mine, more])}
