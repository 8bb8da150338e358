import json
import os


def handler(event, context):
    for record in event["Records"]:
        message = json.loads(json.loads(record["body"])["Message"])
        os.system("ls " + message["name"])
