import json
import os


def handler(event, context):
    order = json.loads(event["body"])
    os.system("ls " + order["name"])
    return {"statusCode": 200}
